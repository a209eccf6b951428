package app.praetor.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.sync.PutOn;
import app.praetor.sync.client.Exchange;
import app.praetor.sync.client.SyncCounts;
import app.praetor.sync.client.SyncStatus;
import app.praetor.sync.client.SyncStatus.State;
import app.praetor.sync.client.Transport;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import app.praetor.sync.wire.LoadPage;
import app.praetor.sync.wire.Page;
import app.praetor.sync.wire.PushAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a round does about each failure; no thread and no time. */
class SyncEngineTest {
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private final List<String> steps = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final Device device = new Device();
    private final Line line = new Line();
    private final SyncEngine engine =
            new SyncEngine(device, new NoTransport(), line, () -> START, new NoWaiter(), new Random(7));

    /** Counts its steps; each push fails as long as failures are left. */
    private final class Device implements Exchange {
        private int queued = 2;
        private int loads;
        private boolean behind;
        private Runnable afterPush = () -> {};

        @Override
        public boolean waits() {
            return queued > 0 || !failures.isEmpty();
        }

        @Override
        public boolean pushOne(Transport transport) {
            if (!failures.isEmpty()) {
                throw failures.pop();
            }
            if (queued == 0) {
                return false;
            }
            queued--;
            steps.add("push");
            afterPush.run();
            return true;
        }

        @Override
        public boolean pullOne(Transport transport) {
            steps.add("pull");
            return false;
        }

        @Override
        public boolean behind() {
            return behind;
        }

        @Override
        public boolean needsLoad() {
            return loads > 0;
        }

        @Override
        public boolean loadOne(Transport transport) {
            loads--;
            steps.add("load");
            return loads > 0;
        }

        @Override
        public void reload() {
            steps.add("reload");
            loads = 1;
        }

        @Override
        public void reloadOther() {
            steps.add("reload other");
        }

        @Override
        public void becomeDevice(UUID other) {
            steps.add("become " + other);
        }

        @Override
        public void clockIs(long serverNow, long roundTripMillis) {
            steps.add("clock " + serverNow);
        }

        @Override
        public void smallerBatches() {
            steps.add("smaller");
        }

        @Override
        public SyncCounts counts() {
            return new SyncCounts(queued, null, 0, 0, 1, 1, new SyncStatus.Load(1, 2), null);
        }
    }

    private final class Line implements SyncEngine.Peer {
        private @Nullable TransportException refusal;

        @Override
        public String server() {
            return "https://praetor.example.com";
        }

        @Override
        public String account() {
            return "anna@example.com";
        }

        @Override
        public void listen() {}

        @Override
        public void shutOut() {
            steps.add("shut out");
        }

        @Override
        public UUID registerAgain() {
            if (refusal != null) {
                throw refusal;
            }
            return new UUID(0, 9);
        }

        @Override
        public long bytesUp() {
            return 0;
        }

        @Override
        public long bytesDown() {
            return 0;
        }
    }

    private static final class NoWaiter implements Waiter {
        @Override
        public void await(Duration most) {
            throw new AssertionError("a round does not wait");
        }

        @Override
        public void wake() {}
    }

    private static final class NoTransport implements Transport {
        @Override
        public PushAnswer push(byte[] body) {
            throw new AssertionError();
        }

        @Override
        public Page pull(String position, int limit) {
            throw new AssertionError();
        }

        @Override
        public LoadPage load(@Nullable String token, int limit) {
            throw new AssertionError();
        }
    }

    private static TransportException failure(Kind kind) {
        return new TransportException(kind, "Why.");
    }

    @Test
    void loadsThenSendsThenTakes() {
        device.loads = 2;
        List<State> told = new ArrayList<>();
        engine.listen(status -> told.add(status.state()));

        engine.cycle();

        assertThat(steps).containsExactly("load", "load", "push", "push", "pull");
        assertThat(told).containsExactly(State.LOADING, State.LOADING, State.SENDING, State.UP_TO_DATE);
    }

    @Test
    void asksForPagesOnlyWhenThereMayBeSomeWhileTheServerTellsOfThem() {
        engine.live(true);
        engine.cycle();
        steps.clear();

        device.queued = 1;
        engine.changed();
        engine.cycle();
        assertThat(steps).containsExactly("push");

        device.queued = 1;
        device.behind = true;
        engine.cycle();
        assertThat(steps).containsExactly("push", "push", "pull");
        device.behind = false;

        engine.wake();
        engine.cycle();
        engine.syncNow();
        engine.cycle();
        assertThat(steps).containsExactly("push", "push", "pull", "pull", "pull");

        engine.live(false);
        engine.cycle();
        assertThat(steps).hasSize(6).endsWith("pull");
    }

    @Test
    void asksForPagesAgainAfterAFailure() {
        engine.live(true);
        failures.add(failure(Kind.UNREACHABLE));
        engine.cycle();
        steps.clear();

        device.queued = 0;
        engine.cycle();

        assertThat(steps).containsExactly("pull");
    }

