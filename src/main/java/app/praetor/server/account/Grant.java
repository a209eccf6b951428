package app.praetor.server.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a device gets at a sign-in.
 *
 * @param expiresIn seconds that the access token holds
 */
public record Grant(String accessToken, long expiresIn, String refreshToken, Tenant tenant, Person user, UUID device) {
    public record Tenant(UUID id, String name, String slug) {}

    public record Person(UUID id, @Nullable String name, String email, boolean customer) {}
}
