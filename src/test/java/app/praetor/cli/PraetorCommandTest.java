package app.praetor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.store.Json;
import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.SchemaCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import tools.jackson.databind.JsonNode;

/** Commands as a script sees them: exit codes, data on stdout, messages on stderr. */
@ResourceLock(Resources.SYSTEM_OUT)
class PraetorCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path passphrase;

    @BeforeEach
    void passphrase() throws Exception {
        passphrase = Files.writeString(folder.resolve("passphrase"), "only for this test\n");
    }

    private int run(String... command) {
        List<String> args = new ArrayList<>(
                List.of("--home", folder.resolve("home").toString(), "--passphrase-file", passphrase.toString()));
        args.addAll(List.of(command));
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return PraetorCommand.run(args.toArray(String[]::new), options -> {}, tour -> {});
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
        }
    }

    @Test
    void anObjectiveIsCheckedWithLineAndPointer() throws Exception {
        String shipped = app.praetor.discovery.objective.Objectives.text("idea_discovery");
        Path good = Files.writeString(folder.resolve("good.yaml"), shipped);
        Path broken =
                Files.writeString(folder.resolve("broken.yaml"), shipped.replaceFirst("field: idea", "field: zoo"));

        assertThat(run("objectives", "check", good.toString())).isZero();
        assertThat(run("objectives", "check", broken.toString())).isEqualTo(2);
        assertThat(run("objectives", "check", folder.resolve("none.yaml").toString()))
                .isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains(broken + ":", "/obligations/0/field: there is no");
    }

    @Test
    void anEmptyHomeBecomesAWorkspaceWithoutAsking() {
        assertThat(run("project", "list", "--json")).isZero();

        assertThat(Json.parse(out.toString(StandardCharsets.UTF_8))).isEmpty();
        assertThat(folder.resolve("home/db/praetor.mv.db")).exists();
    }

    @Test
    void theSchemaHasAllTablesOfTheDocument() {
        assertThat(run("db", "schema", "--json")).isZero();

        JsonNode tables = Json.parse(out.toString(StandardCharsets.UTF_8));
        assertThat(tables).hasSize(SchemaCatalogue.load(Dialect.H2).tables().size());
        JsonNode tasks = tables.valueStream()
                .filter(t -> t.path("table").asString().equals("tasks"))
                .findFirst()
                .orElseThrow();
        assertThat(tasks.path("tenancy").asString()).isEqualTo("via project_id -> projects.tenant_id");
        assertThat(tasks.path("columns").valueStream().map(c -> c.path("type").asString()))
                .contains("uuid", "uuid[]", "jsonb", "timestamptz");
    }

    @Test
    void wrongUsageExitsWithTwoAndSaysWhatIsWrong() {
        assertThat(run("project", "show", "not-an-id")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("not a project id");
        assertThat(run("interview", folder.resolve("missing.yaml").toString())).isEqualTo(2);
        assertThat(run("no-such-command")).isEqualTo(2);
    }

    @Test
    void anUnknownProjectExitsWithOneAndOneLine() {
        assertThat(run("project", "show", "00000000-0000-4000-8000-000000000000"))
                .isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1).allMatch(l -> l.contains("no project"));
    }

    @Test
    void aDamagedProjectFileIsRefusedAsInvalidInput() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.praetor"), "this is not a zip");

        assertThat(run("project", "import", file.toString())).isEqualTo(2);
        assertThat(run("project", "list")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aKitWithProblemsIsAFinding() throws Exception {
        Path kit = Files.createDirectory(folder.resolve("kit"));
        Files.writeString(kit.resolve("kit.yaml"), "apiVersion: praetor.dev/kit/v1\nsurprise: 1\n");

        assertThat(run("kit", "lint", kit.toString())).isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("kit.yaml").contains("surprise");
        assertThat(run("kit", "lint", "requirements-pack")).isZero();
    }

    @Test
    void anInterviewPrintsWhatWasUnderstood() throws Exception {
        Path script = Files.writeString(folder.resolve("client.yaml"), """
            opening: Our museum sells 300 tickets a day on paper and the queue reaches the street.
            replies:
              constraints.budget: ["40,000 euros"]
            """);
        Path result = folder.resolve("result.json");

        assertThat(run("interview", script.toString(), "--json", result.toString()))
                .isZero();

        JsonNode json = Json.parse(Files.readString(result));
        assertThat(json.path("context")
                        .path("constraints")
                        .path("budget")
                        .path("value")
                        .asString())
                .contains("40,000");
        assertThat(json.path("open_questions")).isNotEmpty();
    }
}
