package app.praetor.sync.net;

import app.praetor.store.Json;
import app.praetor.sync.client.TransportException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Accounts and devices on the server. Every call may throw a {@link TransportException}. */
public final class SyncApi {
    private final Http http;

    /** A device of the account. */
    public record Device(UUID id, String name, Instant registeredAt, Instant seenAt, boolean revoked) {}

    public SyncApi(Http http) {
        this.http = http;
    }

    /** The server's address. */
    public String server() {
        return http.server();
    }

    /**
     * Signs in; the password is wiped.
     *
     * @param tenant the organization's slug; null when the account has one only
     * @param device this device's id from an earlier sign-in, null for a new one
     */
    public Session signIn(
            String email, char[] password, @Nullable String tenant, @Nullable UUID device, String deviceName) {
        Map<String, Object> fields = new TreeMap<>(Map.of("email", email, "deviceName", deviceName));
        named(fields, tenant, device);
        return post("/auth/token", fields, password);
    }

    /** The provider that vouches for people of this server; null when it has none. */
    public @Nullable Provider provider() {
        try {
            return http.call(http.request("/auth/oidc").build(), Provider.class);
        } catch (TransportException e) {
            if (e.kind() == TransportException.Kind.REFUSED) {
                return null;
            }
            throw e;
        }
    }

    /**
     * Signs in with the word of the server's identity provider.
     *
     * @param tenant and the rest as for a password
     */
    public Session signInVouched(
            String idToken, String nonce, @Nullable String tenant, @Nullable UUID device, String deviceName) {
        Map<String, Object> fields =
                new TreeMap<>(Map.of("idToken", idToken, "nonce", nonce, "deviceName", deviceName));
        named(fields, tenant, device);
        return http.call(
                http.request("/auth/oidc/token")
                        .post(RequestBody.create(Json.MAPPER.writeValueAsBytes(fields), Http.JSON))
                        .build(),
                Session.class);
    }

    private static void named(Map<String, Object> fields, @Nullable String tenant, @Nullable UUID device) {
        if (tenant != null) {
            fields.put("tenant", tenant);
        }
        if (device != null) {
            fields.put("deviceId", device.toString());
        }
    }

    /** Accepts an invitation, which makes the account; the password is wiped. */
    public Session accept(String invitation, String name, char[] password, String deviceName) {
        return post(
                "/invitations/" + URLEncoder.encode(invitation, StandardCharsets.UTF_8) + "/accept",
                new TreeMap<>(Map.of("name", name, "deviceName", deviceName)),
                password);
    }

    /** New tokens for old; the old refresh token is void afterwards. */
    public Session refresh(String refreshToken) {
        byte[] body = Json.MAPPER.writeValueAsBytes(Map.of("refreshToken", refreshToken));
        return http.call(
                http.request("/auth/refresh")
                        .post(RequestBody.create(body, Http.JSON))
                        .build(),
                Session.class);
    }

    /** Makes a new device of this one, after a copy of it was noticed; what it has sent stays. */
    public Session registerAgain(String accessToken) {
        return http.call(
                HttpTransport.authorized(
                        http.request("/auth/devices").post(RequestBody.create(new byte[0], Http.JSON)), accessToken),
                Session.class);
    }

    /** Ends the session on the server. */
    public void signOut(String accessToken) {
        http.send(HttpTransport.authorized(
                http.request("/auth/signout").post(RequestBody.create(new byte[0], Http.JSON)), accessToken));
    }

    /** The account's devices. */
    public List<Device> devices(String accessToken) {
        return List.of(http.call(HttpTransport.authorized(http.request("/auth/devices"), accessToken), Device[].class));
    }

    /** Ends a device's access. */
    public void revoke(String accessToken, UUID device) {
        http.send(
                HttpTransport.authorized(http.request("/auth/devices/" + device).delete(), accessToken));
    }

    /** The password goes from its array into the request's bytes and nowhere else. */
    private Session post(String path, Map<String, Object> fields, char[] password) {
        byte[] head = Json.MAPPER.writeValueAsBytes(fields);
        char[] escaped = escaped(password);
        ByteBuffer secret = StandardCharsets.UTF_8.encode(CharBuffer.wrap(escaped));
        byte[] open = ",\"password\":\"".getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[head.length - 1 + open.length + secret.remaining() + 2];
        ByteBuffer all = ByteBuffer.wrap(body);
        all.put(head, 0, head.length - 1)
                .put(open)
                .put(secret.duplicate())
                .put((byte) '"')
                .put((byte) '}');
        try {
            return http.call(
                    http.request(path).post(RequestBody.create(body, Http.JSON)).build(), Session.class);
        } finally {
            Arrays.fill(password, '\0');
            Arrays.fill(escaped, '\0');
            Arrays.fill(secret.array(), (byte) 0);
            Arrays.fill(body, (byte) 0);
        }
    }

    /** As it stands between the quotes of a JSON string. */
    private static char[] escaped(char[] text) {
        char[] wide = new char[text.length * 6];
        int length = 0;
        for (char c : text) {
            if (c == '"' || c == '\\') {
                wide[length++] = '\\';
                wide[length++] = c;
            } else if (c < 0x20) {
                for (char u : String.format("\\u%04x", (int) c).toCharArray()) {
                    wide[length++] = u;
                }
            } else {
                wide[length++] = c;
            }
        }
        char[] exact = Arrays.copyOf(wide, length);
        Arrays.fill(wide, '\0');
        return exact;
    }
}
