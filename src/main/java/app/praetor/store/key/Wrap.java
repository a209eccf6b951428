package app.praetor.store.key;

import app.praetor.store.key.seal.Argon2;
import app.praetor.store.key.seal.Sealing;
import app.praetor.store.key.seal.SecretBytes;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The root key under another key.
 *
 * @param cost for what a person types; null for a random secret of this device
 * @param sealed the root key as {@link Sealing} writes it
 */
record Wrap(Kind kind, @Nullable Argon2 cost, String sealed) {
    /** What opens it. */
    enum Kind {
        PASSPHRASE,
        RECOVERY,
        KEYRING,
        DEVICE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Under a key derived from what a person types. */
    static Wrap typed(Kind kind, char[] secret, UUID workspace, byte[] root) {
        Argon2.Derived derived = Argon2.fresh(secret, System::nanoTime);
        try (SecretBytes key = derived.key()) {
            return new Wrap(kind, derived.cost(), Sealing.seal(key.bytes(), workspace, purpose(kind), root));
        }
    }

    /** Under a random secret. */
    static Wrap random(Kind kind, byte[] secret, UUID workspace, byte[] root) {
        try (SecretBytes key = new SecretBytes(Sealing.subkey(secret, purpose(kind)))) {
            return new Wrap(kind, null, Sealing.seal(key.bytes(), workspace, purpose(kind), root));
        }
    }

    /** The root key, or null when the passphrase or code is another one. */
    byte @Nullable [] open(char[] secret, UUID workspace) {
        if (cost == null) {
            throw Sealing.damaged();
        }
        try (SecretBytes key = new SecretBytes(cost.derive(secret))) {
            return Sealing.open(key.bytes(), workspace, purpose(kind), sealed);
        }
    }

    /** The root key, or null when the secret is another one. */
    byte @Nullable [] open(byte[] secret, UUID workspace) {
        try (SecretBytes key = new SecretBytes(Sealing.subkey(secret, purpose(kind)))) {
            return Sealing.open(key.bytes(), workspace, purpose(kind), sealed);
        }
    }

    private static String purpose(Kind kind) {
        return "root:" + kind.text();
    }

    static Wrap parse(JsonNode node) {
        String name = node.path("kind").asString("");
        for (Kind kind : Kind.values()) {
            if (kind.text().equals(name)) {
                return new Wrap(
                        kind,
                        node.has("kdf") ? Argon2.parse(node) : null,
                        node.path("sealed").asString(""));
            }
        }
        throw Sealing.damaged();
    }

    void write(ObjectNode node) {
        node.put("kind", kind.text());
        if (cost != null) {
            cost.write(node);
        }
        node.put("sealed", sealed);
    }
}
