package app.praetor.kit.credential;

import app.praetor.store.RowIds;
import app.praetor.store.Store;
import app.praetor.store.secret.SecretFields;
import app.praetor.store.secret.SecretPlace;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a kit last saw on its platform (table {@code kit_discover_cache}); how it was reached is kept as a secret. */
public final class DiscoverCache {
    private final Store store;
    private final SecretFields secrets;
    private final Clock clock;

    public DiscoverCache(Store store, SecretFields secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * @param implications null when none were drawn
     * @param fresh whether it may still be relied on
     */
    public record Found(
            JsonNode existingState, @Nullable JsonNode implications, OffsetDateTime discoveredAt, boolean fresh) {}

    /** Keeps what was seen just now, in place of what was seen before. */
    public void put(
            UUID projectId,
            String kitId,
            JsonNode existingState,
            @Nullable JsonNode implications,
            @Nullable JsonNode connection,
            Duration goodFor) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        store.write(unit -> {
            DiscoverCacheDao dao = unit.dao(DiscoverCacheDao.class);
            dao.delete(projectId, kitId);
            UUID id = RowIds.next();
            JsonNode sealed = connection == null ? null : secrets.sealJson(place(id), connection);
            dao.insert(id, projectId, kitId, existingState, implications, sealed, now, now.plus(goodFor));
            return id;
        });
    }

    private static SecretPlace place(UUID id) {
        return new SecretPlace("kit_discover_cache", "connection_info", id);
    }

    /** What was last seen, without the secret part. */
    public Optional<Found> find(UUID projectId, String kitId) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return row(projectId, kitId)
                .map(row -> new Found(
                        row.existingState(),
                        row.implications().isNull() ? null : row.implications(),
                        row.discoveredAt(),
                        !row.invalidated() && row.expiresAt().isAfter(now)));
    }

    /**
     * How the platform was reached; empty when that was not kept.
     *
     * @throws app.praetor.store.secret.SecretUnreadableException when it cannot be opened
     */
    public Optional<JsonNode> connection(UUID projectId, String kitId) {
        return row(projectId, kitId)
                .filter(row -> !row.connectionInfo().isNull())
                .map(row -> secrets.openJson(place(row.id()), row.connectionInfo()));
    }

    private Optional<DiscoverCacheDao.Row> row(UUID projectId, String kitId) {
        return store.read(DiscoverCacheDao.class, dao -> dao.find(projectId, kitId));
    }

    /** What was seen may not be relied on any more. */
    public void invalidate(UUID projectId, String kitId) {
        store.write(unit -> unit.dao(DiscoverCacheDao.class).invalidate(projectId, kitId));
    }
}
