package app.praetor.bench;

import app.praetor.differential.DifferentialRun;

/**
 * The long comparison of the guard on H2 with the row policies of PostgreSQL: 5,000 statements for two tenants.
 * {@code -Dbench.seed=N} chooses the statements, {@code -Dbench.statements=N} how many.
 */
final class DifferentialSection implements Bench.Section {
    @Override
    public void run(Bench.Table table) throws Exception {
        long seed = Long.getLong("bench.seed", 1);
        int statements = Integer.getInteger("bench.statements", 5_000);
        try (DifferentialRun run = DifferentialRun.open()) {
            long start = System.nanoTime();
            DifferentialRun.Result result = run.run(seed, statements);
            table.figure("seed " + seed + ": runs", Integer.toString(result.runs()));
            table.figure("of them writes", Integer.toString(result.writes()));
            table.figure("reads without a row", Integer.toString(result.empty()));
            table.figure("failed alike on both", Integer.toString(result.failed()));
            table.figure("seconds", Long.toString((System.nanoTime() - start) / 1_000_000_000L));
            table.count("refused by the guard", result.refused(), 0);
            table.count("differences", result.differences().size(), 0);
            result.differences().stream().limit(20).forEach(System.out::println);
        }
    }
}
