package app.praetor.discovery.research;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A row of {@code discovery_research_tasks} as it is read. */
public record ResearchRow(
        UUID id,
        String taskType,
        String query,
        String status,
        @Nullable JsonNode result) {}
