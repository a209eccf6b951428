package app.praetor.sync.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a device did to one row.
 *
 * @param table an exchanged table
 * @param id the row
 * @param stamp the newest stamp of the change (see {@link app.praetor.sync.clock.Stamp})
 * @param stamps stamps of columns that are older than that; null when there are none
 * @param set new values by column: all that are not null for an insert, the changed ones for an update, null for a delete
 * @param base for an update, the changed columns as the server last had them when this device began to change them
 * @param version the version of the row that the device knew; 1 for a row that the server has never seen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowChange(
        @JsonProperty("t") String table,
        @JsonProperty("id") UUID id,
        @JsonProperty("op") Op op,
        @JsonProperty("at") long stamp,
        @JsonProperty("ats") @Nullable Map<String, Long> stamps,
        @JsonProperty("set") @Nullable ObjectNode set,
        @JsonProperty("base") @Nullable ObjectNode base,
        @JsonProperty("ver") long version) {

    /** When this column was changed. */
    public long stampOf(String column) {
        Long own = stamps == null ? null : stamps.get(column);
        return own == null ? stamp : own;
    }
}
