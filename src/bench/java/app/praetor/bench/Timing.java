package app.praetor.bench;

/** Times of short operations on a machine that does other things too: the least of several rounds counts. */
final class Timing {
    private static final int ROUNDS = 9;
    private static final long ROUND_NANOS = 150_000_000L;

    private Timing() {}

    /** Something to be timed; what it returns is used, so that it cannot be left out by the compiler. */
    @FunctionalInterface
    interface Operation {
        int run() throws Exception;
    }

    /** Microseconds of each operation, in turns, so that a busy moment meets both. */
    static double[] micros(Operation... operations) throws Exception {
        double[] least = new double[operations.length];
        int[] times = new int[operations.length];
        long used = 0;
        for (int i = 0; i < operations.length; i++) {
            least[i] = Double.MAX_VALUE;
            // Warm-up, and how often it fits into a round.
            long start = System.nanoTime();
            int done = 0;
            while (System.nanoTime() - start < 4 * ROUND_NANOS) {
                used += operations[i].run();
                done++;
            }
            times[i] = Math.max(1, done / 4);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < operations.length; i++) {
                long start = System.nanoTime();
                for (int n = 0; n < times[i]; n++) {
                    used += operations[i].run();
                }
                least[i] = Math.min(least[i], (System.nanoTime() - start) / 1e3 / times[i]);
            }
        }
        if (used == Long.MIN_VALUE) {
            throw new IllegalStateException("nothing was run");
        }
        return least;
    }
}
