package app.praetor.sync.merge;

import tools.jackson.databind.JsonNode;

/**
 * A value that one side wrote and the merge could not keep, for a row of {@code sync_conflicts}.
 *
 * @param column the column, or "column/key" for one key of a JSON object
 * @param base what the sender had changed from; JSON null where there was nothing
 * @param mine what the change wanted
 * @param theirs what the server held
 * @param kind "fields" or, for a state that must not follow the other, "transition"
 */
public record FieldConflict(String column, JsonNode base, JsonNode mine, JsonNode theirs, String kind) {
    static final String FIELDS = "fields";
    static final String TRANSITION = "transition";
}
