package app.praetor.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.server.account.SigningKey;
import app.praetor.server.account.Tokens;
import app.praetor.server.feed.Caller;
import app.praetor.server.http.TestServer.Answer;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** No token, account, header, path or body opens another tenant. */
class IsolationRequestsTest extends TwoTenants {
    /** The server may close a connection after a request that it does not read to its end. */
    private static Answer again(Supplier<Answer> request) {
        try {
            return request.get();
        } catch (UncheckedIOException e) {
            return request.get();
        }
    }

    @Test
    void noTokenButOurOwnIsTaken() throws Exception {
        String good = eve.token();
        String[] parts = good.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String altered = base64(claims.replace(ours.toString(), theirs.toString()));
        Caller adas = new Caller(theirs, ada.person(), ada.device(), false);
        byte[] key = SigningKey.of(server.db);
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("empty", "");
        tokens.put("no token", "abc.def.ghi");
        tokens.put("altered tenant", parts[0] + "." + altered + "." + parts[2]);
        tokens.put("no signature", parts[0] + "." + altered + ".");
        tokens.put("alg none", base64("{\"alg\":\"none\"}") + "." + altered + ".");
        tokens.put("alg none in capitals", base64("{\"alg\":\"NONE\"}") + "." + altered + "." + parts[2]);
        tokens.put("another alg", base64("{\"alg\":\"RS256\"}") + "." + altered + "." + parts[2]);
        tokens.put(
                "key in the header",
                base64("{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}") + "." + altered + "."
                        + parts[2]);
        tokens.put(
                "of another server", new Tokens(new byte[32], InstantSource.system()).issue(adas, UUID.randomUUID()));
        tokens.put("expired", new Tokens(key, () -> Instant.now().minus(Tokens.LIFE)).issue(adas, UUID.randomUUID()));
        tokens.put("refresh token", eve.signIn().text("refreshToken"));
        tokens.put("their refresh token", ada.signIn().text("refreshToken"));
        tokens.put("their invitation", invitation);
        tokens.put("cut", good.substring(0, good.length() - 2));
        tokens.put("twice", good + "." + parts[2]);
        HOSTILE.stream()
                .filter(h -> h.chars().allMatch(c -> c >= ' ' && c < 127))
                .forEach(h -> tokens.put(h, h.formatted(theirs)));
        for (String route : ROUTES) {
            for (Map.Entry<String, String> token : tokens.entrySet()) {
                eve.expect(
                        token.getKey() + " at " + route,
                        ask(route, token.getValue(), "Content-Range", "bytes 0-0/1"),
                        401);
            }
            eve.expect("none at " + route, ask(route, null), 401);
            String path = route + (route.contains("?") ? "&" : "?") + "access_token=" + good;
            eve.expect("in the query of " + route, ask(path, null), 401);
            eve.expect("as a cookie of " + route, ask(route, null, "Cookie", "token=" + good), 401);
            eve.expect(
                    "with a password at " + route,
                    ask(
                            route,
                            null,
                            "Authorization",
                            "Basic " + base64("openq-ada@example.com:" + TestServer.PASSWORD)),
                    401);
            // Even a signed token holds only for the person's own device.
            Caller mixed = new Caller(theirs, ada.person(), eve.device(), false);
            eve.expect("mixed at " + route, ask(route, server.accounts.tokens().issue(mixed, UUID.randomUUID())), 403);
        }
        nothingHappened(eve, 200);
    }

