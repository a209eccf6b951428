package app.praetor.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.account.IdentityProvider;
import app.praetor.server.http.TestServer.Answer;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OidcTest {
    private MockOAuth2Server provider;
    private MockOAuth2Server stranger;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        provider = new MockOAuth2Server();
        provider.start();
        stranger = new MockOAuth2Server();
        stranger.start();
        server = new TestServer(
                IdentityProvider.discover(provider.issuerUrl("default").toString(), "praetor"));
        server.person(server.tenant("studio"), "ada@example.com", "owner");
    }

    @AfterEach
    void stop() {
        server.close();
        provider.shutdown();
        stranger.shutdown();
    }

    private static String token(MockOAuth2Server from, String audience, boolean verified, long seconds) {
        return from.issueToken(
                        "default",
                        "subject",
                        audience,
                        Map.of("email", "ada@example.com", "email_verified", verified, "nonce", "n1"),
                        seconds)
                .serialize();
    }

    private int status(String idToken, String nonce) {
        return server.post(
                        "/v1/auth/oidc/token", null, Map.of("idToken", idToken, "nonce", nonce, "deviceName", "laptop"))
                .status();
    }

    @Test
    void itSaysWhereToFetchAWord() {
        Answer answer = server.get("/v1/auth/oidc", null);

        assertThat(answer.text("clientId")).isEqualTo("praetor");
        assertThat(answer.text("issuer"))
                .isEqualTo(provider.issuerUrl("default").toString());
        assertThat(answer.text("tokenEndpoint")).startsWith(answer.text("issuer"));
    }

    @Test
    void aPersonWhomTheProviderVouchesForSignsIn() {
        Answer answer = server.post(
                "/v1/auth/oidc/token", null, Map.of("idToken", token(provider, "praetor", true, 600), "nonce", "n1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/user/email").asString()).isEqualTo("ada@example.com");
    }

    @Test
    void aWordThatIsNotRightInOnePointDoesNotHold() {
        assertThat(status(token(provider, "praetor", true, 600), "another")).isEqualTo(401);
        assertThat(status(token(provider, "another", true, 600), "n1")).isEqualTo(401);
        assertThat(status(token(provider, "praetor", false, 600), "n1")).isEqualTo(401);
        assertThat(status(token(provider, "praetor", true, -600), "n1")).isEqualTo(401);
        assertThat(status(token(stranger, "praetor", true, 600), "n1")).isEqualTo(401);
        assertThat(status("no.token.atall", "n1")).isEqualTo(401);
    }
}
