package app.praetor.spec;

import java.time.OffsetDateTime;
import java.util.UUID;

/** One compiled version in the list of versions. */
public record SpecVersion(UUID id, String version, OffsetDateTime compiledAt, int requirements) {}
