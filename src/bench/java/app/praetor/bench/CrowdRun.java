package app.praetor.bench;

import app.praetor.store.TestWorkspace;
import app.praetor.sync.Device;
import app.praetor.sync.client.Transport;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.client.TransportException.Kind;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.Session;
import app.praetor.sync.net.SyncApi;
import app.praetor.sync.wire.LoadPage;
import app.praetor.sync.wire.Page;
import app.praetor.sync.wire.PushAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Many devices, each with a database of its own, at work against one server program, which is stopped once and killed once: what
 * they meet, how long a batch of ten changes takes, and whether everything is everywhere in the end. Arguments are devices,
 * minutes and a folder (default 50, 10 and a new one).
 */
public final class CrowdRun {
    private static final int CHANGES = 10;
    private static final int ORGANIZATIONS = 5;
    private static final int PAUSE_MILLIS = 3000;
    private static final long LIMIT_MILLIS = 500;
    /** What a server may ask for when it has much to do, and what its restarts look like. */
    private static final Set<Kind> EXPECTED = EnumSet.of(Kind.BUSY, Kind.UNREACHABLE);

    private final ServerProgram server;
    private final List<Member> members = new ArrayList<>();
    private final Map<Kind, Integer> met = new EnumMap<>(Kind.class);
    private final List<Long> pushes = new ArrayList<>();
    private final List<Throwable> broken = new ArrayList<>();
    private final int[] written = new int[ORGANIZATIONS];
    private final CountDownLatch stop = new CountDownLatch(1);

    /** A device of an organization, and the project that it writes into. */
    private record Member(int organization, Device device, UUID project, Random random) {}

    private CrowdRun(ServerProgram server) {
        this.server = server;
    }

    public static void main(String[] args) throws Exception {
        int devices = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        int minutes = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        Path folder = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("praetor-crowd");
        List<String> organizations =
                IntStream.range(0, ORGANIZATIONS).mapToObj(i -> "studio-" + i).toList();
        boolean well;
        try (ServerProgram server = new ServerProgram(folder, organizations)) {
            CrowdRun run = new CrowdRun(server);
            for (int i = 0; i < devices; i++) {
                run.join(folder.resolve("device-" + i), i);
            }
            System.out.println("joined   " + devices + " devices of " + ORGANIZATIONS + " organizations");
            run.work(minutes);
            well = run.report(run.settle());
        }
        System.exit(well ? 0 : 1);
    }

    private void join(Path folder, int number) throws Exception {
        int organization = number % ORGANIZATIONS;
        Session session = signIn(ServerProgram.account("studio-" + organization));
        Transport line = new Timed(Device.transport(new Http(server.url()), session.accessToken()));
        Device device = Device.open(Files.createDirectories(folder), line);
        device.link(server.url(), session);
        UUID project = device.create("Project " + number).id();
        members.add(new Member(organization, device, project, new Random(number)));
    }

    /** As often as the server lets one address try. */
    private Session signIn(String account) throws InterruptedException {
        while (true) {
            try {
                return new SyncApi(new Http(server.url()))
                        .signIn(account, ServerProgram.PASSWORD.toCharArray(), null, null, "device");
            } catch (TransportException e) {
                if (e.kind() != Kind.BUSY) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(Math.max(500, e.retryAfterMillis()));
            }
        }
    }

    private void work(int minutes) throws Exception {
        List<Thread> threads = members.stream()
                .map(member -> Thread.ofPlatform().start(() -> run(member)))
                .toList();
        long third = TimeUnit.MINUTES.toMillis(minutes) / 3;
        TimeUnit.MILLISECONDS.sleep(third);
        server.restart(false);
        System.out.println("stopped  and started again");
        TimeUnit.MILLISECONDS.sleep(third);
        server.restart(true);
        System.out.println("killed   and started again");
        TimeUnit.MILLISECONDS.sleep(third);
        stop.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void run(Member member) {
        try {
            while (!stop.await(member.random().nextInt(2 * PAUSE_MILLIS), TimeUnit.MILLISECONDS)) {
                write(member);
                exchange(member.device());
            }
        } catch (InterruptedException | RuntimeException e) {
            synchronized (broken) {
                broken.add(e);
            }
        }
    }

    private void write(Member member) {
        TestWorkspace workspace = member.device().workspace();
        workspace.store().write(unit -> {
            SyncSection.Tasks tasks = unit.dao(SyncSection.Tasks.class);
            for (int i = 0; i < CHANGES; i++) {
                tasks.add(UUID.randomUUID(), member.project(), "Task " + i, SyncSection.TEXT);
            }
            return true;
        });
        synchronized (written) {
            written[member.organization()] += CHANGES;
        }
    }

    /** Whether everything was sent and taken. */
    private boolean exchange(Device device) {
        try {
            device.sync();
            return true;
        } catch (TransportException e) {
            synchronized (met) {
                met.merge(e.kind(), 1, Integer::sum);
            }
            return false;
        }
    }

    /** Lets the queues drain, and says how many devices do not hold everything that was written in their organization. */
    private int settle() throws InterruptedException {
        for (int round = 0; round < 2; round++) {
            for (Member member : members) {
                while (!exchange(member.device())) {
                    TimeUnit.MILLISECONDS.sleep(500);
                }
            }
        }
        int wrong = 0;
        for (Member member : members) {
            Device device = member.device();
            long tasks = device.count("tasks WHERE tenant_id = ?");
            long refused = device.count("sync_rejected WHERE tenant_id = ?");
            if (tasks != written[member.organization()] || device.queued() + refused > 0) {
                wrong++;
                System.out.println("wrong    " + tasks + " of " + written[member.organization()] + " rows, "
                        + device.queued() + " waiting, " + refused + " refused");
            }
        }
        return wrong;
    }

    private boolean report(int wrong) {
        List<Long> sorted = pushes.stream().sorted().toList();
        long p99 = sorted.get(sorted.size() * 99 / 100);
        System.out.printf(
                "pushes   %d, p50 %d ms, p95 %d ms, p99 %d ms, longest %d ms%n",
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                p99,
                sorted.getLast());
        System.out.println("met      " + met + ", broken " + broken);
        System.out.println(
                "rows     " + IntStream.of(written).sum() + " written, devices that do not hold theirs: " + wrong);
        return wrong == 0 && broken.isEmpty() && EXPECTED.containsAll(met.keySet()) && p99 <= LIMIT_MILLIS;
    }

    /** Takes the time of every batch that was answered. */
    private final class Timed implements Transport {
        private final Transport line;

        Timed(Transport line) {
            this.line = line;
        }

        @Override
        public PushAnswer push(byte[] body) {
            long start = System.nanoTime();
            PushAnswer answer = line.push(body);
            synchronized (pushes) {
                pushes.add((System.nanoTime() - start) / 1_000_000);
            }
            return answer;
        }

        @Override
        public Page pull(String position, int limit) {
            return line.pull(position, limit);
        }

        @Override
        public LoadPage load(@Nullable String token, int limit) {
            return line.load(token, limit);
        }
    }
}
