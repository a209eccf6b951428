package app.praetor.server.http;

import static app.praetor.server.http.Attempts.delete;
import static app.praetor.server.http.Attempts.insert;
import static app.praetor.server.http.Attempts.update;
import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.http.TestServer.Answer;
import app.praetor.store.Json;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.RowChange;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tenant reads and writes nothing of another, whatever its devices send. Each test tries a kind of thing, counts what it
 * has tried, searches every answer for words of the other tenant, and compares the other's rows with what they were.
 */
@Execution(ExecutionMode.CONCURRENT)
class IsolationTest extends TwoTenants {
    @Test
    void noBatchTouchesARowOfAnother() throws SQLException {
        for (SyncTable table : estate.tables.all()) {
            String name = table.name();
            eve.batch(name, Intrusion.onRows(estate, eve, table, List.of(ONE, TWO), OWN, theirs));
            eve.expect(
                    "over " + name, eve.push(insert(name, Estate.id(ONE, name), estate.row(table, "over", OWN))), 200);
            eve.batch(name, Intrusion.moves(estate, eve, table, ONE, OWN));
        }
        eve.load("load afterwards");
        eve.pull("pull afterwards");
        nothingHappened(eve, 200);
    }

    @Test
    void noPlaceInTheirFeedOpensIt() throws SQLException {
        String position = place.text("position");
        String next = place.text("next");
        String own = server.get("/v1/sync/load?limit=5", eve.token()).text("position");
        List<String> places = new ArrayList<>(List.of(position, position + position, position + "." + position, own));
        for (int i = 0; i < position.length(); i++) {
            places.add(position.substring(0, i));
        }
        String mark = position.split("\\.")[1];
        for (String version :
                List.of("-1", "0", "1", "2", "3", "99", "9223372036854775807", "-9223372036854775808", "1e3", "0x1")) {
            places.add(version + "." + mark + ".0");
            places.add(version + ".0.0");
            places.add(version + "." + own.split("\\.")[1] + ".-1");
        }
        HOSTILE.forEach(h -> places.add(h.formatted(theirs)));
        for (String one : new LinkedHashSet<>(places)) {
            eve.expect("pull " + one, server.get("/v1/sync/pull?position=" + url(one), eve.token()), 200, 410);
        }
        Set<String> tokens = new LinkedHashSet<>(List.of(next, next + next, next + ".0", position));
        for (int i = 1; i < next.length(); i += 3) {
            tokens.add(next.substring(0, i));
        }
        String[] parts = next.split("\\.");
        for (int i = 0; i < parts.length; i++) {
            for (String other : List.of(
                    "-1",
                    "0",
                    "7",
                    "99999999999",
                    theirs.toString(),
                    Estate.id(ONE, "users").toString())) {
                String[] altered = parts.clone();
                altered[i] = other;
                tokens.add(String.join(".", altered));
            }
        }
        HOSTILE.forEach(h -> tokens.add(h.formatted(theirs)));
        for (String one : tokens) {
            eve.expect("load " + one, server.get("/v1/sync/load?token=" + url(one), eve.token()), 200, 400, 410);
        }
        for (String limit : List.of("-1", "0", "999999999", "99999999999", "1;", "x", "", "1 OR 1=1")) {
            eve.expect("limit " + limit, server.get("/v1/sync/load?limit=" + url(limit), eve.token()), 200, 400);
        }
        nothingHappened(eve, 120);
    }

    @Test
    void noFileOfTheirsIsThere() throws SQLException {
        String theirFile = Attempts.hash(FILE);
        String none = Attempts.hash(new byte[] {1});
        for (String method : List.of("GET", "HEAD")) {
            eve.same(
                    method,
                    server.send(method, "/v1/blobs/" + theirFile, eve.token(), new byte[0]),
                    server.send(method, "/v1/blobs/" + none, eve.token(), new byte[0]),
                    404);
            eve.same(
                    method + " of a range",
                    server.send(method, "/v1/blobs/" + theirFile, eve.token(), new byte[0], "Range", "bytes=0-1"),
                    server.send(method, "/v1/blobs/" + none, eve.token(), new byte[0], "Range", "bytes=0-1"),
                    404);
            for (String path : List.of(
                    theirFile + "?tenant=" + theirs,
                    theirFile + "/",
                    theirFile + "?project=" + Estate.id(ONE, "projects"),
                    theirFile.toUpperCase(Locale.ROOT),
                    "../blobs/" + theirFile,
                    "%2e%2e%2f" + theirFile,
                    theirs + "%2f" + theirFile,
                    theirFile + "%00",
                    theirFile + ";x=1",
                    "%27%20OR%20%271%27=%271")) {
                eve.expect(
                        method + " " + path,
                        server.send(method, "/v1/blobs/" + path, eve.token(), new byte[0]),
                        400,
                        404);
            }
        }
        byte[] wrong = "other bytes of our own.".getBytes(StandardCharsets.UTF_8);
        String project = "?project=" + Estate.id(ONE, "projects");
        eve.same("put", eve.put(theirFile, "", 0, wrong, wrong.length), eve.put(none, "", 0, wrong, wrong.length), 422);
        eve.same(
                "put into their project",
                eve.put(theirFile, project, 0, wrong, wrong.length),
                eve.put(none, "?project=" + eve.nowhere(), 0, wrong, wrong.length),
                422);
        eve.expect(
                "put hostile project",
                eve.put(theirFile, "?project=" + url("' OR '1'='1"), 0, wrong, wrong.length),
                400);
        nothingHappened(eve, 26);
    }

