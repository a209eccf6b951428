package app.praetor.differential;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Runs generated statements for both tenants on both databases and keeps what differed. */
public final class DifferentialRun implements AutoCloseable {
    private final Side h2;
    private final Side postgres;

    DifferentialRun(Side h2, Side postgres) {
        this.h2 = h2;
        this.postgres = postgres;
    }

    /** Both databases, migrated and loaded. */
    public static DifferentialRun open() throws SQLException {
        return new DifferentialRun(Side.h2(Side.guard()), Side.postgres());
    }

    /**
     * What a run found.
     *
     * @param runs statements times tenants
     * @param writes how many of them write
     * @param empty reads without a row: they prove least
     * @param failed errors of the same class on both sides
     * @param refused statements that the guard would not run
     * @param differences each with seed, number, tenant, statement and what differed; refusals are among them
     */
    public record Result(int runs, int writes, int empty, int failed, int refused, List<String> differences) {}

    /** Runs the statements with the numbers 0 to count - 1. */
    public Result run(long seed, int count) throws SQLException {
        Generator generator = new Generator(seed);
        int writes = 0;
        int empty = 0;
        int failed = 0;
        int refused = 0;
        List<String> differences = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Generated generated = generator.statement(number);
            for (UUID tenant : List.of(Rows.A, Rows.B)) {
                Outcome left = h2.run(tenant, generated);
                Outcome right = postgres.run(tenant, generated);
                writes += generated.write() ? 1 : 0;
                empty += !generated.write() && right.rows().isEmpty() ? 1 : 0;
                failed += right.failure() != null ? 1 : 0;
                refused += left.refused() ? 1 : 0;
                if (!left.same(right)) {
                    differences.add("seed %d, statement %d, tenant %s: %s%n  %s"
                            .formatted(
                                    seed,
                                    number,
                                    tenant.equals(Rows.A) ? "A" : "B",
                                    generated.sql(),
                                    left.against(right)));
                }
            }
        }
        return new Result(2 * count, writes, empty, failed, refused, differences);
    }

    @Override
    public void close() throws SQLException {
        h2.close();
        postgres.close();
    }
}
