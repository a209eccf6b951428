package app.praetor.identity;

import java.util.UUID;

/**
 * A tenant of this workspace: one agency or one independent consultant (table {@code tenants}).
 *
 * @param slug lower-case name used on the command line; unique in the workspace
 */
public record Tenant(UUID id, String name, String slug) {}
