package app.praetor.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.sync.sim.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Random schedules of devices, crashes and a failing network: in the end all hold the same, and nothing was lost. */
@Execution(ExecutionMode.CONCURRENT)
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("praetor.sim.seeds", 300);
    private static final long FIRST = Long.getLong("praetor.sim.first", 1);

    @Test
    void everyScheduleEndsWithEqualReplicas() {
        int conflicts = 0;
        int rejected = 0;
        int crashes = 0;
        try (Simulation simulation = new Simulation()) {
            for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
                Simulation.Report report = simulation.run(seed);
                conflicts += report.conflicts();
                rejected += report.rejected();
                crashes += report.crashes();
            }
        }
        assertThat(conflicts).isPositive();
        assertThat(rejected).isPositive();
        assertThat(crashes).isPositive();
    }
}
