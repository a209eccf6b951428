package app.praetor.app;

import app.praetor.store.key.KeyPlaces;
import app.praetor.store.key.keyring.Keyring;
import app.praetor.store.key.keyring.SystemKeyring;
import java.nio.file.Path;
import java.util.Map;
import net.harawata.appdirs.AppDirs;
import net.harawata.appdirs.AppDirsFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where a workspace and this device's configuration lie.
 *
 * @param home the workspace folder: {@code db/}, {@code attachments/}, {@code bundles/}, {@code logs/}, {@code config.yaml}
 * @param config the user's configuration folder, outside the workspace; holds device keys
 * @param keyring where the key of a workspace without a passphrase goes if it is available
 */
public record WorkspaceFolder(Path home, Path config, Keyring keyring) {
    private static final String NAME = "praetor-desktop";

    /** Everything in these two folders, nothing in the operating system's keyring. */
    public WorkspaceFolder(Path home, Path config) {
        this(home, config, Keyring.none());
    }

    /**
     * The folders that the platform, or the person, chose.
     *
     * @param home null for the platform's data folder
     * @param environment the process environment; {@code PRAETOR_CONFIG} moves the configuration folder, and
     *     device keys then stay in it; {@code PRAETOR_KEYRING=off} keeps them out of the keyring as well
     */
    public static WorkspaceFolder of(@Nullable Path home, Map<String, String> environment) {
        AppDirs dirs = AppDirsFactory.getInstance();
        Path data = home == null ? Path.of(dirs.getUserDataDir(NAME, null, null)) : home;
        String moved = environment.getOrDefault("PRAETOR_CONFIG", "");
        Path config = moved.isBlank() ? Path.of(dirs.getUserConfigDir(NAME, null, null)) : Path.of(moved);
        Keyring keyring =
                moved.isBlank() ? SystemKeyring.of(System.getProperty("os.name", ""), environment) : Keyring.none();
        return new WorkspaceFolder(data.toAbsolutePath(), config.toAbsolutePath(), keyring);
    }

    /** Where the keys of this workspace lie. */
    public KeyPlaces keys() {
        return new KeyPlaces(home, config, keyring);
    }

    /** The folder of an organization with a workspace of its own below this one. */
    public WorkspaceFolder below(String name) {
        return new WorkspaceFolder(home.resolve("tenants").resolve(name), config, keyring);
    }

    public Path bundles() {
        return home.resolve("bundles");
    }

    public Path attachments() {
        return home.resolve("attachments");
    }

    /** Parts of files that have not arrived as a whole. */
    public Path incoming() {
        return home.resolve("incoming");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    public Path settings() {
        return home.resolve("config.yaml");
    }
}
