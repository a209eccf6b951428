package app.praetor.integration;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A system that a project is connected with (table {@code integration_artifacts}).
 *
 * @param config its settings, with references to credentials in place of secrets
 */
public record Integration(UUID id, String type, String provider, JsonNode config) {}
