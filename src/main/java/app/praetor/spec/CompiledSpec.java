package app.praetor.spec;

import tools.jackson.databind.JsonNode;

/**
 * A compiled specification.
 *
 * @param spec the document, valid by the schema of its format
 * @param canonicalJson the inputs that it was compiled from, as canonical JSON
 * @param sourceHash SHA-256 (hex) of {@code canonicalJson}: equal inputs, equal hash
 */
public record CompiledSpec(JsonNode spec, String canonicalJson, String sourceHash) {}
