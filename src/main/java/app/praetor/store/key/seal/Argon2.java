package app.praetor.store.key.seal;

import app.praetor.store.WorkspaceException;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What turning a passphrase into a key costs, as stored beside what it wraps.
 *
 * @param salt random, of this wrap alone
 */
public record Argon2(int memoryKib, int passes, int lanes, String salt) {
    private static final int MEMORY_KIB = 64 * 1024;
    private static final int PASSES = 3;
    private static final int LANES = 4;
    /** Bounds on what a key file may ask of this machine: a tampered file must not exhaust it. */
    private static final int MAX_MEMORY_KIB = 1024 * 1024;

    private static final int MAX_PASSES = 20;
    private static final int MAX_LANES = 16;
    private static final long FAST_MILLIS = 250;
    private static final long AIM_MILLIS = 500;

    /** A key and what it cost. Zero the key. */
    public record Derived(Argon2 cost, SecretBytes key) {}

    /** Derives a key at the least cost or, where this machine is fast, at a higher one. */
    public static Derived fresh(char[] secret, LongSupplier nanoTime) {
        Argon2 least = new Argon2(MEMORY_KIB, PASSES, LANES, HexFormat.of().formatHex(Sealing.random(16)));
        long start = nanoTime.getAsLong();
        byte[] key = least.derive(secret);
        int passes = passesFor((nanoTime.getAsLong() - start) / 1_000_000);
        if (passes == PASSES) {
            return new Derived(least, new SecretBytes(key));
        }
        Argon2 more = new Argon2(MEMORY_KIB, passes, LANES, least.salt());
        return new Derived(more, new SecretBytes(more.derive(secret)));
    }

    /** Upwards only: a slow machine does not make a weaker wrap. */
    static int passesFor(long millis) {
        return millis >= FAST_MILLIS
                ? PASSES
                : (int) Math.clamp(PASSES * AIM_MILLIS / Math.max(1, millis), PASSES, MAX_PASSES);
    }

    /**
     * @throws WorkspaceException when the parameters are out of bounds
     */
    public static Argon2 parse(JsonNode node) {
        Argon2 cost = new Argon2(
                node.path("memoryKib").asInt(0),
                node.path("passes").asInt(0),
                node.path("lanes").asInt(0),
                node.path("salt").asString(""));
        boolean possible = cost.lanes >= 1
                && cost.lanes <= MAX_LANES
                && cost.memoryKib >= 8 * cost.lanes
                && cost.memoryKib <= MAX_MEMORY_KIB
                && cost.passes >= 1
                && cost.passes <= MAX_PASSES
                && cost.salt.length() >= 16
                && cost.salt.length() <= 128;
        if (!possible) {
            throw new WorkspaceException("The key description of the workspace holds impossible parameters."
                    + " Nothing was changed; restore db/keys.json from a copy of the folder.");
        }
        return cost;
    }

    public void write(ObjectNode node) {
        node.put("kdf", "argon2id").put("memoryKib", memoryKib).put("passes", passes);
        node.put("lanes", lanes).put("salt", salt);
    }

    /** The caller zeroes the key. */
    public byte[] derive(char[] secret) {
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(Sealing.hex(salt))
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .build());
        byte[] key = new byte[Sealing.KEY_BYTES];
        argon.generateBytes(secret, key);
        return key;
    }
}
