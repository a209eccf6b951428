package app.praetor.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.http.TestServer.Answer;
import app.praetor.sync.PutOn;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private TestServer server;
    private UUID tenant;

    @BeforeEach
    void start() {
        server = new TestServer();
        tenant = server.tenant("studio");
        server.person(tenant, "Ada@Example.com", "owner");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPersonSignsInAndIsToldWhereTheyAre() {
        Answer answer = server.signIn("ada@example.com");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/tenant/slug").asString()).isEqualTo("studio");
        assertThat(answer.body().at("/user/email").asString()).isEqualTo("ada@example.com");
        assertThat(answer.body().at("/user/customer").asBoolean()).isFalse();
        assertThat(answer.body().at("/expiresIn").asInt()).isEqualTo(900);
        Answer devices = server.get("/v1/auth/devices", answer.text("accessToken"));
        assertThat(devices.body()).hasSize(1);
        assertThat(devices.body().get(0).path("name").asString()).isEqualTo("laptop");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreRefusedAlike() {
        Answer wrong =
                server.post("/v1/auth/token", null, Map.of("email", "ada@example.com", "password", "not it at all"));
        Answer unknown =
                server.post("/v1/auth/token", null, Map.of("email", "eve@example.com", "password", "not it at all"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("code")).isEqualTo("wrong_credentials");
        assertThat(unknown.text("detail")).isEqualTo(wrong.text("detail"));
        assertThat(wrong.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void whoHasSeveralTenantsChoosesOne() {
        UUID other = server.tenant("agency");
        server.person(other, "ada@example.com", "member");

        Answer answer = server.signIn("ada@example.com");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("choose_tenant");
        assertThat(answer.body().path("tenants").findValuesAsString("slug"))
                .containsExactlyInAnyOrder("studio", "agency");
        Answer chosen = server.post(
                "/v1/auth/token",
                null,
                Map.of("email", "ada@example.com", "password", TestServer.PASSWORD, "tenant", "agency"));
        assertThat(chosen.body().at("/tenant/id").asString()).isEqualTo(other.toString());
    }

    @Test
    void aSignInHoldsThirtyDaysAfterTheLastRenewalByTheClockOfTheServer() {
        PutOn clock = new PutOn();
        try (TestServer aged = new TestServer(new SyncServer.Limits(1 << 20, 1000), clock)) {
            aged.person(aged.tenant("studio"), "ada@example.com", "owner");
            String first = aged.signIn("ada@example.com").text("refreshToken");
            clock.later(Duration.ofDays(29));
            Answer renewed = aged.post("/v1/auth/refresh", null, Map.of("refreshToken", first));
            assertThat(renewed.status()).isEqualTo(200);
            clock.later(Duration.ofDays(31));

            Answer late = aged.post("/v1/auth/refresh", null, Map.of("refreshToken", renewed.text("refreshToken")));

            assertThat(late.status()).isEqualTo(401);
            assertThat(late.text("code")).isEqualTo("sign_in_again");
        }
    }

    @Test
    void aRefreshTokenThatComesTwiceEndsTheSignInAndTheDevice() {
        Answer first = server.signIn("ada@example.com");
        Answer second = server.post("/v1/auth/refresh", null, Map.of("refreshToken", first.text("refreshToken")));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("device")).isEqualTo(first.text("device"));
        Answer third = server.post("/v1/auth/refresh", null, Map.of("refreshToken", second.text("refreshToken")));
        assertThat(third.status()).isEqualTo(200);

        Answer again = server.post("/v1/auth/refresh", null, Map.of("refreshToken", first.text("refreshToken")));

        assertThat(again.status()).isEqualTo(401);
        assertThat(again.text("code")).isEqualTo("sign_in_again");
        Answer later = server.post("/v1/auth/refresh", null, Map.of("refreshToken", third.text("refreshToken")));
        assertThat(later.status()).isEqualTo(401);
        assertThat(server.get("/v1/sync/pull", third.text("accessToken")).text("code"))
                .isEqualTo("revoked");
    }

    @Test
    void aLostAnswerToARenewalDoesNotShutTheDeviceOut() {
        Answer first = server.signIn("ada@example.com");
        server.post("/v1/auth/refresh", null, Map.of("refreshToken", first.text("refreshToken")));

        Answer again = server.post("/v1/auth/refresh", null, Map.of("refreshToken", first.text("refreshToken")));

        assertThat(again.status()).isEqualTo(200);
        assertThat(server.get("/v1/auth/devices", again.text("accessToken")).status())
                .isEqualTo(200);
    }

    @Test
    void aRevokedDeviceIsRefusedAtOnce() {
        Answer lost = server.signIn("ada@example.com");
        Answer kept = server.signIn("ada@example.com");

        Answer revoked =
                server.send("DELETE", "/v1/auth/devices/" + lost.text("device"), kept.text("accessToken"), new byte[0]);

        assertThat(revoked.status()).isEqualTo(204);
        Answer refused = server.get("/v1/auth/devices", lost.text("accessToken"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("revoked");
        assertThat(server.get("/v1/auth/devices", kept.text("accessToken")).status())
                .isEqualTo(200);
    }

    @Test
    void nobodyRevokesTheDeviceOfAnother() {
        server.person(tenant, "bob@example.com", "member");
        Answer ada = server.signIn("ada@example.com");
        Answer bob = server.signIn("bob@example.com");

        Answer answer =
                server.send("DELETE", "/v1/auth/devices/" + ada.text("device"), bob.text("accessToken"), new byte[0]);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(server.post("/v1/auth/refresh", null, Map.of("refreshToken", ada.text("refreshToken")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSignOutEndsTheRefreshToken() {
        Answer ada = server.signIn("ada@example.com");

        server.post("/v1/auth/signout", ada.text("accessToken"), Map.of());

        assertThat(server.post("/v1/auth/refresh", null, Map.of("refreshToken", ada.text("refreshToken")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anInvitationIsAcceptedOnce() {
        String token = server.accounts.invitations().invite(tenant, "new@example.com", "member", null);
        Map<String, String> body = Map.of("name", "Nia", "password", "a long password", "deviceName", "laptop");

        Answer first = server.post("/v1/invitations/" + token + "/accept", null, body);
        Answer second = server.post("/v1/invitations/" + token + "/accept", null, body);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().at("/user/name").asString()).isEqualTo("Nia");
        assertThat(second.status()).isEqualTo(410);
        assertThat(second.text("code")).isEqualTo("invitation_gone");
    }

    @Test
    void anInvitationGivesNobodyTheAccountOfAnother() {
        UUID other = server.tenant("agency");
        String token = server.accounts.invitations().invite(other, "ada@example.com", "member", null);

        Answer answer = server.post(
                "/v1/invitations/" + token + "/accept", null, Map.of("name", "Eve", "password", "a long password"));

        assertThat(answer.text("code")).isEqualTo("wrong_credentials");
        assertThat(server.signIn("ada@example.com").body().at("/tenant/slug").asString())
                .isEqualTo("studio");
    }

    @Test
    void aForgedTokenIsRefused() {
        assertThat(server.get("/v1/sync/pull", "abc.def.ghi").status()).isEqualTo(401);
        assertThat(server.get("/v1/sync/pull", null).text("code")).isEqualTo("unauthorized");
    }
}