    @Test
    void noBatchOfTheirsIsAnsweredToUs() throws SQLException {
        Push last = ada.last();
        long seq = eve.next();
        RowChange change = update("tasks", Estate.id(ONE, "tasks"), "title", "x");
        eve.same(
                "their batch",
                send(last),
                send(new Push(eve.nowhere(), last.seq(), eve.nowhere(), "027", "", last.changes())),
                400);
        eve.same(
                "their device",
                send(new Push(ada.device(), seq, eve.nowhere(), "027", "", List.of(change))),
                send(new Push(eve.nowhere(), seq, eve.nowhere(), "027", "", List.of(change))),
                400);
        eve.expect(
                "their number",
                send(new Push(eve.device(), last.seq() + 7, last.batch(), "027", "", List.of(change))),
                409);
        eve.expect(
                "number and batch",
                eve.push(new Push(eve.device(), seq, last.batch(), "027", place.text("position"), last.changes())),
                200);
        List<String> tables = new ArrayList<>(List.of(
                "tenants",
                "server_accounts",
                "server_keys",
                "server_memberships",
                "server_refresh_tokens",
                "server_invitations",
                "sync_devices",
                "sync_rows",
                "tenant_clock",
                "feed_versions",
                "change_log",
                "blobs",
                "blob_chunks",
                "realtime_channels",
                "integration_credentials",
                "kit_credentials",
                "pg_catalog.pg_authid",
                "praetor.tasks",
                "TASKS",
                "tasks t; DELETE FROM praetor.tasks; --",
                "tasks\" --",
                ""));
        HOSTILE.forEach(h -> tables.add(h.formatted(theirs)));
        for (String table : tables) {
            for (RowChange one : List.of(
                    insert(table, theirs, values("name", "x")),
                    update(table, theirs, "name", "x"),
                    delete(table, theirs))) {
                Answer answer = eve.expect(one.op() + " in " + table, eve.push(one), 200);
                assertThat(Attempts.outcome(answer, 0)).contains("unknown_table");
            }
        }
        List<String> columns = new ArrayList<>(
                List.of("tenant_id", "id", "row_version", "name = 'x' WHERE TRUE; --", "name\" = ''", "TENANT_ID"));
        HOSTILE.forEach(h -> columns.add(h.formatted("x")));
        for (String column : columns) {
            eve.expect(
                    "new with " + column,
                    eve.push(insert(
                            "projects", eve.nowhere(), values("name", "x").put(column, theirs.toString()))),
                    200);
            eve.expect(
                    "change of " + column,
                    eve.push(update(
                            "projects",
                            Estate.id(OWN, "projects"),
                            column,
                            Estate.id(ONE, "projects").toString())),
                    200);
            eve.expect(
                    "value " + column, eve.push(update("projects", Estate.id(OWN, "projects"), "name", column)), 200);
            eve.expect(
                    "clock of " + column,
                    eve.push(new RowChange(
                            "projects",
                            Estate.id(OWN, "projects"),
                            Op.UPDATE,
                            5,
                            Map.of(column, -5L),
                            values("description", "x"),
                            values(column, "x"),
                            Long.MAX_VALUE)),
                    200);
        }
        nothingHappened(eve, 150);
    }

    private static ObjectNode values(String column, String value) {
        return Json.MAPPER.createObjectNode().put(column, value);
    }

    private Answer send(Push push) {
        return server.post("/v1/sync/push", eve.token(), push);
    }

    @Test
    void noStreamTellsOfThem() throws Exception {
        Map<String, Long> heads = new LinkedHashMap<>();
        // A device is not told of what it sends itself.
        Attempts laptop = eve("eve@example.com");
        for (String query : List.of(
                "",
                "?tenant=" + theirs,
                "?position=" + url(place.text("position")),
                "?channel=" + theirs,
                "?lastEventId=" + place.text("position"))) {
            try (Listener listener = new Listener(server, query, eve.token(), place.text("position"))) {
                String first = listener.event();
                ada.push(update("tasks", Estate.id(ONE, "tasks"), "title", ONE + query));
                long version = laptop.push(update("tasks", Estate.id(OWN, "tasks"), "title", "ours " + heads.size()))
                        .body()
                        .path("version")
                        .asLong();
                StringBuilder heard = new StringBuilder(first);
                String event = first;
                while (!event.equals("head " + version)) {
                    event = listener.event();
                    heard.append('\n').append(event);
                }
                heads.put(query, version);
                // Nothing between the head that was and the one of our own change.
                assertThat(heard.toString().lines().filter(l -> l.startsWith("head ")))
                        .containsExactly("head " + (version - 1), "head " + version);
                eve.silent("stream" + query, heard.toString() + listener.headers());
                eve.made().add("stream" + query);
            }
        }
        assertThat(heads).hasSize(5);
        before = estate.picture(theirs);
        nothingHappened(eve, 5);
    }
}
