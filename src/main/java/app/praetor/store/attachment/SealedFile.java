package app.praetor.store.attachment;

import app.praetor.store.secret.Keysets;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * The form of an encrypted file: four letters, 16 random bytes, a sealed head (size of the content, its SHA-256, the
 * SHA-256 of the label under which it was put), then the content as a stream of authenticated segments. The tenant, the
 * kind of file and the random bytes are bound to both parts, so that neither can be taken from another file.
 */
final class SealedFile {
    private static final byte[] MAGIC = "PRS1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 16;
    private static final int HEAD = 8 + 32 + 32;
    /** Key id, initialisation vector and tag that the cipher adds. */
    private static final int SEALED_HEAD = HEAD + 5 + 12 + 16;

    private static final int START = 4 + NONCE + SEALED_HEAD;
    static final String PART = ".part";

    private final Keysets keysets;
    private final UUID tenant;
    private final String kind;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param kind what these files are; one kind does not open as another
     */
    SealedFile(Keysets keysets, UUID tenant, String kind) {
        this.keysets = keysets;
        this.tenant = tenant;
        this.kind = kind;
    }

    /**
     * Seals what the filler writes, beside its place first; it is whole and on disk when this returns, or not there.
     *
     * @param place where the file goes, once its content is known
     */
    Attachment write(Path folder, String label, Filler filler, Function<Attachment, Path> place) throws IOException {
        Files.createDirectories(folder);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        Path part = folder.resolve(UUID.randomUUID() + PART);
        try {
            Attachment made;
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                channel.position(START);
                MessageDigest digest = sha256();
                long size = content(channel, nonce, digest, filler);
                byte[] hash = digest.digest();
                byte[] head = ByteBuffer.allocate(HEAD)
                        .putLong(size)
                        .put(hash)
                        .put(hash(label))
                        .array();
                ByteBuffer start = ByteBuffer.allocate(START).put(MAGIC).put(nonce);
                start.put(keysets.heads(tenant).encrypt(head, bound("head", nonce)))
                        .flip();
                channel.position(0);
                while (start.hasRemaining()) {
                    channel.write(start);
                }
                channel.force(true);
                made = new Attachment(HexFormat.of().formatHex(hash), size);
            }
            Path target = place.apply(made);
            Path home = Objects.requireNonNullElse(target.getParent(), folder);
            Files.createDirectories(home);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(home);
            sync(folder);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A file could not be encrypted; nothing was saved.", e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long content(FileChannel channel, byte[] nonce, MessageDigest digest, Filler filler)
            throws IOException, GeneralSecurityException {
        // The channel stays open for the head, so closing ends the encryption only.
        OutputStream open = new OutputStream() {
            private final OutputStream file = Channels.newOutputStream(channel);

            @Override
            public void write(int b) throws IOException {
                file.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                file.write(bytes, offset, length);
            }
        };
        try (Counted counted = new Counted(new DigestOutputStream(
                keysets.files(tenant).newEncryptingStream(open, bound("content", nonce)), digest))) {
            filler.fill(counted);
            counted.flush();
            return counted.count;
        }
    }

    /**
     * The content, verified as it is read.
     *
     * @param label as it was put
     * @param damaged words for a file that is not what was put there
     * @throws AttachmentDamagedException at once or while reading; nothing that was changed is handed out
     */
    VerifiedStream open(Path file, String label, String damaged) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            byte[] nonce = new byte[NONCE];
            byte[] head = head(raw, nonce, damaged);
            if (!MessageDigest.isEqual(Arrays.copyOfRange(head, 40, HEAD), hash(label))) {
                throw new AttachmentDamagedException(damaged);
            }
            Attachment said = attachment(head);
            InputStream content = keysets.files(tenant).newDecryptingStream(raw, bound("content", nonce));
            return new VerifiedStream(content, said, sha256(), damaged);
        } catch (GeneralSecurityException e) {
            raw.close();
            throw new AttachmentDamagedException(damaged);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * What a file says of itself, without reading its content.
     *
     * @throws AttachmentDamagedException when its head is damaged, or not of this tenant and kind
     */
    Attachment describe(Path file, String damaged) throws IOException {
        try (InputStream raw = Files.newInputStream(file)) {
            return attachment(head(raw, new byte[NONCE], damaged));
        }
    }

    private byte[] head(InputStream raw, byte[] nonce, String damaged) throws IOException {
        byte[] start = raw.readNBytes(START);
        if (start.length != START || !Arrays.equals(start, 0, 4, MAGIC, 0, 4)) {
            throw new AttachmentDamagedException(damaged);
        }
        System.arraycopy(start, 4, nonce, 0, NONCE);
        try {
            byte[] head =
                    keysets.heads(tenant).decrypt(Arrays.copyOfRange(start, 4 + NONCE, START), bound("head", nonce));
            if (head.length != HEAD) {
                throw new AttachmentDamagedException(damaged);
            }
            return head;
        } catch (GeneralSecurityException e) {
            throw new AttachmentDamagedException(damaged);
        }
    }

    private static Attachment attachment(byte[] head) {
        return new Attachment(
                HexFormat.of().formatHex(head, 8, 40), ByteBuffer.wrap(head).getLong());
    }

    private byte[] bound(String part, byte[] nonce) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String text : new String[] {"praetor.file.1", tenant.toString(), kind, part}) {
                out.writeUTF(text);
            }
            out.write(nonce);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] hash(String label) {
        return sha256().digest(label.getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java run time", e);
        }
    }

    /** Makes a rename last: elsewhere than on POSIX systems a folder cannot be opened, and need not be. */
    private static void sync(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static final class Counted extends FilterOutputStream {
        private long count;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }
    }
}
