package app.praetor.store.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final List<Duration> pauses = new ArrayList<>();
    private final Attempts attempts = new Attempts(pauses::add);

    @Test
    void eachFailureMakesTheNextAttemptWaitLongerUpToHalfAMinute() {
        for (int i = 0; i < 40; i++) {
            attempts.begin();
            attempts.failed();
        }

        assertThat(pauses)
                .startsWith(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(30))
                .hasSize(39)
                .endsWith(Duration.ofSeconds(30));
    }

    @Test
    void aSuccessForgetsTheFailures() {
        attempts.failed();
        attempts.succeeded();
        attempts.begin();

        assertThat(pauses).isEmpty();
    }
}