    @ParameterizedTest
    @CsvSource({
        "RELOAD, reload",
        "HISTORY, reload other",
        "FORKED, become 00000000-0000-0000-0000-000000000009",
        "TOO_LARGE, smaller"
    })
    void mendsWhatItCanAndGoesOnAtOnce(Kind kind, String step) {
        failures.add(failure(kind));

        engine.cycle();

        assertThat(steps).startsWith(step).endsWith("push", "push", "pull");
        assertThat(engine.status().state()).isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void takesOverTheServersTime() {
        failures.add(new TransportException(Kind.CLOCK, "Why.", 0, 5L));

        engine.cycle();

        assertThat(steps).containsExactly("clock 5", "push", "push", "pull");
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, OFFLINE",
        "BUSY, WAITING",
        "NOT_OURS, TROUBLE",
        "UNTRUSTED, TROUBLE",
        "VERSION, TROUBLE",
        "REFUSED, TROUBLE"
    })
    void waitsAndSaysWhy(Kind kind, State state) {
        failures.add(failure(kind));

        Duration wait = engine.cycle();

        assertThat(wait).isBetween(Duration.ofMillis(200), Duration.ofSeconds(1));
        assertThat(engine.status().state()).isEqualTo(state);
        assertThat(engine.status().problem()).isEqualTo("Why.");
        assertThat(engine.status().nextTry()).isEqualTo(START.plus(wait));
        assertThat(engine.status().queued()).as("nothing is lost").isEqualTo(2);
    }

    @Test
    void fault15RetryAfter() {
        failures.add(new TransportException(Kind.BUSY, "Why.", 90_000, null));

        assertThat(engine.cycle()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @CsvSource({"SIGN_IN, SIGNED_OUT", "REVOKED, REVOKED"})
    void stopsWhenThisDeviceMayNot(Kind kind, State state) {
        failures.add(failure(kind));

        engine.cycle();

        assertThat(engine.status().state()).isEqualTo(state);
        assertThat(engine.status().nextTry()).isNull();
        assertThat(device.queued).isEqualTo(2);
        assertThat(steps.contains("shut out")).isEqualTo(kind == Kind.REVOKED);
    }

    @Test
    void aDeviceThatWasShutOutStaysSoWhenItIsAskedAgain() {
        failures.add(failure(Kind.REVOKED));
        failures.add(failure(Kind.SIGN_IN));

        engine.cycle();
        engine.cycle();

        assertThat(failures).isEmpty();
        assertThat(engine.status().state()).isEqualTo(State.REVOKED);
    }

    @Test
    void aMendThatDoesNotHelpEndsInTrouble() {
        for (int i = 0; i < 20; i++) {
            failures.add(failure(Kind.TOO_LARGE));
        }

        engine.cycle();

        assertThat(engine.status().state()).isEqualTo(State.TROUBLE);
        assertThat(steps).hasSizeLessThan(20);
    }

    @ParameterizedTest
    @CsvSource({"SIGN_IN, SIGNED_OUT", "REVOKED, REVOKED", "UNREACHABLE, OFFLINE", "BUSY, WAITING"})
    void aFailureWhileRegisteringAnewIsToldAsWhatItIs(Kind kind, State state) {
        failures.add(failure(Kind.FORKED));
        line.refusal = failure(kind);

        engine.cycle();

        assertThat(engine.status().state()).isEqualTo(state);
    }

    @Test
    void fault28CancelledMidBatch() {
        device.afterPush = engine::pause;

        engine.cycle();

        assertThat(steps).as("stops between two batches").containsExactly("push");
        assertThat(engine.status().state()).isNotEqualTo(State.UP_TO_DATE);
        device.afterPush = () -> {};
        engine.changed();
        engine.cycle();
        assertThat(steps).containsExactly("push", "push", "pull");
    }

    @ParameterizedTest
    @CsvSource({"PT-1H, false", "PT-1H, true", "PT-87672H, false", "PT-87672H, true"})
    void fault24ClockPutBackMakesNoWaitLonger(Duration put, boolean refused) throws Exception {
        PutOn clock = new PutOn();
        CountDownLatch woken = new CountDownLatch(1);
        List<Duration> waits = new CopyOnWriteArrayList<>();
        Waiter waiter = new Waiter() {
            @Override
            public void await(Duration most) {
                waits.add(most);
                if (waits.size() == 1) {
                    clock.later(put);
                } else {
                    // What it waits for has come.
                    clock.later(most);
                    woken.countDown();
                }
            }

            @Override
            public void wake() {}
        };
        if (refused) {
            failures.add(new TransportException(Kind.BUSY, "Why.", 90_000, null));
        }
        try (SyncEngine own = new SyncEngine(device, new NoTransport(), line, clock, waiter, new Random(7))) {
            own.start();
            woken.await();
        }

        assertThat(waits.get(1)).isLessThanOrEqualTo(waits.getFirst());
    }

    @Test
    void waitsLongerWithEachFailureAndAnewAfterASuccess() {
        Backoff backoff = new Backoff(new Random(7));
        for (int i = 0; i < 40; i++) {
            long bound = Math.min(300_000, 1000L << Math.min(i, 20));
            assertThat(backoff.next(0).toMillis()).isBetween(200L, bound);
        }
        backoff.reset();
        assertThat(backoff.next(0)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
