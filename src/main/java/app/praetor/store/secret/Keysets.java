package app.praetor.store.secret;

import app.praetor.store.key.Vault;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig2026;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keysets of every tenant of an open workspace, made when they are first asked for and kept in the vault. The only
 * place that handles a keyset in clear: the vault seals what it is given. Safe for several threads.
 */
public final class Keysets implements AutoCloseable {
    private enum Purpose {
        /** Secret columns. */
        FIELDS(PredefinedAeadParameters.AES256_GCM),
        /** What a file says of itself at its start. */
        HEADS(PredefinedAeadParameters.AES256_GCM),
        /** Contents of files. */
        FILES(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB);

        private final Parameters parameters;

        Purpose(Parameters parameters) {
            this.parameters = parameters;
        }

        private Configuration configuration() throws GeneralSecurityException {
            return this == FILES ? StreamingAeadConfig2026.get() : AeadConfig2026.get();
        }

        private String name(UUID tenant) {
            return "tenant." + tenant + "." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Vault vault;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, KeysetHandle> open = new HashMap<>();

    public Keysets(Vault vault) {
        this.vault = vault;
    }

    /** Seals and opens secret columns of the tenant. */
    Aead fields(UUID tenant) {
        return primitive(tenant, Purpose.FIELDS, Aead.class);
    }

    /** Seals and opens the heads of the tenant's files. */
    public Aead heads(UUID tenant) {
        return primitive(tenant, Purpose.HEADS, Aead.class);
    }

    /** Seals and opens the contents of the tenant's files. */
    public StreamingAead files(UUID tenant) {
        return primitive(tenant, Purpose.FILES, StreamingAead.class);
    }

    /** New values and files are sealed under new keys from now on; what the old ones sealed still opens. */
    public synchronized void rotate(UUID tenant) {
        try {
            for (Purpose purpose : Purpose.values()) {
                KeysetHandle.Builder more = KeysetHandle.newBuilder(keyset(tenant, purpose));
                more.addEntry(fresh(purpose));
                keep(
                        tenant,
                        purpose,
                        more.setConfiguration(purpose.configuration()).build());
            }
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    /**
     * A keyed hash that names the tenant's files: without the key nobody can tell from a name whether a document that
     * they hold is among them. This key never changes, for names would.
     */
    public synchronized byte[] nameOf(UUID tenant, byte[] content) {
        String name = "tenant." + tenant + ".names";
        byte[] key = vault.get(name);
        if (key == null) {
            key = new byte[32];
            random.nextBytes(key);
            vault.put(name, key);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private synchronized <P> P primitive(UUID tenant, Purpose purpose, Class<P> type) {
        try {
            return keyset(tenant, purpose).getPrimitive(purpose.configuration(), type);
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private KeysetHandle keyset(UUID tenant, Purpose purpose) throws GeneralSecurityException {
        KeysetHandle known = open.get(purpose.name(tenant));
        if (known != null) {
            return known;
        }
        byte[] kept = vault.get(purpose.name(tenant));
        if (kept == null) {
            KeysetHandle made = KeysetHandle.newBuilder()
                    .addEntry(fresh(purpose))
                    .setConfiguration(purpose.configuration())
                    .build();
            keep(tenant, purpose, made);
            return made;
        }
        try {
            KeysetHandle read =
                    TinkProtoKeysetFormat.parseKeyset(kept, InsecureSecretKeyAccess.get(), purpose.configuration());
            open.put(purpose.name(tenant), read);
            return read;
        } finally {
            Arrays.fill(kept, (byte) 0);
        }
    }

    private static KeysetHandle.Builder.Entry fresh(Purpose purpose) {
        return KeysetHandle.generateEntryFromParameters(purpose.parameters)
                .withRandomId()
                .makePrimary();
    }

    /** In the vault first: a key that is not on disk must seal nothing. */
    private void keep(UUID tenant, Purpose purpose, KeysetHandle keyset) throws GeneralSecurityException {
        byte[] bytes =
                TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get(), purpose.configuration());
        try {
            vault.put(purpose.name(tenant), bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
        open.put(purpose.name(tenant), keyset);
    }

    private static IllegalStateException unusable(GeneralSecurityException e) {
        return new IllegalStateException(
                "The tenant's keys in this workspace are damaged. Nothing was changed; restore the workspace's key"
                        + " files from a backup.",
                e);
    }

    /** Forgets the keys that were read. */
    @Override
    public synchronized void close() {
        open.clear();
    }

    @Override
    public String toString() {
        return "Keysets[hidden]";
    }
}
