package app.praetor.store.backup;

import app.praetor.store.WorkspaceException;
import app.praetor.store.backup.Manifest.Member;
import app.praetor.store.backup.Manifest.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a backup of an open workspace. The database is copied first and by H2 itself, page by page as encrypted on disk;
 * other files are never changed once written, so a file that appears later does no harm.
 */
public final class BackupWriter {
    private final Path home;
    private final DatabaseCopy database;
    private final @Nullable String schema;

    /** Lets H2 write the encrypted file into a zip of its own. */
    @FunctionalInterface
    public interface DatabaseCopy {
        void to(Path zip) throws SQLException;
    }

    /**
     * @param home the workspace folder
     * @param schema version of its schema
     */
    public BackupWriter(Path home, DatabaseCopy database, @Nullable String schema) {
        this.home = home;
        this.database = database;
        this.schema = schema;
    }

    /** The usual name of a backup of this moment. */
    public static String name(Instant now) {
        return "praetor-backup-" + Disk.stamp(now) + ".zip";
    }

    /**
     * Writes, verifies, and only then gives the file its name.
     *
     * @param target the file, or a folder that gets one with the usual name
     * @throws WorkspaceException when it cannot be written; then nothing is left of it
     * @throws CancellationException when the listener asked for it; then nothing is left of it
     */
    public BackupFile write(Path target, Reason reason, Instant now, Progress progress) {
        Path file = Files.isDirectory(target) ? target.resolve(name(now)) : target.toAbsolutePath();
        if (Files.exists(file)) {
            throw new WorkspaceException("The file " + file + " exists already. Nothing was written; name another.");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Path raw = file.resolveSibling(file.getFileName() + ".db.part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(raw);
            database.to(raw);
            BackupFile written = zip(raw, part, reason, now, progress);
            written.verify();
            Disk.move(part, file);
            return new BackupFile(file, written.manifest());
        } catch (IOException | SQLException e) {
            throw new WorkspaceException("The backup " + file + " could not be written: " + why(e)
                    + ". The workspace is unchanged; choose a folder with room that you may write to.");
        } finally {
            Disk.deleteTree(raw);
            Disk.deleteTree(part);
        }
    }

    /** Database messages may quote data; only their number is told. */
    private static String why(Exception e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof IOException && t.getMessage() != null) {
                return t.getMessage();
            }
        }
        return e instanceof SQLException sql ? "database error " + sql.getErrorCode() : "reading or writing failed";
    }

    private BackupFile zip(Path raw, Path part, Reason reason, Instant now, Progress progress) throws IOException {
        List<Path> others = others();
        List<Member> members = new ArrayList<>();
        try (ZipFile source = new ZipFile(raw.toFile());
                OutputStream file = Files.newOutputStream(part);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            // Encrypted bytes do not shrink.
            zip.setLevel(Deflater.NO_COMPRESSION);
            ZipEntry database = source.stream()
                    .filter(e -> e.getName().endsWith("praetor.mv.db"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the database gave no copy of itself"));
            Copier copier = new Copier(zip, members, progress, database.getSize() + sizes(others));
            try (InputStream in = source.getInputStream(database)) {
                copier.copy(Manifest.DATABASE, in);
            }
            for (Path path : others) {
                try (InputStream in = Files.newInputStream(path)) {
                    copier.copy(home.relativize(path).toString().replace('\\', '/'), in);
                } catch (NoSuchFileException e) {
                    // Removed since the listing: no longer part of the workspace.
                    continue;
                }
            }
            String program = BackupWriter.class.getPackage().getImplementationVersion();
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    program == null ? "development" : program,
                    schema,
                    now.truncatedTo(ChronoUnit.SECONDS).toString(),
                    reason,
                    members);
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest.toBytes());
            zip.closeEntry();
        }
        Disk.force(part);
        return BackupFile.read(part);
    }

    private List<Path> others() throws IOException {
        List<Path> files = new ArrayList<>();
        try (var list = Files.list(home.resolve("db"))) {
            list.filter(Files::isRegularFile)
                    .filter(f -> !f.getFileName().toString().startsWith("praetor."))
                    .sorted()
                    .forEach(files::add);
        }
        files.addAll(Disk.files(home.resolve("attachments")));
        files.addAll(Disk.files(home.resolve("bundles")));
        if (Files.isRegularFile(home.resolve("config.yaml"))) {
            files.add(home.resolve("config.yaml"));
        }
        files.removeIf(f -> f.toString().endsWith(".part"));
        return files;
    }

    private static long sizes(List<Path> files) throws IOException {
        long sum = 0;
        for (Path file : files) {
            sum += Files.exists(file) ? Files.size(file) : 0;
        }
        return sum;
    }

    private static final class Copier {
        private final ZipOutputStream zip;
        private final List<Member> members;
        private final Progress progress;
        private final long total;
        private long done;

        Copier(ZipOutputStream zip, List<Member> members, Progress progress, long total) {
            this.zip = zip;
            this.members = members;
            this.progress = progress;
            this.total = total;
        }

        void copy(String path, InputStream in) throws IOException {
            if (progress.cancelled()) {
                throw new CancellationException("The backup was stopped; nothing was written.");
            }
            MessageDigest digest = Disk.sha256();
            zip.putNextEntry(new ZipEntry(path));
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                zip.write(buffer, 0, n);
                digest.update(buffer, 0, n);
                size += n;
                done += n;
                progress.at(done, Math.max(done, total));
            }
            zip.closeEntry();
            members.add(new Member(path, size, HexFormat.of().formatHex(digest.digest())));
        }
    }
}
