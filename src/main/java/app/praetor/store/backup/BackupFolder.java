package app.praetor.store.backup;

import app.praetor.store.backup.Manifest.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The automatic backups of a workspace, in {@code backups/daily} and {@code backups/before-migration}: of each kind the
 * last five are kept, and an older one goes only once the new one is verified. Files directly in {@code backups} are the
 * user's own and stay.
 */
public final class BackupFolder {
    private static final Logger LOG = LoggerFactory.getLogger(BackupFolder.class);
    private static final int KEPT = 5;

    private final Path folder;

    /** Tries whether a copied database opens with the key at hand; the argument is its {@code db} folder. */
    @FunctionalInterface
    public interface Trial {
        boolean opens(Path db);
    }

    /** Of the workspace folder. */
    public BackupFolder(Path home) {
        this.folder = home.resolve("backups");
    }

    /**
     * Writes a backup of this kind and forgets those older than the last five.
     *
     * @throws app.praetor.store.WorkspaceException when it cannot be written; older ones are untouched then
     */
    public BackupFile keep(BackupWriter writer, Reason reason, Instant now, Progress progress) {
        Path of = kind(reason);
        BackupFile written = writer.write(free(of, now), reason, now, progress);
        List<Path> all = new ArrayList<>(zips(of));
        all.sort(Comparator.comparing(Path::toString).reversed());
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            try {
                Files.deleteIfExists(old);
            } catch (IOException e) {
                LOG.warn("an old backup could not be removed: {}", old.getFileName());
            }
        }
        return written;
    }

    /** The backup of this UTC day, or empty when it is there already. */
    public Optional<BackupFile> daily(BackupWriter writer, Instant now, Progress progress) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        boolean there = read(zips(kind(Reason.DAILY))).stream()
                .anyMatch(b -> LocalDate.ofInstant(Instant.parse(b.manifest().created()), ZoneOffset.UTC)
                        .equals(today));
        return there ? Optional.empty() : Optional.of(keep(writer, Reason.DAILY, now, progress));
    }

    private static Path free(Path of, Instant now) {
        Path file = of.resolve(BackupWriter.name(now));
        for (int n = 2; Files.exists(file); n++) {
            file = of.resolve(BackupWriter.name(now).replace(".zip", "-" + n + ".zip"));
        }
        return file;
    }

    private Path kind(Reason reason) {
        return folder.resolve(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Every backup whose manifest can be read, newest first. */
    public List<BackupFile> list() {
        return read(Disk.files(folder).stream()
                .filter(f -> f.toString().endsWith(".zip"))
                .toList());
    }

    /** Reads and verifies every file; gives those that are not whole. */
    public List<Path> damaged() {
        List<Path> bad = new ArrayList<>();
        for (Path file : Disk.files(folder)) {
            if (file.toString().endsWith(".zip") && !whole(file)) {
                bad.add(file);
            }
        }
        return bad;
    }

    private static boolean whole(Path file) {
        try {
            BackupFile.read(file).verify();
            return true;
        } catch (IOException | InvalidBackupException e) {
            LOG.debug("not a whole backup: {}", file.getFileName());
            return false;
        }
    }

    /** The newest backup that is whole and whose database opens; every candidate is tried in turn. */
    public Optional<BackupFile> newestGood(Trial trial) {
        return list().stream().filter(b -> good(b, trial)).findFirst();
    }

    private boolean good(BackupFile backup, Trial trial) {
        if (!whole(backup.file())) {
            return false;
        }
        Path scratch = folder.resolve("scratch-" + UUID.randomUUID() + ".part");
        try {
            backup.extract(m -> m.path().equals(Manifest.DATABASE), scratch, Progress.NONE);
            return trial.opens(scratch.resolve("db"));
        } catch (IOException e) {
            LOG.warn("a backup could not be tried: {}", backup.file().getFileName());
            return false;
        } finally {
            Disk.deleteTree(scratch);
        }
    }

    /** Removes a scratch folder; one that cannot be removed is only in the way. */
    public static void remove(Path scratch) {
        Disk.deleteTree(scratch);
    }

    private static List<Path> zips(Path of) {
        return Disk.files(of).stream()
                .filter(f -> f.toString().endsWith(".zip"))
                .toList();
    }

    private static List<BackupFile> read(List<Path> files) {
        List<BackupFile> read = new ArrayList<>();
        for (Path file : files) {
            try {
                read.add(BackupFile.read(file));
            } catch (IOException | InvalidBackupException e) {
                LOG.debug("not a backup: {}", file.getFileName());
            }
        }
        read.sort(Comparator.comparing((BackupFile b) -> b.manifest().created())
                .thenComparing(b -> b.file().toString())
                .reversed());
        return read;
    }
}
