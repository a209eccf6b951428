package app.praetor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.praetor.server.account.IdentityProvider;
import app.praetor.sync.Agency;
import app.praetor.sync.net.browser.Browser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Signing in from a terminal. */
@Timeout(120)
@ResourceLock(Resources.SYSTEM_OUT)
class SyncSignInCommandTest {
    private static final String ADA = "ada@example.com";
    private static final Pattern ADDRESS = Pattern.compile("(?m)^(http://\\S+code_challenge\\S+)$");

    @TempDir
    Path folder;

    private final MockOAuth2Server provider = new MockOAuth2Server();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Agency agency;
    private Path password;

    @BeforeEach
    void start() throws Exception {
        provider.start();
        agency = new Agency(
                IdentityProvider.discover(provider.issuerUrl("default").toString(), "praetor"));
        agency.organization("north", "Studio North", ADA);
        password = Files.writeString(folder.resolve("password"), Agency.PASSWORD + "\n");
        Files.writeString(folder.resolve("passphrase"), "only for this test\n");
    }

    @AfterEach
    void stop() {
        agency.close();
        provider.shutdown();
    }

    private int signIn(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--home",
                folder.resolve("home").toString(),
                "--passphrase-file",
                folder.resolve("passphrase").toString(),
                "sync",
                "signin",
                "--server",
                agency.url()));
        args.addAll(List.of(more));
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
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
    void namesTheOrganizationsAndTakesOne() {
        agency.organization("south", "Studio South", ADA);

        assertThat(signIn("--email", ADA, "--password-file", password.toString()))
                .isEqualTo(2);
        assertThat(said())
                .contains("--organization", "north (Studio North)", "south (Studio South)", "Nothing was changed");

        assertThat(signIn("--email", ADA, "--password-file", password.toString(), "--organization", "south"))
                .as(said())
                .isZero();
    }

    @Test
    void aRefusalIsSaidInWords() throws Exception {
        Files.writeString(password, "not this one\n");

        assertThat(signIn("--email", ADA, "--password-file", password.toString()))
                .isEqualTo(1);
        assertThat(said()).contains("E-mail address and password do not belong together. Nothing was changed here.");
    }

    @Test
    void printsTheAddressAndGoesOnWhenSomebodyHasSignedInThere() {
        Browser.person(provider, ADA);
        CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> signIn("--browser"));
        await().until(() -> ADDRESS.matcher(said()).find() || end.isDone());
        Matcher address = ADDRESS.matcher(said());
        assertThat(address.find()).as(said()).isTrue();

        new Browser().open(address.group(1));

        assertThat(end.join()).as(said()).isZero();
    }

    @Test
    void oneWayHasToBeGiven() {
        assertThat(signIn()).isEqualTo(2);
        assertThat(signIn("--browser", "--email", ADA)).isEqualTo(2);
        assertThat(said()).contains("--browser alone");
    }
}
