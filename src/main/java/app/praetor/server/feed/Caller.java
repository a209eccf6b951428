package app.praetor.server.feed;

import java.util.UUID;

/**
 * Who asks, as the access token says; never taken from a body or an address.
 *
 * @param customer sees and changes only the projects that {@code agency_projects} gives to them
 */
public record Caller(UUID tenant, UUID user, UUID device, boolean customer) {
    /** Stands for the server itself where a change has no device and no person. */
    static final UUID SERVER = new UUID(-1L, -1L);
}
