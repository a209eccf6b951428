package app.praetor.differential;

import java.util.Random;
import java.util.SplittableRandom;

/** Statements from a seed: the same seed and number give the same statement, whatever was generated before. */
final class Generator {
    private final long seed;

    Generator(long seed) {
        this.seed = seed;
    }

    /** The statement with this number; about a third are writes. */
    Generated statement(int number) {
        Random random = random(number);
        Queries queries = new Queries(random);
        return random.nextInt(3) == 0
                ? new Generated(number, new Writes(random, queries).write(), true)
                : new Generated(number, queries.read(), false);
    }

    /** A read, for where only reads are wanted. */
    Generated read(int number) {
        return new Generated(number, new Queries(random(number)).read(), false);
    }

    /** Mixed well: neighbouring seeds of {@link Random} begin alike. */
    private Random random(int number) {
        return new Random(new SplittableRandom(seed * 1_000_003 + number).nextLong());
    }
}
