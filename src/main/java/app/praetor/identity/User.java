package app.praetor.identity;

import java.util.UUID;

/** A person who works in a tenant (table {@code users}). */
public record User(UUID id, UUID tenantId, String name, String email) {}
