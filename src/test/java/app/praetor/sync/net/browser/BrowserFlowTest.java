package app.praetor.sync.net.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.sync.client.BrowserSignIn;
import app.praetor.sync.client.SyncDesk.Vouched;
import app.praetor.sync.client.SyncException;
import app.praetor.sync.net.Provider;
import com.nimbusds.jwt.JWTParser;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sign-in in the browser at a real provider, and what others may try meanwhile. */
@Timeout(60)
class BrowserFlowTest {
    private final MockOAuth2Server server = new MockOAuth2Server();
    private final Browser browser = new Browser();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.shutdown();
    }

    private Provider provider() {
        return provider(server.tokenEndpointUrl("default").toString());
    }

    private Provider provider(String tokenEndpoint) {
        return new Provider(
                server.issuerUrl("default").toString(),
                "praetor",
                server.authorizationEndpointUrl("default").toString(),
                tokenEndpoint,
                List.of("openid", "email"));
    }

    /** The address at which the program waits, with these fields. */
    private static String callback(BrowserSignIn flow, String... fields) {
        HttpUrl.Builder url =
                HttpUrl.get(Browser.fields(flow.address()).get("redirect_uri")).newBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            url.addQueryParameter(fields[i], fields[i + 1]);
        }
        return url.build().toString();
    }

    private static String state(BrowserSignIn flow) {
        return String.valueOf(Browser.fields(flow.address()).get("state"));
    }

    @Test
    void thePersonSignsInAndTheTokenCarriesTheNonce() throws Exception {
        Browser.person(server, "ada@example.com");
        try (BrowserSignIn flow = BrowserFlow.begin(provider())) {
            Future<Vouched> word = threads.submit(flow::await);

            HttpResponse<String> shown = browser.open(flow.address());

            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.body()).contains("Back to Praetor Desktop");
            assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(JWTParser.parse(word.get().idToken()).getJWTClaimsSet().getStringClaim("nonce"))
                    .isEqualTo(word.get().nonce());
        }
    }

    @Test
    void asksWithAChallengeAndAPortOfThisComputer() {
        try (BrowserSignIn one = BrowserFlow.begin(provider());
                BrowserSignIn other = BrowserFlow.begin(provider())) {
            var first = Browser.fields(one.address());
            var second = Browser.fields(other.address());

            assertThat(first)
                    .containsEntry("response_type", "code")
                    .containsEntry("client_id", "praetor")
                    .containsEntry("scope", "openid email")
                    .containsEntry("code_challenge_method", "S256");
            assertThat(first.get("redirect_uri")).matches("http://127\\.0\\.0\\.1:\\d+/callback");
            for (String secret : List.of("state", "nonce", "code_challenge")) {
                assertThat(first.get(secret)).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(second.get(secret));
            }
        }
    }

    @Test
    void anAnswerWithAnotherStateIsNotTakenAndTheRightOneStillCounts() throws Exception {
        Browser.person(server, "ada@example.com");
        try (BrowserSignIn flow = BrowserFlow.begin(provider())) {
            Future<Vouched> word = threads.submit(flow::await);

            HttpResponse<String> strange = browser.open(callback(flow, "code", "stolen", "state", "guessed"));
            assertThat(strange.statusCode()).isEqualTo(400);
            assertThat(strange.body()).contains("not taken");
            assertThat(browser.open(callback(flow, "code", "stolen")).statusCode())
                    .isEqualTo(400);
            assertThat(browser.open(callback(flow, "code", "stolen", "state", state(flow), "state", "x"))
                            .statusCode())
                    .isEqualTo(400);

            browser.open(flow.address());
            assertThat(word.get().idToken()).isNotEmpty();
        }
    }

    @Test
    void anAnswerThatComesTwiceCountsOnce() throws Exception {
        Browser.person(server, "ada@example.com");
        try (BrowserSignIn flow = BrowserFlow.begin(provider())) {
            String redirect = browser.led(flow.address());

            assertThat(browser.open(redirect).statusCode()).isEqualTo(200);
            HttpResponse<String> second = browser.open(redirect);
            HttpResponse<String> third = browser.open(callback(flow, "code", "another", "state", state(flow)));

            assertThat(second.statusCode()).isEqualTo(410);
            assertThat(third.body()).contains("Already used");
            assertThat(flow.await().idToken()).isNotEmpty();
        }
    }

    @Test
    void aCodeThatSomebodyElseHasUsedGivesNoToken() {
        Browser.person(server, "ada@example.com");
        try (BrowserSignIn thief = BrowserFlow.begin(provider());
                BrowserSignIn flow = BrowserFlow.begin(provider())) {
            String code = Browser.fields(browser.led(thief.address())).get("code");

            // The code of another sign-in, smuggled into this one with the right state: the verifier does not fit.
            browser.open(callback(flow, "code", code, "state", state(flow)));

            assertThatThrownBy(flow::await)
                    .isInstanceOf(SyncException.class)
                    .hasMessageContainingAll("did not confirm", "Nothing was changed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, declined on its page",
        "login_required, (login_required)",
        "<script>alert(1)</script>, did not let you in."
    })
    void theProviderSaysNo(String error, String said) {
        try (BrowserSignIn flow = BrowserFlow.begin(provider())) {
            HttpResponse<String> shown =
                    browser.open(callback(flow, "error", error, "state", state(flow), "error_description", "<b>x"));

            assertThat(shown.body()).contains("Not signed in").doesNotContain("script", "<b>");
            assertThatThrownBy(flow::await)
                    .isInstanceOf(SyncException.class)
                    .hasMessageContaining(said)
                    .hasMessageNotContaining("script");
        }
    }

    @Test
    void anotherProviderThanTheServersIsNotBelieved() {
        try (BrowserSignIn flow = BrowserFlow.begin(provider())) {
            browser.open(callback(flow, "code", "c", "state", state(flow), "iss", "https://evil.example"));

            assertThatThrownBy(flow::await).hasMessageContaining("Another identity provider");
        }
    }

    @Test
    void aPageThatClosesBeforeItIsShownHasBroughtItsCode() throws Exception {
        Browser.person(server, "ada@example.com");
        try (BrowserSignIn flow = BrowserFlow.begin(provider())) {
            URI redirect = URI.create(browser.led(flow.address()));
            // A line that was opened for nothing, and one that breaks in the middle of its question.
            line(redirect, "").close();
            line(redirect, "GET /call").close();

            line(
                            redirect,
                            "GET " + redirect.getRawPath() + "?" + redirect.getRawQuery()
                                    + " HTTP/1.1\r\nHost: 127.0.0.1:" + redirect.getPort() + "\r\n\r\n")
                    .close();

            assertThat(flow.await().idToken()).isNotEmpty();
        }
    }

    private static Socket line(URI to, String text) throws IOException {
        Socket line = new Socket(InetAddress.getLoopbackAddress(), to.getPort());
        line.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().flush();
        return line;
    }

    @Test
    void anotherNameForThisComputerAndOtherPathsAreNotAnswered() {
        try (BrowserSignIn flow = BrowserFlow.begin(provider(), Duration.ofMillis(1))) {
            String right = callback(flow, "code", "c", "state", state(flow));

            assertThat(browser.open(right.replace("127.0.0.1", "localhost")).statusCode())
                    .isEqualTo(404);
            assertThat(browser.open(right.replace("/callback", "/favicon.ico")).statusCode())
                    .isEqualTo(404);
            assertThatThrownBy(flow::await).hasMessageContaining("in time");
        }
    }

    @Test
    void whoDoesNotSignInInTimeIsToldAndALateAnswerFindsNobody() {
        try (BrowserSignIn flow = BrowserFlow.begin(provider(), Duration.ofMillis(1))) {
            assertThatThrownBy(flow::await)
                    .isInstanceOf(SyncException.class)
                    .hasMessageContainingAll("Nobody signed in", "Nothing was changed");
            assertThatThrownBy(() -> browser.open(callback(flow, "code", "c", "state", state(flow))))
                    .hasCauseInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aWrongStateIsNamedWhenNothingElseComes() {
        try (BrowserSignIn flow = BrowserFlow.begin(provider(), Duration.ofMillis(1))) {
            browser.open(callback(flow, "code", "c", "state", "guessed"));

            assertThatThrownBy(flow::await).hasMessageContaining("does not belong to this sign-in");
        }
    }

    @Test
    void whoCancelsWaitsNoLonger() {
        BrowserSignIn flow = BrowserFlow.begin(provider());
        CompletableFuture<Vouched> word = CompletableFuture.supplyAsync(flow::await, threads);

        flow.close();

        assertThatThrownBy(word::join)
                .hasRootCauseInstanceOf(SyncException.class)
                .hasMessageContaining("stopped");
    }

    @Test
    void aProviderThatIsAwayIsNamed() {
        try (BrowserSignIn flow = BrowserFlow.begin(provider("http://127.0.0.1:1/token"))) {
            browser.open(callback(flow, "code", "c", "state", state(flow)));

            assertThatThrownBy(flow::await)
                    .isInstanceOf(SyncException.class)
                    .hasMessageContaining("could not be asked");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "javascript:alert(1)", "http://login.example.org/authorize", "", "-x"})
    void noServerMakesThisComputerOpenAnythingElseThanAnEncryptedPage(String address) {
        Provider hostile = new Provider("https://a.example", "praetor", address, "https://a.example/token", List.of());

        assertThatThrownBy(() -> BrowserFlow.begin(hostile))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("nothing was opened");
    }

    @Test
    void nothingSecretIsInWords() {
        try (BrowserSignIn flow = BrowserFlow.begin(provider())) {
            assertThat(flow + " " + new Asked("s1", "n1", "v1") + " " + new Vouched("t1", "n1"))
                    .doesNotContain(state(flow), "s1", "n1", "v1", "t1");
        }
    }
}
