package app.praetor.sync.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a batch; the same one for the same batch, however often it is sent.
 *
 * @param seq the batch's number
 * @param version the version of the feed under which its changes stand; 0 when it changed nothing
 * @param now the server's clock, milliseconds since 1970
 * @param after the place in the feed before this version; null like the position
 * @param position the place behind it: who was there and sent this is here now. Null when only a pull can tell
 * @param outcomes what was not simply applied, by index
 */
public record PushAnswer(
        long seq,
        long version,
        long now,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String after,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String position,
        List<Outcome> outcomes) {}
