package app.praetor.sync.sim;

import app.praetor.store.Json;
import app.praetor.store.capture.HybridClock;
import app.praetor.sync.client.Transport;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.wire.LoadPage;
import app.praetor.sync.wire.Page;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.PushAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Devices, a server and a network that fails, all in one thread and by one seed. The devices' databases and the server's are
 * real; time and the network are not.
 */
public final class Simulation implements AutoCloseable {
    private static final int MOST = 5;

    private final VirtualClock now = new VirtualClock();
    private final TestFeed server = new TestFeed(now);
    private final List<MemoryReplica> databases = new ArrayList<>();
    private @Nullable List<String> trace;

    /** What makes a run fail, with what is needed to see it again. */
    public static final class Failure extends AssertionError {
        private static final long serialVersionUID = 1L;

        Failure(long seed, List<Step> steps, Throwable cause) {
            super(
                    "seed " + seed + " with " + steps.size() + " steps: " + cause + "\n"
                            + String.join(
                                    "\n", steps.stream().map(Step::toString).toList()),
                    cause);
        }
    }

    private static final class VirtualClock implements InstantSource {
        long millis = 1_800_000_000_000L;

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }
    }

    /** The program dies. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What a run was like, so that a test can see that faults happened. */
    public record Report(int pushes, int conflicts, int rejected, int crashes) {}

    /** Runs the seed's schedule; a failing one is made shorter first. */
    public Report run(long seed) {
        if (System.getProperty("praetor.sim.trace") != null) {
            trace = new ArrayList<>();
        }
        int clients = 2 + (int) Math.floorMod(seed, MOST - 1);
        List<Step> steps = Step.schedule(seed, clients);
        try {
            return run(seed, clients, steps);
        } catch (AssertionError | RuntimeException e) {
            if (trace != null) {
                write(trace);
                throw new Failure(seed, steps, e);
            }
            List<Step> shorter = shrink(seed, clients, steps);
            try {
                run(seed, clients, shorter);
            } catch (AssertionError | RuntimeException again) {
                throw new Failure(seed, shorter, again);
            }
            throw new Failure(seed, steps, e);
        }
    }

    private static void write(List<String> lines) {
        try {
            Files.write(Path.of(System.getProperty("praetor.sim.trace")), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Step> shrink(long seed, int clients, List<Step> steps) {
        List<Step> best = steps;
        for (int size = Math.max(1, steps.size() / 2); size >= 1; size /= 2) {
            for (int from = 0; from + size <= best.size(); ) {
                List<Step> candidate = new ArrayList<>(best.subList(0, from));
                candidate.addAll(best.subList(from + size, best.size()));
                if (fails(seed, clients, candidate)) {
                    best = candidate;
                } else {
                    from += size;
                }
            }
        }
        return best;
    }

    private boolean fails(long seed, int clients, List<Step> steps) {
        try {
            run(seed, clients, steps);
            return false;
        } catch (AssertionError | RuntimeException e) {
            return true;
        }
    }

    /** Runs these steps. */
    public Report run(long seed, int clients, List<Step> steps) {
        Random ids = new Random(seed ^ 0x5DEECE66DL);
        now.millis = 1_800_000_000_000L;
        TestFeed.Member member = server.tenant();
        List<Device> devices = new ArrayList<>();
        Oracle oracle = new Oracle();
        for (int i = 0; i < clients; i++) {
            if (databases.size() == i) {
                databases.add(new MemoryReplica(new HybridClock(now, 0, 0)));
            }
            devices.add(new Device(i, member, new UUID(ids.nextLong(), ids.nextLong()), oracle));
        }
        try {
            for (Step step : steps) {
                devices.get(step.client()).step(step, member);
            }
            int crashes = 0;
            for (Device device : devices) {
                device.heal();
                crashes += device.crashes;
            }
            for (int round = 0; round < 3; round++) {
                for (Device device : devices) {
                    device.syncAll();
                }
            }
            check(member, devices, oracle);
            return new Report(oracle.pushes(), oracle.conflicts(), oracle.rejected(), crashes);
        } finally {
            devices.forEach(Device::clean);
        }
    }

    private void check(TestFeed.Member member, List<Device> devices, Oracle oracle) {
        Map<String, String> there;
        try (Connection connection = server.owner().getConnection()) {
            there = Dump.rows(connection, databases.getFirst().tables(), member.tenant());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        for (Device device : devices) {
            Map<String, String> here = device.laptop.rows();
            if (!here.equals(there)) {
                throw new AssertionError("device " + device.number + " differs: " + difference(here, there));
            }
            for (String table : new String[] {"sync_outbox", "sync_shadow", "sync_staged", "sync_seen"}) {
                List<String> left = device.laptop.query(
                        String.class,
                        "SELECT CAST(COUNT(*) AS VARCHAR) FROM praetor." + table
                                + " WHERE tenant_id = ? HAVING COUNT(*) > 0");
                if (!left.isEmpty()) {
                    throw new AssertionError("device " + device.number + " has " + left + " left in " + table);
                }
            }
            long kept = device.laptop
                    .query(UUID.class, "SELECT id FROM praetor.sync_rejected WHERE tenant_id = ?")
                    .size();
            if (kept < device.rejected) {
                throw new AssertionError(
                        "device " + device.number + " was refused " + device.rejected + " and keeps " + kept);
            }
        }
        oracle.check(there);
    }

    private static String difference(Map<String, String> here, Map<String, String> there) {
        StringBuilder text = new StringBuilder();
        here.forEach((key, row) -> {
            if (!row.equals(there.get(key))) {
                text.append("\n here  ").append(key).append(' ').append(row);
                text.append("\n there ").append(key).append(' ').append(there.get(key));
            }
        });
        there.forEach((key, row) -> {
            if (!here.containsKey(key)) {
                text.append("\n there only ").append(key).append(' ').append(row);
            }
        });
        return text.toString();
    }

    /** A device with its way to the server, its faults and its clock. */
    private final class Device implements Transport {
        final int number;
        final Laptop laptop;
        final Oracle oracle;
        final TestFeed.Member member;
        final List<byte[]> sent = new ArrayList<>();
        long skew;
        int crashes;
        int rejected;
        long answered;
        boolean loseRequest;
        boolean loseAnswer;
        boolean crashBefore;
        boolean crashAfter;

        Device(int number, TestFeed.Member member, UUID id, Oracle oracle) {
            this.number = number;
            this.member = member;
            this.oracle = oracle;
            databases.get(number).around(() -> {}, () -> {});
            this.laptop = new Laptop(
                    databases.get(number), server, member, () -> Instant.ofEpochMilli(now.millis + skew), id);
            databases.get(number).around(() -> crash(true), () -> crash(false));
        }

        private void crash(boolean before) {
            if (before ? crashBefore : crashAfter) {
                crashBefore = false;
                crashAfter = false;
                crashes++;
                throw new Crash();
            }
        }

        void step(Step step, TestFeed.Member member) {
            Random random = new Random(step.salt());
            now.millis += 1 + random.nextInt(40);
            try {
                switch (step.kind()) {
                    case EDIT -> edit(random);
                    case PUSH -> exchange(() -> laptop.exchange().pushOne(this));
                    case PULL -> exchange(() -> pull());
                    case SYNC ->
                        exchange(() -> {
                            while (laptop.exchange().needsLoad()) {
                                laptop.exchange().loadOne(this);
                            }
                            while (laptop.exchange().pushOne(this)) {}
                            while (pull()) {}
                            return true;
                        });
                    case PUSH_LOST -> {
                        loseRequest = true;
                        exchange(() -> laptop.exchange().pushOne(this));
                    }
                    case PUSH_UNANSWERED -> {
                        loseAnswer = true;
                        exchange(() -> laptop.exchange().pushOne(this));
                    }
                    case PULL_LOST -> {
                        loseAnswer = true;
                        exchange(() -> pull());
                    }
                    case DUPLICATE -> {
                        if (!sent.isEmpty()) {
                            again(sent.get(random.nextInt(sent.size())));
                        }
                    }
                    case CRASH_BEFORE -> crashBefore = true;
                    case CRASH_AFTER -> crashAfter = true;
                    case TIME -> now.millis += random.nextInt(3_600_000);
                    case CLOCK_JUMP -> skew = (random.nextInt(5) - 2) * 1_800_000L;
                    case RELOAD -> laptop.exchange().reload();
                    case COMPACT -> server.feed().compact(member.tenant(), 1);
                    case SMALLER -> laptop.exchange().smallerBatches();
                }
            } catch (Crash e) {
                laptop.restart();
            } finally {
                loseRequest = false;
                loseAnswer = false;
            }
        }

        /** A late copy of a request: whatever is answered, nobody hears it. */
        private void again(byte[] body) {
            try {
                laptop.push(body);
            } catch (TransportException e) {
                if (e.kind() != TransportException.Kind.FORKED) {
                    throw e;
                }
            }
        }

        /** An edit that the device's own database refuses was never made. */
        private void edit(Random random) {
            try {
                Edits.random(laptop, random);
            } catch (UnableToExecuteStatementException e) {
                if (!(e.getCause() instanceof SQLIntegrityConstraintViolationException)) {
                    throw e;
                }
            }
        }

        private boolean pull() {
            if (laptop.exchange().needsLoad()) {
                return laptop.exchange().loadOne(this);
            }
            return laptop.exchange().pullOne(this);
        }

        private interface Work {
            boolean run();
        }

        /** As the engine reacts. */
        private void exchange(Work work) {
            try {
                work.run();
            } catch (TransportException e) {
                react(e);
            }
        }

        private void react(TransportException e) {
            switch (e.kind()) {
                case RELOAD -> laptop.exchange().reload();
                case CLOCK -> laptop.exchange().clockIs(now.millis, 0);
                case FORKED -> throw new AssertionError("taken for a copy of itself: " + e.getMessage());
                case UNREACHABLE, BUSY -> {}
                default -> throw new AssertionError(e.kind() + " " + e.getMessage());
            }
        }

        void heal() {
            crashBefore = false;
            crashAfter = false;
        }

        void syncAll() {
            now.millis += 1000;
            for (int attempt = 0; ; attempt++) {
                try {
                    while (laptop.exchange().needsLoad()) {
                        laptop.exchange().loadOne(this);
                    }
                    while (laptop.exchange().pushOne(this)) {}
                    while (pull()) {}
                    if (!laptop.exchange().needsLoad()) {
                        return;
                    }
                } catch (TransportException e) {
                    react(e);
                }
                if (attempt == 20) {
                    throw new AssertionError("device " + number + " does not come to rest");
                }
            }
        }

        @Override
        public PushAnswer push(byte[] body) {
            if (loseRequest) {
                throw new TransportException(TransportException.Kind.UNREACHABLE, "lost on the way there");
            }
            PushAnswer answer = laptop.push(body);
            sent.add(body);
            Push push = decode(body);
            trace("push " + push + " -> " + answer);
            if (oracle.took(push, answer)) {
                rejected += (int) answer.outcomes().stream()
                        .filter(o -> o.kind() == app.praetor.sync.wire.Outcome.Kind.REJECTED)
                        .count();
            }
            if (loseAnswer) {
                throw new TransportException(TransportException.Kind.UNREACHABLE, "lost on the way back");
            }
            return answer;
        }

        private Push decode(byte[] body) {
            try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return Json.MAPPER.readValue(unzipped, Push.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Page pull(String position, int limit) {
            // Small pages, so that versions are cut.
            Page page = laptop.pull(position, 3);
            trace("pull " + position + " -> " + page);
            if (loseAnswer) {
                throw new TransportException(TransportException.Kind.UNREACHABLE, "lost on the way back");
            }
            return page;
        }

        @Override
        public LoadPage load(@Nullable String token, int limit) {
            LoadPage page = laptop.load(token, 4);
            trace("load " + token + " -> " + page);
            if (loseAnswer) {
                throw new TransportException(TransportException.Kind.UNREACHABLE, "lost on the way back");
            }
            return page;
        }

        private void trace(String what) {
            if (trace != null) {
                trace.add(number + " " + what);
            }
        }

        void clean() {
            databases.get(number).around(() -> {}, () -> {});
            databases.get(number).forget();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
