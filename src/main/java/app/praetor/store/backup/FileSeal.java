package app.praetor.store.backup;

import app.praetor.store.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A keyed digest of the closed database file, in {@code db/praetor.sum}. H2's encryption has no authentication and its
 * pages no checksum of their contents, so a flipped bit may otherwise come back as other data without a word. While the
 * database is open, the file says so and holds no digest.
 */
public final class FileSeal {
    static final String NAME = "praetor.sum";
    private static final String OPEN = "{\"version\":1,\"state\":\"open\"}";

    private final Path database;
    private final Path seal;
    private final byte[] key;

    /** What the seal says of the file. */
    public enum State {
        /** There is none: a new workspace, or one of an older version. */
        NONE,
        /** The program did not end properly the last time; nothing can be said. */
        OPEN,
        /** The file is bit for bit what was closed. */
        INTACT,
        /** The file is not what was closed. */
        BROKEN,
        /** It was made with another key or is not readable; nothing can be said. */
        FOREIGN,
        /** Another program has the file open. */
        BUSY
    }

    /**
     * @param folder the workspace's {@code db} folder
     * @param secret derived from the database's key; copied
     */
    public FileSeal(Path folder, char[] secret) {
        this.database = folder.resolve("praetor.mv.db");
        this.seal = folder.resolve(NAME);
        this.key = new String(secret).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Compares the file with its seal, and notes that it is about to be changed unless it is broken or busy.
     *
     * @throws IOException when the file cannot be read, or the note not written
     */
    public State begin() throws IOException {
        if (!Files.exists(database)) {
            return Files.exists(seal) ? State.BROKEN : State.NONE;
        }
        // Locked, so that no other program can open and change the file between its seal and its bytes.
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                return State.BUSY;
            }
            if (!Files.exists(seal)) {
                return State.NONE;
            }
            State state = compare(channel);
            if (state == State.INTACT || state == State.FOREIGN) {
                write(OPEN);
            }
            return state;
        }
    }

    private State compare(FileChannel channel) throws IOException {
        JsonNode node;
        try {
            node = Json.parse(Files.readString(seal));
        } catch (JacksonException | java.nio.charset.CharacterCodingException e) {
            return State.FOREIGN;
        }
        if (!node.path("state").asString("").equals("closed")) {
            return State.OPEN;
        }
        if (!node.path("key").asString("").equals(keyId())) {
            return State.FOREIGN;
        }
        boolean same = node.path("size").asLong(-1) == channel.size()
                && MessageDigest.isEqual(
                        node.path("mac").asString("").getBytes(StandardCharsets.US_ASCII),
                        digest(channel).getBytes(StandardCharsets.US_ASCII));
        return same ? State.INTACT : State.BROKEN;
    }

    /** Notes that the file is open, once H2 holds it. */
    public void opened() throws IOException {
        if (!Files.exists(seal) || !Files.readString(seal).equals(OPEN)) {
            write(OPEN);
        }
    }

    /** Seals the closed file; does nothing while somebody still has it open. */
    public void closed() throws IOException {
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock != null) {
                write(Json.MAPPER
                        .createObjectNode()
                        .put("version", 1)
                        .put("state", "closed")
                        .put("key", keyId())
                        .put("size", channel.size())
                        .put("mac", digest(channel))
                        .toPrettyString());
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void write(String text) throws IOException {
        Path part = seal.resolveSibling(NAME + ".part");
        Files.writeString(part, text);
        Disk.force(part);
        Disk.move(part, seal);
    }

    private String digest(FileChannel channel) throws IOException {
        Mac mac = mac();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
        for (long at = 0; ; ) {
            int n = channel.read(buffer.clear(), at);
            if (n < 0) {
                return HexFormat.of().formatHex(mac.doFinal());
            }
            mac.update(buffer.flip());
            at += n;
        }
    }

    private String keyId() {
        byte[] id = mac().doFinal("key".getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(Arrays.copyOf(id, 8));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java run time", e);
        }
    }

    @Override
    public String toString() {
        return "FileSeal[" + seal + "]";
    }
}
