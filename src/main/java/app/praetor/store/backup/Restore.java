package app.praetor.store.backup;

import app.praetor.store.WorkspaceException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts a backup in place: a whole workspace into an empty folder, or its database over a damaged one. */
public final class Restore {
    private Restore() {}

    /**
     * Restores a whole workspace. Everything is verified in a folder beside the target, which then takes its name.
     *
     * @param home a folder that is empty or does not exist
     * @return the key that will be needed, in words
     * @throws InvalidBackupException when the backup is not whole; nothing was placed
     * @throws WorkspaceException when the folder is not empty or cannot be written; nothing was placed
     */
    public static String into(Path home, BackupFile backup, Progress progress) {
        Path target = home.toAbsolutePath().normalize();
        Path parent = Objects.requireNonNull(target.getParent(), "the root folder is no workspace");
        Path part = parent.resolve("." + target.getFileName() + "-" + UUID.randomUUID() + ".part");
        try {
            refuseFilled(target);
            Files.createDirectories(parent);
            refuseTooLarge(parent, backup);
            backup.verify();
            backup.extract(member -> true, part, progress);
            if (Files.isDirectory(target)) {
                // The log of this very run may lie there.
                if (Files.exists(target.resolve("logs"))) {
                    Files.move(target.resolve("logs"), part.resolve("logs"), StandardCopyOption.ATOMIC_MOVE);
                }
                Files.delete(target);
            }
            Disk.move(part, target);
            return backup.keyNeeded();
        } catch (IOException e) {
            throw new WorkspaceException("The backup could not be restored into " + target + ": " + e.getMessage()
                    + ". Nothing was placed; choose a folder with room that you may write to.");
        } finally {
            Disk.deleteTree(part);
        }
    }

    private static void refuseFilled(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> entries = Files.list(target)) {
            List<String> there = entries.map(p -> String.valueOf(p.getFileName()))
                    .filter(name -> !name.equals("logs"))
                    .sorted()
                    .toList();
            if (!there.isEmpty()) {
                throw new WorkspaceException("The folder " + target + " is not empty (it holds " + there.getFirst()
                        + "). Nothing was changed; restore into an empty folder.");
            }
        }
    }

    private static void refuseTooLarge(Path parent, BackupFile backup) throws IOException {
        FileStore disk = Files.getFileStore(parent);
        if (backup.manifest().size() > disk.getUsableSpace()) {
            throw new WorkspaceException(
                    "The backup needs " + backup.manifest().size() + " bytes, the disk of " + parent + " has "
                            + disk.getUsableSpace() + ". Nothing was placed; make room or choose another folder.");
        }
    }

    /**
     * Replaces a damaged database with that of a backup that the workspace's present key opens, as
     * {@link WorkspaceDamagedException#newestGood} has tried. The key description stays as it is: it may hold newer keys
     * of attachments, and a newer passphrase. The damaged file and a copy of its key description are kept in
     * {@code db/damaged-TIME}; at every moment either the old or the new file has the database's name.
     *
     * @return the folder that keeps the damaged file
     * @throws WorkspaceException when another program has the database open or a file cannot be written; the database is
     *     then as it was
     */
    public static Path database(Path home, BackupFile backup, Instant now) {
        Path db = home.resolve("db");
        Path part = db.resolve("restore-" + UUID.randomUUID() + ".part");
        try {
            backup.verify();
            backup.extract(m -> m.path().equals(Manifest.DATABASE), part, Progress.NONE);
            Path kept = db.resolve("damaged-" + Disk.stamp(now));
            for (int n = 2; Files.exists(kept); n++) {
                kept = db.resolve("damaged-" + Disk.stamp(now) + "-" + n);
            }
            Files.createDirectories(kept);
            refuseOpen(db.resolve("praetor.mv.db"));
            List<String> names = List.of("praetor.mv.db", "keys.json", FileSeal.NAME);
            for (String name : names) {
                setAside(db.resolve(name), kept.resolve(name));
            }
            Disk.forceFolder(kept);
            // Without a seal nothing is claimed of the file that takes the name next.
            Files.deleteIfExists(db.resolve(FileSeal.NAME));
            new BeforeMigration(db).end();
            Disk.move(part.resolve(Manifest.DATABASE), db.resolve("praetor.mv.db"));
            return kept;
        } catch (IOException e) {
            throw new WorkspaceException("The database in " + db + " could not be replaced: " + e.getMessage()
                    + ". The damaged file was kept; make room or take away what holds the file, and try again.");
        } finally {
            Disk.deleteTree(part);
        }
    }

    private static void refuseOpen(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(file);
        }
        throw inUse(file);
    }

    private static WorkspaceException inUse(Path file) {
        return new WorkspaceException(
                "The database " + file + " is open in another program. Nothing was changed; close it and try again.");
    }

    private static void setAside(Path file, Path kept) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try {
            // A second name for the same bytes costs no room.
            Files.createLink(kept, file);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(file, kept, StandardCopyOption.COPY_ATTRIBUTES);
            Disk.force(kept);
        }
    }
}
