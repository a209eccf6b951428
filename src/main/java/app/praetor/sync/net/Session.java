package app.praetor.sync.net;

import java.util.UUID;

/**
 * What a sign-in or a renewal gives.
 *
 * @param expiresIn seconds for which the access token is good
 * @param refreshToken good for one renewal
 * @param device this device's id on the server
 */
public record Session(
        String accessToken, long expiresIn, String refreshToken, Tenant tenant, Person user, UUID device) {
    /** The organization on the server. */
    public record Tenant(UUID id, String name, String slug) {}

    /** Who signed in. */
    public record Person(UUID id, String name, String email, boolean customer) {}

    @Override
    public String toString() {
        return "Session[" + device + "]";
    }
}
