package app.praetor.sync.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the feed, the answer of {@code GET /v1/sync/pull}.
 *
 * @param position where to go on: opaque to the device
 * @param head the feed's newest version
 * @param reached the version up to which this page and those before it are complete
 * @param more whether to ask again at once
 * @param partial the last version of this page has entries on the next: keep the page and apply them together
 * @param stamp the newest stamp that the server has seen
 * @param now the server's clock, milliseconds since 1970
 * @param scope a digest of what the caller may see; another one than before means to load anew
 * @param sent the number of the newest batch of the calling device that the server has taken; null when it does not say
 * @param checksum of the entries, see {@link Checksum}
 */
public record Page(
        String position,
        long head,
        long reached,
        boolean more,
        boolean partial,
        long stamp,
        long now,
        String scope,
        @Nullable Long sent,
        String checksum,
        List<Entry> entries) {}
