package app.praetor.sync.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a first load, the answer of {@code GET /v1/sync/load}: rows table by table, parents first, by id.
 *
 * @param next the token of the next piece; null after the last
 * @param position where the feed is to be read from afterwards; the same on every piece
 * @param version the feed's version when the load began
 * @param done rows up to and with this piece
 * @param total rows in all, as counted at the beginning
 * @param checksum of the entries, see {@link Checksum}
 */
public record LoadPage(
        @Nullable String next,
        String position,
        long version,
        String scope,
        long done,
        long total,
        long stamp,
        long now,
        String checksum,
        List<Entry> entries) {}
