package app.praetor.server.http;

import static app.praetor.server.http.Attempts.delete;
import static app.praetor.server.http.Attempts.insert;
import static app.praetor.server.http.Attempts.update;
import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.http.Attempts.Try;
import app.praetor.server.http.TestServer.Answer;
import app.praetor.store.Json;
import app.praetor.sync.clock.Stamp;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.RowChange;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.node.ObjectNode;

/** A customer has one project of their organization and reads and writes nothing of another, nor what is the staff's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class CustomerIsolationTest {
    /** The lot whose project the customer has, and one whose project they do not have. */
    private static final String MINE = "OPENQ";

    private static final String FOREIGN = "SHUTQ";

    /** Tables that a customer never reads, whatever project their rows belong to. */
    private static final List<String> STAFF = List.of(
            "customer_invitations",
            "organization_members",
            "permission_roles",
            "permission_policies",
            "role_assignments",
            "permission_audit_log",
            "agent_memory");

    /** What a customer writes in their project. */
    private static final Set<String> WRITTEN = Set.of(
            "answers",
            "action_submissions",
            "task_activity",
            "feedback_events",
            "event_log",
            "tasks",
            "plan_questions",
            "user_preferences",
            "sync_conflicts");

    private TestServer server;
    private Estate estate;
    private UUID tenant;
    private UUID self;
    private Attempts ada;
    private Attempts cem;
    private Map<String, List<String>> before;

    @BeforeAll
    void start() throws SQLException {
        server = new TestServer();
        estate = new Estate(server);
        tenant = server.tenant("studio");
        server.person(tenant, "ada-secret@example.com", "owner");
        server.person(tenant, "cem@example.com", "customer");
        Answer signIn = server.signIn("cem@example.com");
        self = UUID.fromString(signIn.body().at("/user/id").asString());
        estate.seed(tenant, MINE, Map.of("agency_projects", Map.of("customer_user_id", self.toString())));
        // The people of the organization are known to its customers, other customers are not.
        estate.seed(tenant, FOREIGN, Map.of("users", Map.of("user_type", "customer")));
        estate.seed(tenant, FOREIGN + 2, Map.of());
        ada = new Attempts(server, server.signIn("ada-secret@example.com"), List.of());
        // One that they had, and have no more.
        ObjectNode had = estate.row(estate.tables.get("agency_projects"), FOREIGN, FOREIGN);
        had.put("customer_user_id", self.toString()).put("status", "archived");
        ada.push(insert("agency_projects", ada.nowhere(), had));
    }

    @BeforeEach
    void signIn() throws SQLException {
        List<String> secrets = new ArrayList<>(List.of(FOREIGN, MINE + "-users-email", "ada-secret"));
        STAFF.forEach(t -> secrets.add(Estate.word(MINE, t)));
        cem = new Attempts(server, server.signIn("cem@example.com"), secrets);
        before = estate.picture(tenant);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** Every row that was there is as it was, but for what the server itself notes of the exchange. */
    private void nothingHappened(int least) throws SQLException {
        assertThat(cem.failures()).as(String.join("\n", cem.failures())).isEmpty();
        Map<String, List<String>> after = estate.picture(tenant);
        before.forEach((table, rows) -> {
            if (!Set.of("tenant_clock", "sync_devices", "realtime_channels", "realtime_connection_stats")
                    .contains(table)) {
                assertThat(after.get(table)).as(table).containsAll(rows);
            }
        });
        assertThat(cem.made()).hasSizeGreaterThanOrEqualTo(least);
    }

    @Test
    void aCustomerReadsOnlyTheirProject() throws SQLException {
        Answer load = cem.expect("first page", server.get("/v1/sync/load?limit=2000", cem.token()), 200);
        assertThat(Attempts.text(load)).contains(Estate.word(MINE, "tasks")).contains(MINE + "-answers");
        cem.load("load");
        cem.pull("pull");
        String position = server.get("/v1/sync/load?limit=5", ada.token()).text("position");
        String token = server.get("/v1/sync/load?limit=5", ada.token()).text("next");
        cem.expect("position of staff", server.get("/v1/sync/pull?position=" + position, cem.token()), 200);
        String[] parts = token.split("\\.");
        for (int table = -1; table <= estate.tables.all().size(); table++) {
            parts[0] = Integer.toString(table);
            parts[1] = new UUID(0, 0).toString();
            cem.expect(
                    "load from " + table,
                    server.get("/v1/sync/load?token=" + String.join(".", parts), cem.token()),
                    200);
        }
        nothingHappened(60);
    }

    @Test
    void noBatchTouchesAnotherProject() throws SQLException {
        for (SyncTable table : estate.tables.all()) {
            String name = table.name();
            List<Try> tries =
                    new ArrayList<>(Intrusion.onRows(estate, cem, table, List.of(FOREIGN, FOREIGN + 2), MINE, tenant));
            tries.removeIf(t -> t.name().startsWith("into"));
            cem.batch(name, tries);
            Answer below = cem.expect(
                    "all below " + name,
                    cem.push(insert(name, cem.nowhere(), estate.row(table, "all" + name, FOREIGN))),
                    200);
            Answer over = cem.expect(
                    "over " + name,
                    cem.push(insert(name, Estate.id(FOREIGN, name), estate.row(table, "over", MINE))),
                    200);
            refused("all below " + name, below);
            refused("over " + name, over);
            if (!WRITTEN.contains(name)) {
                Answer change = cem.push(update(name, Estate.id(MINE, name), "updated_at", "2026-04-01T10:00:00Z"));
                refused("change " + name, cem.expect("change " + name, change, 200));
                Answer made = cem.push(insert(name, cem.nowhere(), estate.row(table, "made" + name, MINE)));
                refused("make " + name, cem.expect("make " + name, made, 200));
            }
            refused("end " + name, cem.expect("end " + name, cem.push(delete(name, Estate.id(MINE, name))), 200));
            for (Map.Entry<String, SyncTable.Reference> to : table.references().entrySet()) {
                String at = name + "." + to.getKey();
                cem.expect(
                        "move " + at,
                        cem.push(update(
                                name,
                                Estate.id(MINE, name),
                                to.getKey(),
                                Estate.id(FOREIGN, to.getValue().table()).toString())),
                        200);
            }
        }
        cem.load("load");
        cem.pull("pull");
        nothingHappened(200);
    }

    private void refused(String name, Answer answer) {
        if (!answer.body().at("/outcomes/0/kind").asString("").equals("rejected")) {
            cem.fail(name, "was not refused: " + Attempts.text(answer));
        }
    }

    @Test
    void aDeletedRowOfAnotherProjectComesBackForNoCustomer() throws SQLException {
        for (String name :
                List.of("answers", "feedback_events", "event_log", "sync_conflicts", "tasks", "plan_questions")) {
            UUID row = cem.nowhere();
            ada.push(insert(name, row, estate.row(estate.tables.get(name), FOREIGN, FOREIGN)));
            ada.push(delete(name, row));
            ObjectNode set = Json.MAPPER
                    .createObjectNode()
                    .put("project_id", Estate.id(MINE, "projects").toString());
            before = estate.picture(tenant);
            refused(
                    "update gone " + name,
                    cem.expect("update gone " + name, cem.push(change(name, row, Op.UPDATE, set)), 200));
            refused(
                    "insert gone " + name,
                    cem.expect("insert gone " + name, cem.push(insert(name, row, set.deepCopy())), 200));
            cem.pull("pull " + name);
            nothingHappened(3);
        }
        UUID task = cem.nowhere();
        ada.push(insert("tasks", task, estate.row(estate.tables.get("tasks"), FOREIGN, FOREIGN)));
        ada.push(delete("tasks", task));
        before = estate.picture(tenant);
        ObjectNode activity =
                estate.row(estate.tables.get("task_activity"), "below", MINE).put("task_id", task.toString());
        cem.batch(
                "gone",
                List.of(new Try(
                        "parent",
                        insert("task_activity", cem.nowhere(), activity),
                        insert(
                                "task_activity",
                                cem.nowhere(),
                                activity.deepCopy().put("task_id", cem.nowhere().toString())))));
        nothingHappened(19);
    }

    private static RowChange change(String table, UUID id, Op op, ObjectNode set) {
        return new RowChange(table, id, op, Stamp.at(System.currentTimeMillis()), null, set, null, 1);
    }

    @Test
    void preferencesStayWithTheirPerson() throws SQLException {
        UUID own = cem.nowhere();
        ObjectNode row =
                Json.MAPPER.createObjectNode().put("user_id", self.toString()).put("preference_key", "theme");
        assertThat(cem.push(insert("user_preferences", own, row)).body().path("outcomes"))
                .isEmpty();
        UUID colleague = Estate.id(MINE, "users");
        refused(
                "give away",
                cem.expect(
                        "give away", cem.push(update("user_preferences", own, "user_id", colleague.toString())), 200));
        refused(
                "make theirs",
                cem.expect(
                        "make theirs",
                        cem.push(insert(
                                "user_preferences",
                                cem.nowhere(),
                                row.deepCopy().put("user_id", colleague.toString()))),
                        200));
        refused(
                "take",
                cem.expect(
                        "take",
                        cem.push(update(
                                "user_preferences", Estate.id(MINE, "user_preferences"), "user_id", self.toString())),
                        200));
        UUID gone = cem.nowhere();
        ada.push(insert(
                "user_preferences", gone, estate.row(estate.tables.get("user_preferences"), FOREIGN + 3, FOREIGN)));
        ada.push(delete("user_preferences", gone));
        refused(
                "take gone",
                cem.expect(
                        "take gone",
                        cem.push(insert("user_preferences", gone, row.deepCopy().put("preference_key", "other"))),
                        200));
        cem.pull("pull");
        nothingHappened(5);
    }

    @Test
    void aKeyOfAnotherProjectIsNotTakenAway() throws SQLException {
        SyncTable table = estate.tables.get("action_submissions");
        ada.push(insert(
                table.name(),
                ada.nowhere(),
                estate.row(table, FOREIGN + 4, FOREIGN).put("idempotency_key", "press-4")));
        before = estate.picture(tenant);
        ObjectNode row = estate.row(table, "clash", MINE).put("idempotency_key", "press-4");
        RowChange early = new RowChange("action_submissions", cem.nowhere(), Op.INSERT, 1, null, row, null, 1);
        cem.expect("earlier submission with the same key", cem.push(early), 200);
        nothingHappened(1);
    }

    @Test
    void aConflictTellsNoCustomerWhatTheStaffWrote() throws SQLException {
        // Of what only the staff reads this alone belongs to a project, whose customers see its conflicts.
        // A deletion that comes too late leaves the row and quotes it.
        RowChange late = new RowChange(
                "agent_memory", Estate.id(MINE, "agent_memory"), Op.DELETE, Stamp.at(1), null, null, null, 1);
        Answer answer = ada.push(late);
        assertThat(Attempts.outcome(answer, 0)).contains("\"conflict\"");
        UUID conflict = UUID.fromString(answer.body().at("/outcomes/0/conflict").asString());
        assertThat(estate.picture(tenant).get("sync_conflicts"))
                .anyMatch(r -> r.contains(conflict.toString())
                        && r.contains(Estate.id(MINE, "projects").toString())
                        && r.contains(Estate.word(MINE, "agent_memory")));
        before = estate.picture(tenant);
        cem.load("load");
        cem.pull("pull");
        nothingHappened(2);
    }

    @Test
    void aFileOfAnotherProjectIsNotThere() throws Exception {
        byte[] file = "a file of the other project".getBytes(StandardCharsets.UTF_8);
        String hash = Attempts.hash(file);
        String project = "?project=" + Estate.id(FOREIGN, "projects");
        ada.put(hash, project, 0, file, file.length);
        byte[] large = new byte[(4 << 20) + 8];
        String started = Attempts.hash(large);
        ada.put(started, project, 0, Arrays.copyOf(large, 4 << 20), large.length);
        before = estate.picture(tenant);
        for (String one : List.of(hash, started)) {
            String none = Attempts.hash(one.getBytes(StandardCharsets.UTF_8));
            for (String method : List.of("GET", "HEAD")) {
                cem.same(
                        method + one,
                        server.send(method, "/v1/blobs/" + one, cem.token(), new byte[0]),
                        server.send(method, "/v1/blobs/" + none, cem.token(), new byte[0]),
                        404);
            }
            cem.expect("into theirs " + one, cem.put(one, project, 0, file, file.length), 403);
            cem.expect("without a project " + one, cem.put(one, "", 0, file, file.length), 403);
        }
        String mine = "?project=" + Estate.id(MINE, "projects");
        byte[] end = {1, 2, 3, 4, 5, 6, 7, 8};
        cem.same(
                "end of a started file",
                cem.put(started, mine, 4 << 20, end, large.length),
                cem.put(Attempts.hash(end), mine, 4 << 20, end, large.length),
                416);
        cem.expect("read after", server.get("/v1/blobs/" + hash, cem.token()), 404);
        nothingHappened(10);
    }
}
