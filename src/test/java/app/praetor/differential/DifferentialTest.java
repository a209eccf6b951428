package app.praetor.differential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** H2 behind the guard and PostgreSQL behind its row policies answer alike; the long run is a benchmark section. */
@Execution(ExecutionMode.CONCURRENT)
class DifferentialTest {
    @Test
    void bothEnforcersGiveTheSameRowsAndLeaveTheSameState() throws Exception {
        try (DifferentialRun run = DifferentialRun.open()) {
            DifferentialRun.Result result = run.run(20260301, 250);

            assertThat(result.differences())
                    .as("H2 with the guard / PostgreSQL")
                    .isEmpty();
            // A run of empty answers or of errors would agree as well.
            assertThat(result.empty()).isLessThan((result.runs() - result.writes()) / 4);
            // A write that refers across the border is refused on both.
            assertThat(result.failed()).isBetween(1, result.writes() / 3);
        }
    }
}
