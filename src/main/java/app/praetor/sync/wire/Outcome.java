package app.praetor.sync.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one change that was not simply applied.
 *
 * @param index its place in the batch
 * @param lost columns whose value here was not taken
 * @param conflict the row of {@code sync_conflicts} that keeps both values
 * @param code why it was rejected, for programs
 * @param text why it was rejected, for people
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Outcome(
        @JsonProperty("i") int index,
        @JsonProperty("kind") Kind kind,
        @JsonProperty("lost") @Nullable List<String> lost,
        @JsonProperty("conflict") @Nullable UUID conflict,
        @JsonProperty("code") @Nullable String code,
        @JsonProperty("text") @Nullable String text) {
    /** How it ended. */
    public enum Kind {
        /** The row holds something else than was sent; its image comes with the feed. */
        @JsonProperty("merged")
        MERGED,
        /** As merged, and both values are kept for somebody to choose. */
        @JsonProperty("conflict")
        CONFLICT,
        /** Nothing of it was taken. */
        @JsonProperty("rejected")
        REJECTED
    }
}
