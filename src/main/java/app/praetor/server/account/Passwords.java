package app.praetor.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/** Passwords as Argon2id hashes, with their parameters in the text. Few are worked at once: each takes 64 MiB. */
public final class Passwords {
    /** Shortest password that is taken. */
    public static final int SHORTEST = 10;

    private static final int LONGEST = 1024;
    private static final int MEMORY_KIB = 64 << 10;
    private static final int PASSES = 3;
    private static final int LANES = 4;
    private static final int SALT = 16;
    private static final int LENGTH = 32;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore slots = new Semaphore(2, true);
    private final int memory;
    private final String nobody;

    public Passwords() {
        this(MEMORY_KIB);
    }

    /**
     * @param memory of new hashes in KiB
     */
    public Passwords(int memory) {
        this.memory = memory;
        // Whoever has no account waits as long as whoever has one.
        this.nobody = text(memory, PASSES, LANES, new byte[SALT], new byte[LENGTH]);
    }

    /**
     * @throws AccountException INVALID when it is too short or too long
     */
    public String hash(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST || password.length() > LONGEST) {
            throw new AccountException(
                    AccountException.Kind.INVALID, "A password has at least " + SHORTEST + " characters.");
        }
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return text(memory, PASSES, LANES, salt, work(password, salt, memory, PASSES, LANES));
    }

    /**
     * Whether the password is that of the hash; takes as long for an account that is not there.
     *
     * @param hash null for no account, or one without a password
     */
    public boolean matches(String password, @Nullable String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        String[] parts = (hash == null ? nobody : hash).split("\\$", -1);
        String[] cost = parts[3].split("[=,]", -1);
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        byte[] actual =
                work(password, salt, Integer.parseInt(cost[1]), Integer.parseInt(cost[3]), Integer.parseInt(cost[5]));
        return MessageDigest.isEqual(expected, actual) && hash != null;
    }

    private static String text(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    private byte[] work(String password, byte[] salt, int memory, int passes, int lanes) {
        byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        slots.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[LENGTH];
            generator.generateBytes(secret, hash);
            return hash;
        } finally {
            slots.release();
            Arrays.fill(secret, (byte) 0);
        }
    }
}
