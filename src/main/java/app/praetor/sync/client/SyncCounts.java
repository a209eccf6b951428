package app.praetor.sync.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What waits, and how far the exchange has come; see {@link SyncStatus} for each. */
public record SyncCounts(
        int queued,
        @Nullable Instant oldest,
        int rejected,
        int conflicts,
        long version,
        long head,
        SyncStatus.@Nullable Load load,
        @Nullable Instant lastExchange) {}
