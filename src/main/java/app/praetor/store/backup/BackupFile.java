package app.praetor.store.backup;

import app.praetor.store.backup.Manifest.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A backup on disk, with its manifest read.
 *
 * @param file the zip
 * @param manifest what it says of itself; checked for form, not yet against the contents
 */
public record BackupFile(Path file, Manifest manifest) {
    private static final int MAX_MANIFEST = 64 * 1024 * 1024;

    /**
     * Reads the manifest.
     *
     * @throws InvalidBackupException when it is no backup of this format
     * @throws IOException when it cannot be read at all
     */
    public static BackupFile read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(Manifest.NAME);
            if (entry == null) {
                throw new InvalidBackupException(file, "it is a zip without a manifest");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(MAX_MANIFEST + 1);
                if (bytes.length > MAX_MANIFEST) {
                    throw new InvalidBackupException(file, "its manifest is too large");
                }
                return new BackupFile(file, Manifest.parse(bytes));
            }
        } catch (ZipException e) {
            throw new InvalidBackupException(file, "it is not a whole zip file");
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidBackupException(file, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads every member and compares size and SHA-256 with the manifest.
     *
     * @throws InvalidBackupException naming the first member that differs
     */
    public void verify() throws IOException {
        copy(member -> true, null, Progress.NONE);
    }

    /** What will be needed to open what is in it, in words. */
    public String keyNeeded() throws IOException {
        Path none = Path.of(Manifest.KEYS);
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = stream(zip, none.toString().replace('\\', '/'))) {
            return KeyNeed.of(in.readNBytes(MAX_MANIFEST));
        }
    }

    /** Writes the chosen members below a folder, each verified while it is written and forced to disk. */
    void extract(Predicate<Member> chosen, Path target, Progress progress) throws IOException {
        copy(chosen, target, progress);
    }

    private void copy(Predicate<Member> chosen, @org.jspecify.annotations.Nullable Path target, Progress progress)
            throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            refuseStrangers(zip);
            long total = manifest.members().stream()
                    .filter(chosen)
                    .mapToLong(Member::size)
                    .sum();
            long done = 0;
            for (Member member : manifest.members()) {
                if (!chosen.test(member)) {
                    continue;
                }
                if (progress.cancelled()) {
                    throw new java.util.concurrent.CancellationException("stopped by the user");
                }
                if (target == null) {
                    check(zip, member, OutputStream.nullOutputStream(), done, total, progress);
                } else {
                    Path to = target.resolve(member.path()).normalize();
                    if (!to.startsWith(target.normalize())) {
                        throw new InvalidBackupException(file, "it names a file outside the workspace");
                    }
                    Files.createDirectories(to.getParent());
                    try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
                        check(zip, member, out, done, total, progress);
                    }
                    Disk.force(to);
                }
                done += member.size();
            }
        } catch (ZipException e) {
            throw new InvalidBackupException(file, "it is not a whole zip file");
        }
    }

    private void refuseStrangers(ZipFile zip) {
        Set<String> known = new HashSet<>();
        manifest.members().forEach(m -> known.add(m.path()));
        known.add(Manifest.NAME);
        if (zip.size() != known.size() || !zip.stream().map(ZipEntry::getName).allMatch(known::contains)) {
            throw new InvalidBackupException(file, "its files are not those of its manifest");
        }
    }

    private InputStream stream(ZipFile zip, String path) throws IOException {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new InvalidBackupException(file, path + " is missing");
        }
        return zip.getInputStream(entry);
    }

    private void check(ZipFile zip, Member member, OutputStream out, long before, long total, Progress progress)
            throws IOException {
        MessageDigest digest = Disk.sha256();
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = stream(zip, member.path())) {
            for (int n = in.read(buffer); n >= 0 && size <= member.size(); n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
                size += n;
                progress.at(before + size, total);
            }
        } catch (ZipException | java.io.EOFException e) {
            throw new InvalidBackupException(file, member.path() + " is damaged");
        }
        // Stopped at the first byte too many, so that a small zip cannot fill the disk.
        if (size != member.size() || !HexFormat.of().formatHex(digest.digest()).equals(member.sha256())) {
            throw new InvalidBackupException(file, member.path() + " is damaged");
        }
    }
}
