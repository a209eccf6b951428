package app.praetor.store.key;

import app.praetor.store.WorkspaceException;
import app.praetor.store.key.keyring.Keyring.KeyringException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Which ways of opening a workspace there are.
 *
 * @param keyring without asking, with the operating system's keyring
 * @param deviceFile without asking, with a file of the configuration folder
 */
public record Ways(boolean passphrase, boolean recoveryCode, boolean keyring, boolean deviceFile) {
    private static final Logger LOG = LoggerFactory.getLogger(Ways.class);

    /**
     * Whether a passphrase or recovery code must be asked for before the workspace can be opened. Asks the keyring where
     * the key should lie in it. A workspace that does not exist is not locked.
     *
     * @throws WorkspaceException when the key file cannot be read
     */
    public static boolean locked(KeyPlaces places) {
        Ways ways = inspect(places);
        if (ways == null || ways.deviceFile()) {
            return ways != null && !Files.exists(places.device(KeyFile.workspace(node(places))));
        }
        if (!ways.keyring()) {
            return true;
        }
        try {
            char[] secret = places.keyring().available()
                    ? places.keyring().get(KeyFile.workspace(node(places)).toString())
                    : null;
            if (secret != null) {
                Arrays.fill(secret, '\0');
            }
            return secret == null;
        } catch (KeyringException e) {
            LOG.info("The keyring does not answer: {}", e.getMessage());
            return true;
        }
    }

    /**
     * Which ways of opening a closed workspace has, or null when there is no workspace yet.
     *
     * @throws WorkspaceException when the key file cannot be read
     */
    public static @Nullable Ways inspect(KeyPlaces places) {
        if (!Files.exists(places.file())) {
            return null;
        }
        JsonNode node = node(places);
        if (version(node, places) == FirstFormat.VERSION) {
            boolean passphrase = node.has("passphrase");
            return new Ways(passphrase, false, false, !passphrase);
        }
        return of(KeyFile.parse(node));
    }

    private static JsonNode node(KeyPlaces places) {
        try {
            return KeyFile.read(Files.readString(places.file()));
        } catch (IOException e) {
            throw WorkspaceKeys.failed(places, e);
        }
    }

    static int version(JsonNode node, KeyPlaces places) {
        int version = node.path("version").asInt(0);
        if (version != FirstFormat.VERSION && version != KeyFile.VERSION) {
            throw new WorkspaceException("The key description " + places.file()
                    + " is damaged or of a newer version. Nothing was changed; restore it from a copy of the folder.");
        }
        return version;
    }

    static Ways of(KeyFile file) {
        return new Ways(
                file.has(Wrap.Kind.PASSPHRASE),
                file.has(Wrap.Kind.RECOVERY),
                file.has(Wrap.Kind.KEYRING),
                file.has(Wrap.Kind.DEVICE));
    }
}
