package app.praetor.server.feed;

import java.util.UUID;

/**
 * Who asks, as the access token says; never taken from a body or an address.
 *
 * @param customer sees and changes only the projects that {@code agency_projects} gives to them
 */
public record Caller(UUID tenant, UUID user, UUID device, boolean customer) {}
