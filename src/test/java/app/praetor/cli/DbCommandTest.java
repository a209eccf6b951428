package app.praetor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.store.Json;
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

/** {@code praetor db} as a script sees it. */
@ResourceLock(Resources.SYSTEM_OUT)
class DbCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path passphrase;

    @BeforeEach
    void passphrase() throws Exception {
        passphrase = Files.writeString(folder.resolve("passphrase"), "only for this test\n");
    }

    private int run(String home, String... command) {
        List<String> args = new ArrayList<>(
                List.of("--home", folder.resolve(home).toString(), "--passphrase-file", passphrase.toString()));
        args.addAll(List.of(command));
        out.reset();
        err.reset();
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

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aWorkspaceIsCheckedBackedUpAndRestored() throws Exception {
        assertThat(run("home", "db", "check", "--json")).isZero();
        JsonNode report = Json.parse(out());
        assertThat(report.path("tables").asInt()).isEqualTo(110);
        assertThat(report.path("findings")).isEmpty();

        Path backup = folder.resolve("copy.zip");
        assertThat(run("home", "db", "backup", backup.toString(), "--verify")).isZero();
        assertThat(out()).contains(backup.toString());
        assertThat(run("home", "db", "restore", backup.toString())).isEqualTo(1);
        assertThat(err()).contains("not empty");
        assertThat(run("other", "db", "restore", backup.toString())).isZero();
        assertThat(err()).contains("passphrase");
        assertThat(run("other", "db", "check")).isZero();

        assertThat(run("third", "db", "restore", passphrase.toString())).isEqualTo(2);
        assertThat(run("third", "db", "restore")).isEqualTo(2);
        assertThat(folder.resolve("third")).doesNotExist();
    }

    @Test
    void aDamagedDatabaseIsAFindingAndTheNewestGoodBackupTakesItsPlace() throws Exception {
        Files.createDirectories(folder.resolve("home/backups"));
        assertThat(run("home", "db", "backup", folder.resolve("home/backups").toString()))
                .isZero();
        assertThat(run("home", "db", "restore", "--newest-good")).isEqualTo(2);
        Path file = folder.resolve("home/db/praetor.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(run("home", "project", "list")).isEqualTo(1);
        assertThat(err()).contains("--newest-good").contains("Nothing was changed");
        assertThat(run("home", "db", "check")).isEqualTo(3);
        assertThat(run("home", "db", "restore", "--newest-good")).isZero();
        assertThat(err()).contains("damaged-");
        assertThat(run("home", "db", "check")).isZero();
    }

    @Test
    void oneSelectRunsWithinTheTenantAndNothingElse() {
        assertThat(run("home", "db", "sql", "SELECT COUNT(*) AS people FROM users", "--json"))
                .isZero();
        assertThat(Json.parse(out()).path(0).path("people").asInt()).isEqualTo(1);
        assertThat(run("home", "db", "sql", "SELECT COUNT(*) AS people FROM users"))
                .isZero();
        assertThat(out()).isEqualTo("people" + System.lineSeparator() + "1" + System.lineSeparator());

        for (String refused : List.of(
                "DELETE FROM users",
                "UPDATE users SET name = 'x'",
                "INSERT INTO projects (name, template) VALUES ('x', 'general')",
                "SELECT 1; DELETE FROM users",
                "SELECT * FROM users FOR UPDATE",
                "SELECT * FROM information_schema.users",
                "SELECT FILE_READ('/etc/passwd')",
                "SCRIPT",
                "DROP TABLE users",
                "SELECT nothing FROM users",
                "")) {
            assertThat(run("home", "db", "sql", refused)).as(refused).isEqualTo(2);
            assertThat(err()).as(refused).isNotBlank();
        }
        assertThat(run("home", "db", "sql", "SELECT COUNT(*) AS people FROM users", "--json"))
                .isZero();
        assertThat(Json.parse(out()).path(0).path("people").asInt()).isEqualTo(1);
    }
}
