package app.praetor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.discovery.objective.Objectives;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A confidence that is shown can be taken at its word. */
class CalibrationTest {
    private static final int ENOUGH = 20;

    @Test
    void aSurerRuleIsNeverShownAsLessSure() {
        double last = -1;
        for (int i = 0; i <= 100; i++) {
            double shown = Calibration.of(i / 100.0);
            assertThat(shown).isGreaterThanOrEqualTo(last).isBetween(0.0, 1.0);
            last = shown;
        }
    }

    @Test
    void whatCountsAsAnAnswerStaysTheSame() {
        assertThat(Calibration.of(0.49)).isLessThan(0.5);
        assertThat(Calibration.of(0.5)).isEqualTo(0.5);
        assertThat(Calibration.of(0.4)).isEqualTo(0.4);
    }

    @Test
    void ofValuesShownInABandAboutThatShareIsRight() throws URISyntaxException {
        DiscoveryEngine engine = new DiscoveryEngine(Objectives.builtIn().byKey());
        Path folder = Path.of(Objects.requireNonNull(CalibrationTest.class.getResource("/interviews/unseen"))
                .toURI());
        List<GoldInterview.Judged> judged = GoldInterview.in(folder).stream()
                .flatMap(i -> i.score(ScriptedInterview.run(i.file(), engine)).judged().stream())
                .toList();
        for (int band = 0; band < 10; band++) {
            double from = band / 10.0;
            List<GoldInterview.Judged> in = judged.stream()
                    .filter(j -> j.confidence() >= from && j.confidence() < from + 0.1)
                    .toList();
            double shown = in.stream()
                    .mapToDouble(GoldInterview.Judged::confidence)
                    .average()
                    .orElse(0);
            double right =
                    in.stream().mapToDouble(j -> j.right() ? 1 : 0).average().orElse(0);
            if (in.size() >= ENOUGH) {
                assertThat(right).as("right of those shown at %.1f", from).isBetween(shown - 0.1, shown + 0.1);
            }
        }
    }
}
