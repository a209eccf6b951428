package app.praetor.store.key;

import app.praetor.store.key.seal.Argon2;
import app.praetor.store.key.seal.Sealing;
import app.praetor.store.key.seal.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Key files of version 1, which knew one key only: that of the database file, under a passphrase or as it is in the
 * device-key file. It becomes the first database key under a new root key; the device-key file stays as it is, so that
 * earlier copies of the workspace still open with it.
 */
final class FirstFormat {
    static final int VERSION = 1;

    private FirstFormat() {}

    /**
     * The same workspace as a key file of today, to be written.
     *
     * @throws LockedException when it does not open
     */
    static KeyFile convert(JsonNode node, KeyFolder folder, Unlocking unlocking, Unlock unlock, byte[] root)
            throws IOException {
        UUID id = KeyFile.workspace(node);
        if (unlock instanceof Unlock.RecoveryCode) {
            throw Unlocking.notByRecoveryCode();
        }
        if (node.has("passphrase")) {
            if (!(unlock instanceof Unlock.Passphrase given)) {
                throw Unlocking.passphraseNeeded("");
            }
            try (SecretBytes key = new SecretBytes(unwrap(node.path("passphrase"), given.secret(), id, unlocking))) {
                return file(id, root, key)
                        .with(Wrap.typed(Wrap.Kind.PASSPHRASE, given.secret(), id, root), kind -> false);
            }
        }
        if (unlock instanceof Unlock.Passphrase) {
            throw Unlocking.notByPassphrase();
        }
        byte[] onDevice = folder.device(id);
        if (onDevice == null) {
            throw unlocking.keyFileMissing(id, "");
        }
        try (SecretBytes key = new SecretBytes(onDevice)) {
            return file(id, root, key).with(Wrap.random(Wrap.Kind.DEVICE, key.bytes(), id, root), kind -> false);
        }
    }

    /** The passwords of the database's users came from the same key, and still do. */
    private static KeyFile file(UUID id, byte[] root, SecretBytes key) {
        return KeyFile.create(id, root, key.bytes(), key.bytes());
    }

    private static byte[] unwrap(JsonNode node, char[] passphrase, UUID id, Unlocking unlocking) {
        Argon2 cost = Argon2.parse(node);
        byte[] iv = Sealing.hex(node.path("iv").asString(""));
        byte[] wrapped = Sealing.hex(node.path("wrapped").asString(""));
        byte[] bound = id.toString().getBytes(StandardCharsets.US_ASCII);
        return unlocking.typed(
                () -> {
                    try (SecretBytes key = new SecretBytes(cost.derive(passphrase))) {
                        return Sealing.open(key.bytes(), iv, bound, wrapped, 0);
                    }
                },
                "The passphrase does not open this workspace. Nothing was changed.");
    }
}