    private Answer ask(String route, String token, String... headers) {
        String[] parts = route.split(" ", 2);
        return server.send(
                parts[0], parts[1], token, parts[0].startsWith("P") ? new byte[] {'{', '}'} : new byte[0], headers);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void noAccountOfTheirsCanBeHad() throws SQLException {
        String path = "/v1/auth/devices/";
        eve.same("revoke their device", revoke(path + ada.device()), revoke(path + eve.nowhere()), 404);
        for (String one : List.of(
                ada.device() + "/",
                ada.device().toString().toUpperCase(Locale.ROOT),
                "%2e%2e/" + ada.device(),
                url(" " + ada.device()),
                url(ada.device() + "' OR '1'='1"),
                "*",
                "%00")) {
            eve.expect("revoke " + one, revoke(path + one), 400, 404);
        }
        Answer mine = eve.expect(
                "our devices",
                server.get("/v1/auth/devices?tenant=" + theirs + "&user=" + ada.person(), eve.token()),
                200);
        assertThat(mine.body()).isNotEmpty();
        String refresh = ada.signIn().text("refreshToken");
        Answer unknown = server.post("/v1/auth/refresh", null, Map.of("refreshToken", "x"));
        for (String one : List.of(
                refresh.substring(1),
                refresh + "=",
                refresh + " ",
                refresh.toUpperCase(Locale.ROOT),
                refresh.toLowerCase(Locale.ROOT),
                Attempts.hash(refresh.getBytes(StandardCharsets.UTF_8)),
                eve.token(),
                ada.token(),
                invitation,
                theirs.toString())) {
            eve.same(
                    "refresh " + one,
                    server.post("/v1/auth/refresh", eve.token(), Map.of("refreshToken", one)),
                    unknown,
                    401);
        }
        Map<String, String> accept = Map.of("name", "Eve", "password", "a long password", "deviceName", "x");
        Answer gone = server.post("/v1/invitations/x/accept", null, accept);
        for (String one : List.of(
                invitation.substring(1),
                invitation + "x",
                invitation.toUpperCase(Locale.ROOT),
                Attempts.hash(invitation.getBytes(StandardCharsets.UTF_8)),
                refresh,
                url("' OR '1'='1"))) {
            eve.same(
                    "accept " + one, server.post("/v1/invitations/" + one + "/accept", eve.token(), accept), gone, 410);
        }
        Answer nowhere = signIn("eve@example.com", TestServer.PASSWORD, "no-such-studio");
        for (String slug : List.of(
                "openq-studio",
                "OPENQ-STUDIO",
                theirs.toString(),
                "Studio openq-studio",
                "%",
                "' OR '1'='1",
                "\u0000")) {
            eve.same("sign in to " + slug, signIn("eve@example.com", TestServer.PASSWORD, slug), nowhere, 403);
        }
        Answer wrong = signIn("nobody@example.com", "not it at all", "agency");
        for (String email : List.of("openq-ada@example.com", "OPENQ-ADA@EXAMPLE.COM ", "openq-cem@example.com")) {
            for (String password : List.of("not it at all", "' OR '1'='1", ada.token(), "\u0000")) {
                eve.same("sign in as " + email + password, signIn(email, password, "openq-studio"), wrong, 401);
            }
        }
        for (String hostile : HOSTILE) {
            eve.expect(
                    "sign in as " + hostile,
                    signIn(hostile.formatted(theirs) + "@example.com", "x", "agency"),
                    400,
                    401);
            Map<String, String> named =
                    Map.of("email", "eve@example.com", "password", TestServer.PASSWORD, "deviceName", hostile);
            eve.expect("device named " + hostile, server.post("/v1/auth/token", null, named), 200);
        }
        // The same id is another device in another tenant.
        Attempts same = new Attempts(
                server,
                server.post(
                        "/v1/auth/token",
                        null,
                        Map.of(
                                "email",
                                "eve@example.com",
                                "password",
                                TestServer.PASSWORD,
                                "deviceId",
                                ada.device().toString())),
                List.of(ONE, TWO));
        eve.expect("first batch of their device", same.push(), 200);
        same.load("load as their device");
        same.pull("pull as their device");
        assertThat(same.failures()).isEmpty();
        nothingHappened(eve, 45);
    }

    private Answer revoke(String path) {
        return server.send("DELETE", path, eve.token(), new byte[0]);
    }

    private Answer signIn(String email, String password, String tenant) {
        return server.post("/v1/auth/token", null, Map.of("email", email, "password", password, "tenant", tenant));
    }

    @Test
    void noRequestReachesPastItsRoute() throws SQLException {
        String token = eve.token();
        String position = url(place.text("position"));
        for (String header : List.of(
                "X-Tenant",
                "X-Tenant-Id",
                "Tenant",
                "X-App-Tenant-Id",
                "X-Forwarded-User",
                "X-Original-URL",
                "X-Rewrite-URL",
                "Forwarded",
                "Cookie",
                "Last-Event-ID",
                "If-None-Match",
                "X-HTTP-Method-Override",
                "Accept",
                "User-Agent",
                "Accept-Language",
                "Prefer")) {
            for (String value : List.of(
                    theirs.toString(),
                    "openq-studio",
                    "/v1/sync/load?tenant=" + theirs,
                    place.text("position"),
                    "' OR '1'='1",
                    "tenant=" + theirs,
                    "DELETE")) {
                eve.expect(
                        header + ": " + value,
                        server.send("GET", "/v1/sync/load?limit=3", token, new byte[0], header, value),
                        200,
                        404);
            }
        }
        for (String query : List.of(
                "tenant=",
                "tenant_id=",
                "tenantId=",
                "app.tenant_id=",
                "org=",
                "user=",
                "device=",
                "as=",
                "project=",
                "token=&tenant=",
                "limit=5&limit=")) {
            for (String value : List.of(
                    theirs.toString(),
                    "openq-studio",
                    ada.person().toString(),
                    ada.device().toString())) {
                eve.expect("load with " + query + value, server.get("/v1/sync/load?" + query + value, token), 200, 400);
                eve.expect(
                        "pull with " + query + value,
                        server.get("/v1/sync/pull?position=0.0.0&" + query + value, token),
                        200,
                        400);
            }
        }
        for (String path : List.of(
                "/v1/sync/load/",
                "/v1/sync/LOAD",
                "/V1/sync/load",
                "/v1//sync/load",
                "/v1/sync/../sync/load",
                "/v1/sync/%2e%2e/sync/load",
                "/v1/sync%2fload",
                "/v1/sync/load%00",
                "/v1/sync/load%0d%0aX-Tenant:%20" + theirs,
                "/v1/sync/load;tenant=" + theirs,
                "/v1/sync/load/" + theirs,
                "/" + theirs + "/v1/sync/load",
                "/v1/" + theirs + "/sync/load",
                "/v1/tenants/" + theirs,
                "/v1/tenants",
                "/v1/users",
                "/v1/projects/" + Estate.id(ONE, "projects"),
                "/v1/invitations/" + invitation,
                "/v1/auth/token",
                "/v1/blobs",
                "/v1/blobs/",
                "/admin",
                "/metrics",
                "/healthz",
                "/readyz",
                "/openapi.json",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/v1/sync/pull%3fposition=" + position)) {
            for (String method : List.of("GET", "PUT", "PATCH", "DELETE", "OPTIONS")) {
                eve.expect(method + " " + path, again(() -> server.send(method, path, token, new byte[0])));
            }
        }
        List<String> bodies = new ArrayList<>(List.of(
                "",
                "[]",
                "null",
                "0",
                "{",
                "{\"device\":null}",
                "{\"changes\":[null]}",
                "\"" + theirs + "\"",
                "[".repeat(5000),
                "{\"a\":".repeat(900) + "1" + "}".repeat(900),
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                "tenant=" + theirs,
                "{\"@class\":\"java.lang.Runtime\"}",
                "\u001f\u008b"));
        HOSTILE.forEach(h -> bodies.add(h.formatted(theirs)));
        for (String body : bodies) {
            for (String type : List.of(
                    "application/json",
                    "text/plain",
                    "application/xml",
                    "multipart/form-data; boundary=x",
                    "application/x-www-form-urlencoded")) {
                for (String path : List.of(
                        "/v1/sync/push",
                        "/v1/auth/token",
                        "/v1/auth/refresh",
                        "/v1/invitations/" + Estate.id(ONE, "x") + "/accept")) {
                    eve.expect(
                            path + type + body,
                            again(() -> server.send(
                                    "POST", path, token, body.getBytes(StandardCharsets.UTF_8), "Content-Type", type)),
                            400);
                }
            }
        }
        nothingHappened(eve, 500);
    }
}
