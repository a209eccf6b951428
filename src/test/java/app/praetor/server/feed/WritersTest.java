package app.praetor.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.sync.clock.Stamp;
import app.praetor.sync.sim.TestFeed;
import app.praetor.sync.wire.Entry;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.Page;
import app.praetor.sync.wire.Push;
import app.praetor.sync.wire.RowChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Eight write into one tenant at once while one reads along: the reader gets every row. */
@Execution(ExecutionMode.CONCURRENT)
class WritersTest {
    private static final int WRITERS = 8;
    private static final int ROWS = Integer.getInteger("praetor.feed.rows", 4_000);
    private static final int BATCH = 25;

    private TestFeed feed;

    @BeforeEach
    void start() {
        feed = new TestFeed(InstantSource.system());
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    void aReaderOfTheFeedMissesNoRow() throws Exception {
        TestFeed.Member member = feed.tenant();
        Caller reader = new Caller(member.tenant(), member.user(), feed.device(member), false);
        String[] position = {start(reader)};
        Set<UUID> seen = new HashSet<>();

        write(
                writer -> {
                    Caller caller = new Caller(member.tenant(), member.user(), feed.device(member), false);
                    for (int batch = 1; batch <= ROWS / WRITERS / BATCH; batch++) {
                        feed.feed().push(caller, projects(caller, batch));
                    }
                },
                () -> {
                    Page page = feed.feed().pull(reader, position[0], 1_000);
                    position[0] = page.position();
                    page.entries().stream()
                            .filter(e -> e.table().equals("projects"))
                            .map(Entry::id)
                            .forEach(seen::add);
                    return page.more();
                });

        assertThat(seen).hasSize(ROWS);
    }

    /** What the test above would find if versions were handed out before the commit: one writer is slow to commit. */
    @Test
    void aReaderOfAPlainSequenceMissesWhatIsCommittedLate() throws Exception {
        feed.sql("CREATE TABLE plain (seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id UUID NOT NULL)");
        feed.sql("GRANT INSERT ON plain TO PUBLIC");
        AtomicLong cursor = new AtomicLong();
        CountDownLatch slowHasNumbers = new CountDownLatch(1);
        Set<UUID> seen = new HashSet<>();

        write(
                writer -> {
                    try (Connection connection = feed.application().getConnection();
                            Statement statement = connection.createStatement()) {
                        connection.setAutoCommit(false);
                        if (writer > 0) {
                            slowHasNumbers.await();
                        }
                        for (int batch = 1; batch <= ROWS / WRITERS / BATCH; batch++) {
                            for (int i = 0; i < BATCH; i++) {
                                statement.execute("INSERT INTO public.plain (id) VALUES (gen_random_uuid())");
                            }
                            if (writer == 0 && batch == 1) {
                                slowHasNumbers.countDown();
                                while (cursor.get() <= BATCH) {
                                    Thread.onSpinWait();
                                }
                            }
                            connection.commit();
                        }
                    }
                },
                () -> {
                    try (Connection connection = feed.owner().getConnection();
                            PreparedStatement query = connection.prepareStatement(
                                    "SELECT seq, id FROM plain WHERE seq > ? ORDER BY seq")) {
                        query.setLong(1, cursor.get());
                        boolean any = false;
                        try (ResultSet rows = query.executeQuery()) {
                            while (rows.next()) {
                                cursor.set(rows.getLong(1));
                                seen.add(rows.getObject(2, UUID.class));
                                any = true;
                            }
                        }
                        return any;
                    }
                });

        assertThat(seen).hasSizeLessThanOrEqualTo(ROWS - BATCH);
    }

    private interface Writing {
        void run(int writer) throws Exception;
    }

    private interface Reading {
        /** Whether there was more. */
        boolean run() throws Exception;
    }

    private static void write(Writing writing, Reading reading) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit(() -> {
                    writing.run(writer);
                    return null;
                }));
            }
            while (!writers.stream().allMatch(Future::isDone)) {
                reading.run();
            }
            for (Future<?> writer : writers) {
                done(writer);
            }
        }
        while (reading.run()) {
            // What was committed last.
        }
    }

    private static void done(Future<?> writer) throws InterruptedException {
        try {
            writer.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a writer failed", e.getCause());
        }
    }

    private String start(Caller reader) {
        String token = null;
        while (true) {
            var page = feed.feed().load(reader, token, 1_000);
            if (page.next() == null) {
                return page.position();
            }
            token = page.next();
        }
    }

    private static Push projects(Caller caller, int batch) {
        List<RowChange> changes = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            ObjectNode set = JsonNodeFactory.instance.objectNode();
            set.put("name", "Project " + batch + "/" + i);
            changes.add(new RowChange(
                    "projects",
                    UUID.randomUUID(),
                    Op.INSERT,
                    Stamp.at(System.currentTimeMillis()),
                    null,
                    set,
                    null,
                    1));
        }
        return new Push(caller.device(), batch, UUID.randomUUID(), "27", "", changes);
    }
}
