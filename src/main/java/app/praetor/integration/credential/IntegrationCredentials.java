package app.praetor.integration.credential;

import app.praetor.store.RowIds;
import app.praetor.store.Store;
import app.praetor.store.secret.Expiry;
import app.praetor.store.secret.SecretFields;
import app.praetor.store.secret.SecretPlace;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Credentials of integrations (table {@code integration_credentials}). A configuration refers to one by its id. Secrets
 * go in and come out as character arrays that are zeroed after use.
 */
public final class IntegrationCredentials {
    private final Store store;
    private final SecretFields secrets;
    private final Clock clock;

    public IntegrationCredentials(Store store, SecretFields secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A credential without its secret. */
    public record Info(
            UUID id,
            String type,
            @Nullable OffsetDateTime expiresAt,
            Expiry expiry,
            @Nullable OffsetDateTime lastUsedAt) {}

    /**
     * Keeps a credential; the caller zeroes it.
     *
     * @param expiresAt null when no end is known
     * @return its id, to refer to
     */
    public UUID put(UUID integrationId, String type, char[] secret, @Nullable OffsetDateTime expiresAt) {
        UUID id = RowIds.next();
        String sealed = secrets.sealText(place(id), secret);
        return store.write(unit -> {
            unit.dao(IntegrationCredentialDao.class).insert(id, integrationId, type, sealed, expiresAt);
            return id;
        });
    }

    private static SecretPlace place(UUID id) {
        return new SecretPlace("integration_credentials", "encrypted_value", id);
    }

    /**
     * Lends the secret, which is zeroed when the work ends, and notes that it was used.
     *
     * @throws NoSuchElementException when there is no such credential
     * @throws app.praetor.store.secret.SecretUnreadableException when it cannot be opened
     */
    public void use(UUID id, Consumer<char[]> work) {
        IntegrationCredentialDao.Row row = store.read(IntegrationCredentialDao.class, dao -> dao.find(id))
                .orElseThrow(() -> new NoSuchElementException("There is no credential " + id + " in this workspace."));
        char[] secret = secrets.openText(place(id), row.encryptedValue());
        try {
            OffsetDateTime now = OffsetDateTime.now(clock);
            store.write(unit -> unit.dao(IntegrationCredentialDao.class).used(id, now));
            work.accept(secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    /** The credentials of an integration, oldest first, without secrets. */
    public List<Info> list(UUID integrationId) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return store.read(IntegrationCredentialDao.class, dao -> dao.list(integrationId)).stream()
                .map(row -> new Info(
                        row.id(),
                        row.credentialType(),
                        row.expiresAt(),
                        Expiry.of(row.expiresAt(), now),
                        row.lastUsedAt()))
                .toList();
    }

    /** Forgets a credential; whether there was one. */
    public boolean remove(UUID id) {
        return store.write(unit -> unit.dao(IntegrationCredentialDao.class).delete(id) > 0);
    }

    /** Seals every secret under the present key, after {@link app.praetor.store.secret.Keysets#rotate}; how many rows. */
    public int reseal() {
        return store.write(unit -> {
            IntegrationCredentialDao dao = unit.dao(IntegrationCredentialDao.class);
            List<IntegrationCredentialDao.Row> rows = dao.all();
            rows.forEach(row -> dao.reseal(row.id(), secrets.reseal(place(row.id()), row.encryptedValue())));
            return rows.size();
        });
    }

    @Override
    public String toString() {
        return "IntegrationCredentials[hidden]";
    }
}
