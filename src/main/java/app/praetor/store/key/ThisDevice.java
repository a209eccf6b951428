package app.praetor.store.key;

import app.praetor.store.key.keyring.Keyring.KeyringException;
import app.praetor.store.key.seal.Sealing;
import app.praetor.store.key.seal.SecretBytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secret that opens a workspace on this device without asking: in the keyring, or else in the device-key file. */
final class ThisDevice {
    private static final Logger LOG = LoggerFactory.getLogger(ThisDevice.class);

    private final KeyPlaces places;
    private final KeyFolder folder;

    ThisDevice(KeyPlaces places, KeyFolder folder) {
        this.places = places;
        this.folder = folder;
    }

    /** The root key from the keyring or the device-key file, or null. */
    byte @Nullable [] open(KeyFile file) throws IOException {
        Wrap ring = file.wrap(Wrap.Kind.KEYRING);
        if (ring != null) {
            try (SecretBytes secret = fromKeyring(file.workspace())) {
                return secret == null ? null : ring.open(secret.bytes(), file.workspace());
            }
        }
        Wrap device = file.wrap(Wrap.Kind.DEVICE);
        byte[] bytes = device == null ? null : folder.device(file.workspace());
        if (device == null || bytes == null) {
            return null;
        }
        try (SecretBytes secret = new SecretBytes(bytes)) {
            return device.open(secret.bytes(), file.workspace());
        }
    }

    private @Nullable SecretBytes fromKeyring(UUID workspace) {
        char[] text = null;
        try {
            text = places.keyring().available() ? places.keyring().get(workspace.toString()) : null;
            return text == null ? null : new SecretBytes(HexFormat.of().parseHex(text, 0, text.length));
        } catch (KeyringException | IllegalArgumentException e) {
            // The second one quotes what it could not read.
            LOG.warn("The keyring gave no key ({})", e.getClass().getSimpleName());
            return null;
        } finally {
            if (text != null) {
                Arrays.fill(text, '\0');
            }
        }
    }

    /** In the keyring where it keeps what it is given, else in the device-key file. */
    Wrap wrap(UUID workspace, byte[] root) throws IOException {
        try (SecretBytes secret = new SecretBytes(Sealing.random(Sealing.KEY_BYTES))) {
            Wrap.Kind kind = keptInKeyring(workspace, secret) ? Wrap.Kind.KEYRING : Wrap.Kind.DEVICE;
            if (kind == Wrap.Kind.DEVICE) {
                folder.writeDevice(workspace, secret.bytes());
            }
            return Wrap.random(kind, secret.bytes(), workspace, root);
        }
    }

    private boolean keptInKeyring(UUID workspace, SecretBytes secret) {
        if (!places.keyring().available()) {
            return false;
        }
        char[] hex = HexFormat.of().formatHex(secret.bytes()).toCharArray();
        char[] kept = null;
        try {
            places.keyring().put(workspace.toString(), hex);
            kept = places.keyring().get(workspace.toString());
            return Arrays.equals(hex, kept);
        } catch (KeyringException e) {
            LOG.warn("The keyring did not keep the key; a file of the configuration folder does: {}", e.getMessage());
            return false;
        } finally {
            Arrays.fill(hex, '\0');
            if (kept != null) {
                Arrays.fill(kept, '\0');
            }
        }
    }

    /** Forgets the secret, wherever it lay. */
    void forget(UUID workspace, boolean inKeyring) throws IOException {
        folder.deleteDevice(workspace);
        if (inKeyring) {
            try {
                places.keyring().delete(workspace.toString());
            } catch (KeyringException e) {
                LOG.warn("The old entry stays in the keyring; it opens nothing any more: {}", e.getMessage());
            }
        }
    }
}
