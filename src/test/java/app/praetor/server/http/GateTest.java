package app.praetor.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GateTest {
    @Test
    void whoFindsNoRoomIsAskedToComeAgainAndRoomComesBack() throws Exception {
        Gate gate = new Gate(1, Duration.ofMillis(20));
        CountDownLatch in = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> gate.through(() -> {
                in.countDown();
                await(go);
                return 1;
            }));
            in.await();

            assertThatThrownBy(() -> gate.through(() -> 2)).isInstanceOfSatisfying(HttpProblem.class, e -> {
                assertThat(e.status()).isEqualTo(503);
                assertThat(e.code()).isEqualTo("busy");
                assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(1));
            });
            go.countDown();

            assertThat(first.get()).isEqualTo(1);
            assertThat(gate.through(() -> 3)).isEqualTo(3);
        }
    }

    @Test
    void aFailureGivesItsRoomBack() {
        Gate gate = new Gate(1, Duration.ofMillis(20));
        assertThatThrownBy(() -> gate.through(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(gate.through(() -> 4)).isEqualTo(4);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
