package app.praetor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.journey.KilledWriter.Tally;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.slf4j.LoggerFactory;

/** What was acknowledged survives a kill at any moment, and nothing is half there; the long run is a benchmark. */
@Execution(ExecutionMode.CONCURRENT)
class KilledWriterTest {
    @TempDir
    Path folder;

    @Test
    void everyAcknowledgedWriteIsThereAndNoneIsHalfThere() throws Exception {
        Tally tally = new KilledWriter(folder, 20260304).run(5, LoggerFactory.getLogger(KilledWriterTest.class)::debug);

        assertThat(tally.acknowledged()).isPositive();
        assertThat(tally.notOpened()).isZero();
        assertThat(tally.lost()).isZero();
        assertThat(tally.half()).isZero();
        assertThat(tally.findings()).isZero();
    }
}
