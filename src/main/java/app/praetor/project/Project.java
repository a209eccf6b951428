package app.praetor.project;

import java.time.OffsetDateTime;
import java.util.UUID;

/** One engagement (table {@code projects}). Description is empty rather than null. */
public record Project(
        UUID id,
        String name,
        String description,
        Template template,
        Phase phase,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {}
