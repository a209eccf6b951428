package app.praetor.app;

import java.nio.file.Path;
import java.util.Map;
import net.harawata.appdirs.AppDirs;
import net.harawata.appdirs.AppDirsFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where a workspace and this device's configuration lie.
 *
 * @param home the workspace folder: {@code db/}, {@code bundles/}, {@code logs/}, {@code config.yaml}
 * @param config the user's configuration folder, outside the workspace; holds device keys
 */
public record WorkspaceFolder(Path home, Path config) {
    private static final String NAME = "praetor-desktop";

    /**
     * @param home null for the platform's data folder
     * @param environment the process environment; {@code PRAETOR_CONFIG} moves the configuration folder
     */
    public static WorkspaceFolder of(@Nullable Path home, Map<String, String> environment) {
        AppDirs dirs = AppDirsFactory.getInstance();
        Path data = home == null ? Path.of(dirs.getUserDataDir(NAME, null, null)) : home;
        String moved = environment.getOrDefault("PRAETOR_CONFIG", "");
        Path config = moved.isBlank() ? Path.of(dirs.getUserConfigDir(NAME, null, null)) : Path.of(moved);
        return new WorkspaceFolder(data.toAbsolutePath(), config.toAbsolutePath());
    }

    public Path bundles() {
        return home.resolve("bundles");
    }

    public Path settings() {
        return home.resolve("config.yaml");
    }
}
