package app.praetor.sync.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One row of the feed or of a first load.
 *
 * @param version the version under which it came to be so
 * @param row all of it, columns that are null left out; null for a deletion
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(
        @JsonProperty("t") String table,
        @JsonProperty("id") UUID id,
        @JsonProperty("v") long version,
        @JsonProperty("op") Op op,
        @JsonProperty("row") @Nullable ObjectNode row) {}
