package app.praetor.store.key.disk;

import app.praetor.store.WorkspaceException;
import app.praetor.store.key.seal.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.h2.store.fs.encrypt.FilePathEncrypt;
import org.jspecify.annotations.Nullable;

/**
 * A closed database file under another key. H2's own tool deletes the file before it renames its new one, so a kill
 * between the two would leave no database; this one writes beside it with the same cipher, reads back, and moves last.
 */
public final class FileRekey {
    private static final int BLOCK = 4096;
    private static final int CHUNK = 64 * BLOCK;
    /** What else the disk should hold afterwards. */
    private static final long MARGIN = 16L << 20;

    private final Path file;

    public FileRekey(Path file) {
        this.file = file;
    }

    public boolean present() {
        return Files.exists(file);
    }

    /** Whether the file is a database under that key: each of the first two blocks may hold the store's head. */
    public boolean fits(SecretBytes key) throws IOException {
        try (FileChannel base = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel plain = new FileEncrypt(file.toString(), h2Key(key), base)) {
            for (int block = 0; block < 2 && (block + 1L) * BLOCK <= plain.size(); block++) {
                ByteBuffer head = ByteBuffer.allocate(BLOCK);
                plain.read(head, (long) block * BLOCK);
                if (new String(head.array(), 0, 4, StandardCharsets.ISO_8859_1).matches("H:\\d,")) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Looks before anything is written.
     *
     * @throws WorkspaceException when the disk cannot hold the file twice
     */
    public void requireSpace(long usable) throws IOException {
        long needed = Files.size(file) + MARGIN;
        if (usable < needed) {
            throw new WorkspaceException("A new database key needs " + megabytes(needed) + " MB of free disk beside "
                    + file + ", and there are " + megabytes(usable) + " MB. Nothing was changed; make room first.");
        }
    }

    private static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }

    /** The copy that a stopped change leaves behind, or that is about to become the database. */
    public Path copy() {
        return file.resolveSibling(file.getFileName() + ".rekey");
    }

    /**
     * Writes the copy under the next key and reads it back.
     *
     * @throws WorkspaceException when the database is open, or the copy does not read back the same
     */
    public void write(SecretBytes current, SecretBytes next) throws IOException {
        Files.deleteIfExists(copy());
        try (FileChannel base = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Given back when the channel is closed.
            if (!locked(base)) {
                throw new WorkspaceException("The database " + file
                        + " is open in another program. Nothing was changed;" + " close the other one and try again.");
            }
            byte[] written;
            Set<StandardOpenOption> options =
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try (FileChannel target = FileChannel.open(copy(), options, SafeFiles.forTheUserAlone(copy()));
                    FileChannel in = new FileEncrypt(file.toString(), h2Key(current), base);
                    FileChannel out = new FileEncrypt(copy().toString(), h2Key(next), target)) {
                written = transfer(in, out);
                target.force(true);
            }
            try (FileChannel target = FileChannel.open(copy(), StandardOpenOption.READ);
                    FileChannel back = new FileEncrypt(copy().toString(), h2Key(next), target)) {
                if (!MessageDigest.isEqual(written, transfer(back, null))) {
                    throw new WorkspaceException("The copy of the database under its new key did not read back the"
                            + " same. The database was not changed; check the disk.");
                }
            }
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Puts the copy in the place of the database, at once. The seal was of the old file, so it goes first. */
    public void replace() throws IOException {
        Files.deleteIfExists(file.resolveSibling("praetor.sum"));
        Files.move(copy(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        SafeFiles.forceFolder(file);
    }

    /** Digest of what was read; it goes into the other file where there is one. */
    private static byte[] transfer(FileChannel in, @Nullable FileChannel out) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long size = in.size();
        for (long at = 0; at < size; ) {
            chunk.clear().limit((int) Math.min(CHUNK, size - at));
            int read = in.read(chunk, at);
            if (read <= 0) {
                throw new IOException("the file ends early");
            }
            digest.update(chunk.array(), 0, read);
            if (out != null) {
                out.write(ByteBuffer.wrap(chunk.array(), 0, read), at);
            }
            at += read;
        }
        Arrays.fill(chunk.array(), (byte) 0);
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java run time", e);
        }
    }

    /** H2 takes the hexadecimal text of the key as its file password, in its own encoding. */
    private static byte[] h2Key(SecretBytes key) {
        char[] hex = HexFormat.of().formatHex(key.bytes()).toCharArray();
        byte[] encoded = FilePathEncrypt.getPasswordBytes(hex);
        Arrays.fill(hex, '\0');
        return encoded;
    }
}
