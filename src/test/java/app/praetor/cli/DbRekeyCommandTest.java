package app.praetor.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Changing keys as a script does it. */
@ResourceLock(Resources.SYSTEM_OUT)
class DbRekeyCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String first;
    private String second;

    @BeforeEach
    void passphrases() throws Exception {
        first = file("first", "the first one");
        second = file("second", "the second one");
    }

    private String file(String name, String line) throws Exception {
        return Files.writeString(folder.resolve(name), line + "\n").toString();
    }

    private int run(String... command) {
        List<String> args =
                new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        args.addAll(List.of(command));
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        out.reset();
        err.reset();
        try {
            return PraetorCommand.run(args.toArray(String[]::new), options -> {}, tour -> {});
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
        }
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void passphraseDatabaseKeyAndRecoveryCodeAreChangedInOneGo() throws Exception {
        assertThat(run("project", "list", "--passphrase-file", first)).isZero();

        assertThat(run(
                        "db",
                        "rekey",
                        "--passphrase-file",
                        first,
                        "--new-passphrase-file",
                        second,
                        "--rotate",
                        "--new-recovery-code"))
                .isZero();
        String code = out.toString(StandardCharsets.UTF_8).strip();
        assertThat(code).matches("(\\w{4}-){6}\\w{4}");
        assertThat(said()).doesNotContain(code).contains("not shown again");

        assertThat(run("project", "list", "--passphrase-file", first)).isEqualTo(1);
        assertThat(said().lines()).hasSize(1).allMatch(l -> l.contains("does not open") && l.contains("recovery code"));
        assertThat(run("project", "list", "--passphrase-file", second)).isZero();
        assertThat(run("project", "list", "--recovery-code-file", file("code", code)))
                .isZero();
        assertThat(run("project", "list", "--recovery-code-file", file("typo", code.substring(1))))
                .isEqualTo(1);
        assertThat(said()).contains("typing error").doesNotContain(code.substring(1));
    }

    @Test
    void wrongUsageIsSaid() {
        assertThat(run("db", "rekey", "--rotate")).isEqualTo(2);
        assertThat(said()).contains("There is no workspace in");
        assertThat(folder.resolve("home")).doesNotExist();
        assertThat(run("db", "rekey")).isEqualTo(2);
        assertThat(said()).contains("Nothing to do");
        assertThat(run("db", "rekey", "--remove-passphrase", "--new-passphrase-file", first))
                .isEqualTo(2);
        assertThat(run("project", "list", "--passphrase-file", first, "--recovery-code-file", second))
                .isEqualTo(2);
    }
}
