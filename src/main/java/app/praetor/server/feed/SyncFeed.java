package app.praetor.server.feed;

import app.praetor.sync.wire.LoadPage;
import app.praetor.sync.wire.Page;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.RowChange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What routes may ask of the feed. Each call is one transaction under the caller's tenant. */
public interface SyncFeed {
    /**
     * What became of a batch.
     *
     * @param body the JSON of a {@link app.praetor.sync.wire.PushAnswer}, byte for byte the same for the same batch
     * @param version the version that it made; 0 when it made none this time
     */
    record Taken(byte[] body, long version) {}

    /**
     * Takes a batch, or answers again what was answered to it before.
     *
     * @throws FeedException when it cannot be taken as a whole; nothing was changed
     */
    Taken push(Caller caller, Push push);

    /**
     * @param position as the last page gave it
     * @throws FeedException RELOAD when the position is of another history or too old
     */
    Page pull(Caller caller, String position, int limit);

    /**
     * @param token of the piece before, null to begin
     */
    LoadPage load(Caller caller, @Nullable String token, int limit);

    /**
     * A write of the server itself, as of accounts, on the same way as those of devices.
     *
     * @param changes inserts, updates and deletes; stamps are given here
     * @return the version
     */
    long write(UUID tenant, List<RowChange> changes);

    /** The tenant's newest version. */
    long head(UUID tenant);
}
