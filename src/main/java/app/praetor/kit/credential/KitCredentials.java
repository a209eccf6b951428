package app.praetor.kit.credential;

import app.praetor.activity.Events;
import app.praetor.store.Change;
import app.praetor.store.Store;
import app.praetor.store.secret.Expiry;
import app.praetor.store.secret.SecretFields;
import app.praetor.store.secret.SecretPlace;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Credentials with which the kits of a project reach their platforms (table {@code kit_credentials}). Secrets go in and
 * come out as character arrays that are zeroed after use, and appear in no list, event or text.
 */
public final class KitCredentials {
    private static final String TABLE = "kit_credentials";

    private final Store store;
    private final Events events;
    private final SecretFields secrets;
    private final Clock clock;

    public KitCredentials(Store store, Events events, SecretFields secrets, Clock clock) {
        this.store = store;
        this.events = events;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A credential without its secrets.
     *
     * @param status active, expired or revoked
     * @param expiresAt null when no end is known
     * @param refreshable whether there is a refresh token
     */
    public record Info(
            UUID id,
            String kitId,
            CredentialType type,
            String status,
            @Nullable OffsetDateTime expiresAt,
            Expiry expiry,
            boolean refreshable) {}

    /**
     * What to keep; the caller zeroes the arrays.
     *
     * @param refreshToken null when there is none
     * @param connection address, account and the like, kept as a secret too; null when there is none
     * @param expiresAt null when no end is known
     */
    public record Entry(
            CredentialType type,
            char[] secret,
            char @Nullable [] refreshToken,
            @Nullable JsonNode connection,
            @Nullable OffsetDateTime expiresAt) {
        @Override
        public String toString() {
            return "Entry[" + type + ", hidden]";
        }
    }

    /** Keeps the credential of a kit in a project, in place of an earlier one. */
    public UUID put(UUID projectId, String kitId, Entry entry) {
        return store.write(unit -> {
            KitCredentialDao dao = unit.dao(KitCredentialDao.class);
            Optional<UUID> known = dao.id(projectId, kitId);
            UUID id = known.orElseGet(UUID::randomUUID);
            String type = entry.type().key();
            String data = secrets.sealText(data(id), entry.secret());
            char[] token = entry.refreshToken();
            String refresh = token == null ? null : secrets.sealText(refresh(id), token);
            JsonNode connection =
                    entry.connection() == null ? null : secrets.sealJson(connection(id), entry.connection());
            if (known.isPresent()) {
                dao.update(id, type, data, connection, entry.expiresAt(), refresh);
            } else {
                dao.insert(id, projectId, kitId, type, data, connection, entry.expiresAt(), refresh);
            }
            unit.changed(Change.Kind.KITS, projectId);
            events.log(unit, projectId, "kit.credential.saved", "Credential of the kit " + kitId + " saved", Map.of());
            return id;
        });
    }

    private static SecretPlace data(UUID id) {
        return new SecretPlace(TABLE, "encrypted_data", id);
    }

    private static SecretPlace refresh(UUID id) {
        return new SecretPlace(TABLE, "refresh_token_encrypted", id);
    }

    private static SecretPlace connection(UUID id) {
        return new SecretPlace(TABLE, "connection_info", id);
    }

    /**
     * Lends the secret, which is zeroed when the work ends.
     *
     * @throws NoSuchElementException when the kit has no credential in this project
     * @throws app.praetor.store.secret.SecretUnreadableException when it cannot be opened
     */
    public void use(UUID projectId, String kitId, Consumer<char[]> work) {
        KitCredentialDao.Row row = row(projectId, kitId);
        lend(secrets.openText(data(row.id()), row.encryptedData()), work);
    }

    /**
     * Lends the refresh token, as {@link #use}.
     *
     * @throws NoSuchElementException when there is none
     */
    public void useRefreshToken(UUID projectId, String kitId, Consumer<char[]> work) {
        KitCredentialDao.Row row = row(projectId, kitId);
        if (row.refreshTokenEncrypted() == null) {
            throw new NoSuchElementException("The credential of the kit " + kitId + " has no refresh token.");
        }
        lend(secrets.openText(refresh(row.id()), row.refreshTokenEncrypted()), work);
    }

    private static void lend(char[] secret, Consumer<char[]> work) {
        try {
            work.accept(secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    /**
     * Where the credential leads to; empty when nothing was said.
     *
     * @throws NoSuchElementException when the kit has no credential in this project
     */
    public Optional<JsonNode> connection(UUID projectId, String kitId) {
        KitCredentialDao.Row row = row(projectId, kitId);
        return row.connectionInfo().isNull()
                ? Optional.empty()
                : Optional.of(secrets.openJson(connection(row.id()), row.connectionInfo()));
    }

    private KitCredentialDao.Row row(UUID projectId, String kitId) {
        return store.read(KitCredentialDao.class, dao -> dao.find(projectId, kitId))
                .orElseThrow(
                        () -> new NoSuchElementException("The kit " + kitId + " has no credential in this project."));
    }

    /** The credentials of a project by kit, without secrets. */
    public List<Info> list(UUID projectId) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return store.read(KitCredentialDao.class, dao -> dao.list(projectId)).stream()
                .map(row -> new Info(
                        row.id(),
                        row.kitId(),
                        CredentialType.of(row.credentialType()),
                        row.status(),
                        row.tokenExpiresAt(),
                        Expiry.of(row.tokenExpiresAt(), now),
                        row.refreshTokenEncrypted() != null))
                .toList();
    }

    /** Forgets the credential of a kit; whether there was one. */
    public boolean remove(UUID projectId, String kitId) {
        return store.write(unit -> {
            boolean removed = unit.dao(KitCredentialDao.class).delete(projectId, kitId) > 0;
            if (removed) {
                unit.changed(Change.Kind.KITS, projectId);
                events.log(
                        unit,
                        projectId,
                        "kit.credential.removed",
                        "Credential of the kit " + kitId + " removed",
                        Map.of());
            }
            return removed;
        });
    }

    /** Seals every secret under the present key, after {@link app.praetor.store.secret.Keysets#rotate}; how many rows. */
    public int reseal() {
        return store.write(unit -> {
            KitCredentialDao dao = unit.dao(KitCredentialDao.class);
            List<KitCredentialDao.Row> rows = dao.all();
            for (KitCredentialDao.Row row : rows) {
                UUID id = row.id();
                String refresh = row.refreshTokenEncrypted();
                dao.reseal(
                        id,
                        secrets.reseal(data(id), row.encryptedData()),
                        row.connectionInfo().isNull() ? null : secrets.reseal(connection(id), row.connectionInfo()),
                        refresh == null ? null : secrets.reseal(refresh(id), refresh));
            }
            return rows.size();
        });
    }

    @Override
    public String toString() {
        return "KitCredentials[hidden]";
    }
}
