package app.praetor.store.backup;

import app.praetor.store.WorkspaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Unpacks the database of a backup beside it, for as long as somebody looks at it; it stays encrypted. */
public final class BackupTrial {
    private BackupTrial() {}

    /**
     * @param look gets the {@code db} folder of the copy
     * @throws InvalidBackupException when the copy differs from the manifest
     */
    public static <T> T run(BackupFile backup, Function<Path, T> look) {
        Path scratch = null;
        try {
            Path parent = backup.file().toAbsolutePath().getParent();
            scratch = Files.createTempDirectory(parent, "praetor-trial-");
            backup.extract(m -> m.path().equals(Manifest.DATABASE), scratch, Progress.NONE);
            return look.apply(scratch.resolve("db"));
        } catch (IOException e) {
            throw new WorkspaceException("The backup " + backup.file() + " cannot be tried: " + e.getMessage()
                    + ". Nothing was changed; make room beside it and try again.");
        } finally {
            if (scratch != null) {
                Disk.deleteTree(scratch);
            }
        }
    }
}
