package app.praetor.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The database's file as it was before a migration. H2 commits each definition by itself, so a program that was killed in
 * between leaves a schema of no version; as long as this copy lies beside the file, the file is not to be used.
 */
public final class BeforeMigration {
    private static final String NAME = "praetor.before-migration";

    private final Path file;
    private final Path copy;

    /**
     * @param folder the workspace's {@code db} folder
     */
    public BeforeMigration(Path folder) {
        this.file = folder.resolve("praetor.mv.db");
        this.copy = folder.resolve(NAME);
    }

    /** Keeps the file, which nobody may have open. */
    public void begin() throws IOException {
        Path part = copy.resolveSibling(NAME + ".part");
        Files.deleteIfExists(part);
        Files.copy(file, part);
        Disk.force(part);
        Disk.move(part, copy);
    }

    /** Puts the file back when a migration has begun and not ended, and says whether; nothing was written since. */
    public boolean undo() throws IOException {
        boolean begun = Files.exists(copy);
        if (begun) {
            Disk.move(copy, file);
        }
        return begun;
    }

    /** The migration has ended, or another file takes the name. */
    public void end() throws IOException {
        Files.deleteIfExists(copy);
    }
}
