package app.praetor.store.key;

import app.praetor.store.key.LockedException.Reason;
import app.praetor.store.key.seal.RecoveryCodes;
import app.praetor.store.key.seal.Sealing;
import app.praetor.store.key.seal.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the root key with what was given, or says why not. It changes nothing. */
final class Unlocking {
    private final KeyPlaces places;
    private final ThisDevice device;
    private final Attempts attempts;

    Unlocking(KeyPlaces places, ThisDevice device, Attempts attempts) {
        this.places = places;
        this.device = device;
        this.attempts = attempts;
    }

    /**
     * @throws LockedException when it does not open
     */
    SecretBytes root(KeyFile file, Unlock unlock) throws IOException {
        SecretBytes root = new SecretBytes(
                switch (unlock) {
                    case Unlock.None none -> fromHere(file);
                    case Unlock.Passphrase given -> passphrase(file, given.secret());
                    case Unlock.RecoveryCode given -> recovery(file, given.typed());
                });
        if (!file.belongsTo(root.bytes())) {
            root.close();
            throw Sealing.damaged();
        }
        return root;
    }

    private byte[] passphrase(KeyFile file, char[] secret) {
        Wrap wrap = file.wrap(Wrap.Kind.PASSPHRASE);
        if (wrap == null) {
            throw notByPassphrase();
        }
        return typed(
                () -> wrap.open(secret, file.workspace()),
                "The passphrase does not open this workspace. Nothing was changed." + hint(file));
    }

    static LockedException notByPassphrase() {
        return new LockedException(
                Reason.NO_SUCH_WAY,
                "This workspace is not locked with a passphrase. Nothing was changed; open it without one,"
                        + " and set one with: praetor db rekey --new-passphrase-file FILE.");
    }

    private byte[] recovery(KeyFile file, char[] typed) {
        Wrap wrap = file.wrap(Wrap.Kind.RECOVERY);
        if (wrap == null) {
            throw notByRecoveryCode();
        }
        char[] code = RecoveryCodes.parse(typed);
        if (code == null) {
            throw new LockedException(
                    Reason.MISTYPED,
                    "The recovery code has a typing error: a letter is wrong, missing or too many."
                            + " Nothing was changed; compare it with the printed one, letter by letter.");
        }
        try {
            return typed(
                    () -> wrap.open(code, file.workspace()),
                    "The recovery code is typed correctly but is not this workspace's, or was replaced by a newer"
                            + " one. Nothing was changed.");
        } finally {
            Arrays.fill(code, '\0');
        }
    }

    static LockedException notByRecoveryCode() {
        return new LockedException(
                Reason.NO_SUCH_WAY, "No recovery code was made for this workspace. Nothing was changed.");
    }

    /** Tries what a person typed, slower after each failure. */
    byte[] typed(Supplier<byte @Nullable []> attempt, String refusal) {
        attempts.begin();
        byte[] opened = attempt.get();
        if (opened == null) {
            attempts.failed();
            throw new LockedException(Reason.WRONG, refusal);
        }
        attempts.succeeded();
        return opened;
    }

    private byte[] fromHere(KeyFile file) throws IOException {
        byte[] root = device.open(file);
        if (root != null) {
            return root;
        }
        if (file.has(Wrap.Kind.KEYRING)) {
            throw new LockedException(
                    Reason.KEY_NOT_HERE,
                    "The key of this workspace is not in the operating system's keyring of this device, or the"
                            + " keyring does not answer. The data is intact; unlock the keyring, or open the"
                            + " workspace on the device that made it." + hint(file));
        }
        if (file.has(Wrap.Kind.DEVICE)) {
            throw keyFileMissing(file.workspace(), hint(file));
        }
        throw passphraseNeeded(hint(file));
    }

    static LockedException passphraseNeeded(String hint) {
        return new LockedException(
                Reason.PASSPHRASE_NEEDED,
                "This workspace is locked with a passphrase; give it with --passphrase-file." + hint);
    }

    LockedException keyFileMissing(UUID workspace, String hint) {
        boolean exists = Files.exists(places.device(workspace));
        return new LockedException(
                Reason.KEY_NOT_HERE,
                "The key of this workspace is not on this device: " + places.device(workspace)
                        + (exists ? " holds another key." : " does not exist.")
                        + " The data is intact; bring that file from the device that made the workspace." + hint);
    }

    private static String hint(KeyFile file) {
        return file.has(Wrap.Kind.RECOVERY) ? " The recovery code opens it too (--recovery-code-file)." : "";
    }
}
