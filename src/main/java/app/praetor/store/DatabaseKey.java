package app.praetor.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The random 256-bit key of one workspace's database file. With a passphrase it lies wrapped (Argon2id, AES-GCM) in the
 * workspace's {@code db/keys.json}; without one it lies in a device-key file of the configuration folder that only the
 * user may read, never inside the workspace.
 */
public final class DatabaseKey implements AutoCloseable {
    private static final int MEMORY_KIB = 64 * 1024;
    private static final int PASSES = 3;
    private static final int LANES = 4;
    /** Bounds on what a key file may ask of this machine: a tampered file must not exhaust it. */
    private static final int MAX_MEMORY_KIB = 1024 * 1024;

    private static final int MAX_PASSES = 20;
    private static final int MAX_LANES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;
    private final boolean onDevice;

    private DatabaseKey(byte[] secret, boolean onDevice) {
        this.secret = secret;
        this.onDevice = onDevice;
    }

    /**
     * Finds or makes the key of a workspace.
     *
     * @param workspace the workspace folder
     * @param config the configuration folder that holds device keys
     * @param passphrase null for a device key; the caller zeroes it
     * @throws WorkspaceException when the key is missing, or the passphrase is wrong or missing
     */
    public static DatabaseKey openOrCreate(Path workspace, Path config, char @Nullable [] passphrase) {
        Path header = workspace.resolve("db").resolve("keys.json");
        try {
            if (Files.exists(header)) {
                return open(header, config, passphrase);
            }
            if (Files.exists(workspace.resolve("db").resolve("praetor.mv.db"))) {
                throw new WorkspaceException("The key description " + header + " is missing, so the database beside it"
                        + " cannot be opened. Nothing was changed; put the file back from a copy of the folder.");
            }
            return create(header, config, passphrase);
        } catch (IOException e) {
            throw new WorkspaceException("The key of the workspace " + workspace + " cannot be read or written: "
                    + e.getMessage() + ". Nothing was changed.");
        }
    }

    private static DatabaseKey create(Path header, Path config, char @Nullable [] passphrase) throws IOException {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        UUID id = UUID.randomUUID();
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("version", 1).put("workspace", id.toString());
        if (passphrase == null) {
            writePrivate(deviceFile(config, id), HexFormat.of().formatHex(secret));
        } else {
            node.set("passphrase", wrap(secret, passphrase, id));
        }
        Files.createDirectories(header.getParent());
        Path part = header.resolveSibling("keys.json.part");
        Files.writeString(part, node.toPrettyString(), StandardCharsets.UTF_8);
        Files.move(part, header, StandardCopyOption.ATOMIC_MOVE);
        return new DatabaseKey(secret, passphrase == null);
    }

    private static DatabaseKey open(Path header, Path config, char @Nullable [] passphrase) throws IOException {
        JsonNode node = Json.parse(Files.readString(header));
        if (node.path("version").asInt(0) != 1 || !node.path("workspace").isString()) {
            throw new WorkspaceException("The key description " + header + " is damaged or of a newer version."
                    + " Nothing was changed; restore it from a copy of the folder.");
        }
        UUID id = UUID.fromString(node.path("workspace").asString());
        if (node.has("passphrase")) {
            if (passphrase == null) {
                throw new WorkspaceException(
                        "This workspace is locked with a passphrase; give it with" + " --passphrase-file.");
            }
            return new DatabaseKey(unwrap(node.path("passphrase"), passphrase, id), false);
        }
        Path device = deviceFile(config, id);
        if (!Files.exists(device)) {
            throw new WorkspaceException("The key of this workspace is not on this device: " + device
                    + " does not exist. The data is intact; bring that file from the device that made the workspace.");
        }
        return new DatabaseKey(HexFormat.of().parseHex(Files.readString(device).strip()), true);
    }

    private static Path deviceFile(Path config, UUID id) {
        return config.resolve("keys").resolve(id + ".key");
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } else {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        }
    }

    private static ObjectNode wrap(byte[] secret, char[] passphrase, UUID id) {
        byte[] salt = new byte[16];
        byte[] iv = new byte[12];
        RANDOM.nextBytes(salt);
        RANDOM.nextBytes(iv);
        byte[] kek = derive(passphrase, salt, MEMORY_KIB, PASSES, LANES);
        try {
            ObjectNode node = Json.MAPPER.createObjectNode();
            node.put("kdf", "argon2id").put("memoryKib", MEMORY_KIB).put("passes", PASSES);
            node.put("lanes", LANES).put("salt", HexFormat.of().formatHex(salt));
            node.put("iv", HexFormat.of().formatHex(iv));
            node.put("wrapped", HexFormat.of().formatHex(cipher(Cipher.ENCRYPT_MODE, kek, iv, id, secret)));
            return node;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java run time", e);
        } finally {
            Arrays.fill(kek, (byte) 0);
        }
    }

    private static byte[] unwrap(JsonNode node, char[] passphrase, UUID id) {
        int memory = node.path("memoryKib").asInt(0);
        int passes = node.path("passes").asInt(0);
        int lanes = node.path("lanes").asInt(0);
        if (memory < 8 * lanes
                || memory > MAX_MEMORY_KIB
                || passes < 1
                || passes > MAX_PASSES
                || lanes < 1
                || lanes > MAX_LANES) {
            throw new WorkspaceException("The key description of the workspace holds impossible parameters."
                    + " Nothing was changed; restore db/keys.json from a copy of the folder.");
        }
        HexFormat hex = HexFormat.of();
        byte[] kek = derive(passphrase, hex.parseHex(node.path("salt").asString()), memory, passes, lanes);
        try {
            byte[] iv = hex.parseHex(node.path("iv").asString());
            return cipher(
                    Cipher.DECRYPT_MODE,
                    kek,
                    iv,
                    id,
                    hex.parseHex(node.path("wrapped").asString()));
        } catch (AEADBadTagException e) {
            throw new WorkspaceException("The passphrase does not open this workspace. Nothing was changed.");
        } catch (GeneralSecurityException e) {
            throw new WorkspaceException("The key description of the workspace is damaged. Nothing was changed;"
                    + " restore db/keys.json from a copy of the folder.");
        } finally {
            Arrays.fill(kek, (byte) 0);
        }
    }

    private static byte[] cipher(int mode, byte[] kek, byte[] iv, UUID id, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(kek, "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(id.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher.doFinal(input);
    }

    private static byte[] derive(char[] passphrase, byte[] salt, int memory, int passes, int lanes) {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(salt)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .build());
        byte[] kek = new byte[32];
        argon.generateBytes(passphrase, kek);
        return kek;
    }

    /** Whether the key lies in a device-key file rather than under a passphrase. */
    public boolean onDevice() {
        return onDevice;
    }

    /** The file key followed by the user's password, as H2 expects it; the caller zeroes it. */
    char[] h2Password(String user) {
        char[] file = HexFormat.of().formatHex(secret).toCharArray();
        char[] own = userPassword(user);
        char[] both = Arrays.copyOf(file, file.length + 1 + own.length);
        both[file.length] = ' ';
        System.arraycopy(own, 0, both, file.length + 1, own.length);
        Arrays.fill(file, '\0');
        Arrays.fill(own, '\0');
        return both;
    }

    /** A database user's password, derived so that nothing more has to be stored. */
    char[] userPassword(String user) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] bytes = mac.doFinal(("h2-user:" + user).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).toCharArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java run time", e);
        }
    }

    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "DatabaseKey[hidden]";
    }
}
