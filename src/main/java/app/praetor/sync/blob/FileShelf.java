package app.praetor.sync.blob;

import app.praetor.store.attachment.Attachment;
import app.praetor.store.attachment.AttachmentDamagedException;
import app.praetor.store.attachment.AttachmentMissingException;
import app.praetor.store.attachment.SealedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where files lie, and the pieces of those that have not arrived as a whole. Both are encrypted.
 *
 * @param files under the names that rows know
 * @param pieces under the hash of the file and their number
 */
public record FileShelf(SealedFolder files, SealedFolder pieces) {
    boolean holds(String name) {
        return SealedFolder.isName(name) && files.holds(name);
    }

    /** What lies there under the name. */
    Attachment describe(String name) throws IOException {
        return files.describe(name);
    }

    InputStream open(String name) throws IOException {
        return files.open(name);
    }

    /** How many bytes of a file have arrived, from its first on. */
    long arrived(String sha256) throws IOException {
        long bytes = 0;
        for (int n = 0; pieces.holds(piece(sha256, n)); n++) {
            try {
                bytes += pieces.describe(piece(sha256, n)).size();
            } catch (AttachmentDamagedException e) {
                // It comes again, and what lies behind it stays.
                pieces.delete(piece(sha256, n));
                return bytes;
            }
        }
        return bytes;
    }

    void keep(String sha256, int n, byte[] bytes) throws IOException {
        pieces.put(piece(sha256, n), out -> out.write(bytes));
    }

    /**
     * Makes the file of its pieces, which go.
     *
     * @throws WrongBytesException when they are not the file; it is not there then, and they are gone
     */
    void assemble(String name, String sha256, int count) throws IOException {
        MessageDigest sum = sha256();
        try {
            files.put(name, out -> {
                DigestOutputStream counted = new DigestOutputStream(out, sum);
                for (int n = 0; n < count; n++) {
                    copy(piece(sha256, n), counted);
                }
                if (!HexFormat.of().formatHex(sum.digest()).equals(sha256)) {
                    throw new WrongBytesException("What arrived is not the file that was sent, so it was not kept.");
                }
            });
        } catch (WrongBytesException e) {
            forget(sha256);
            throw e;
        }
        forget(sha256);
    }

    private void copy(String piece, OutputStream out) throws IOException {
        try (InputStream in = pieces.open(piece)) {
            in.transferTo(out);
        } catch (AttachmentDamagedException | AttachmentMissingException e) {
            pieces.delete(piece);
            throw new IOException("A part of the file was damaged on this device; it is fetched again.", e);
        }
    }

    /** Removes what has arrived of a file. */
    void forget(String sha256) throws IOException {
        for (int n = 0; pieces.holds(piece(sha256, n)); n++) {
            pieces.delete(piece(sha256, n));
        }
    }

    private static String piece(String sha256, int n) {
        return sha256 + "." + n;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
