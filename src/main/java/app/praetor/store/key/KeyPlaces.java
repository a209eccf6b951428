package app.praetor.store.key;

import app.praetor.store.key.keyring.Keyring;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where the keys of a workspace lie.
 *
 * @param workspace the workspace folder; {@code db/keys.json} holds keys only under other keys
 * @param config the user's configuration folder; {@code keys/} holds device keys
 * @param keyring preferred to the folder where it is available
 */
public record KeyPlaces(Path workspace, Path config, Keyring keyring) {
    Path file() {
        return workspace.resolve("db").resolve("keys.json");
    }

    Path database() {
        return workspace.resolve("db").resolve("praetor.mv.db");
    }

    Path device(UUID workspaceId) {
        return config.resolve("keys").resolve(workspaceId + ".key");
    }
}
