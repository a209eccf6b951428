package app.praetor.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.ServerMain;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EmbeddedDayTest {
    @TempDir
    private Path folder;

    /** Each command starts the database of the folder and stops it. */
    private String run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = ServerMain.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        int code = line.execute(arguments);
        line.getOut().flush();
        assertThat(code).as(out.toString()).isZero();
        return out.toString();
    }

    @Test
    void theFirstDayLeavesATenantThatIsThereAfterARestart() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "a long password\n");
        String data = folder.resolve("data").toString();

        run("tenant", "add", "Studio North", "--slug", "studio", "--embedded", "--data", data);
        run(
                "user",
                "add",
                "ada@example.com",
                "--tenant",
                "studio",
                "--name",
                "Ada",
                "--role",
                "owner",
                "--password-file",
                password.toString(),
                "--embedded",
                "--data",
                data);
        String token = run("invite", "bob@example.com", "--tenant", "studio", "--embedded", "--data", data);

        assertThat(token.strip()).hasSize(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data/server.password"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(folder.resolve("data/postgresql/pg_hba.conf")))
                .doesNotContain("trust");
    }
}
