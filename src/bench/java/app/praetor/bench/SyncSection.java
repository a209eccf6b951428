package app.praetor.bench;

import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.project.Template;
import app.praetor.server.account.AccountParts;
import app.praetor.server.base.ServerDb;
import app.praetor.server.http.SyncServer;
import app.praetor.store.Change;
import app.praetor.store.RowIds;
import app.praetor.store.key.Unlock;
import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncDesk.Password;
import app.praetor.sync.client.SyncDesk.SignIn;
import app.praetor.sync.client.SyncStatus;
import app.praetor.sync.sim.TestFeed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Two workspaces with encrypted files and a server over PostgreSQL and HTTP on the loopback: 10,000 tasks of about 330 bytes up
 * and down, then small changes. The peer is a plain JDBC batch of the same rows into the server's table.
 */
final class SyncSection implements Bench.Section {
    private static final int ROWS = 10_000;
    private static final int STEP = 1_000;
    private static final int WARM_ROUNDS = 4;
    private static final int SINGLES = 200;
    private static final int WARM = 200;
    private static final String PASSWORD = "correct horse battery";
    static final String TEXT = "What the client has to say about it before anybody begins. ".repeat(3);

    /** What a screen's service would write. */
    public interface Tasks {
        @SqlUpdate("INSERT INTO tasks (id, project_id, type, title, description, component_key)"
                + " VALUES (:id, :project, 'DECIDE', :title, :text, 'decision')")
        void add(UUID id, UUID project, String title, String text);

        @SqlUpdate("UPDATE tasks SET title = :title, updated_at = CURRENT_TIMESTAMP WHERE id = :id")
        void title(UUID id, String title);

        @SqlQuery("SELECT id FROM tasks ORDER BY id FETCH FIRST 100 ROWS ONLY")
        List<UUID> some();

        @SqlQuery("SELECT COUNT(*) FROM tasks")
        int count();

        @SqlQuery("SELECT COUNT(*) FROM tasks WHERE id = :id AND title = :title")
        int titled(UUID id, String title);
    }

    @Override
    public void run(Bench.Table table) throws Exception {
        Path folder = Files.createTempDirectory("praetor-bench-sync");
        try (TestFeed feed = new TestFeed(InstantSource.system())) {
            ServerDb db = new ServerDb(feed.application());
            AccountParts accounts = AccountParts.of(db, feed.feed(), InstantSource.system());
            UUID agency = UUID.randomUUID();
            feed.sql("INSERT INTO praetor.tenants (id, name, slug) VALUES (?, 'Bench', 'bench')", agency);
            for (String person : List.of("ada", "ben")) {
                accounts.members()
                        .add(
                                agency,
                                person + "@example.com",
                                person,
                                "owner",
                                accounts.passwords().hash(PASSWORD));
            }
            SyncServer.Parts parts =
                    new SyncServer.Parts(feed.feed(), db, accounts, InstantSource.system(), SyncServer.Limits.USUAL);
            SyncServer server = new SyncServer(parts);
            int port = server.start("127.0.0.1", 0);
            try (Workspace plain = open(folder.resolve("plain"));
                    Workspace first = open(folder.resolve("first"));
                    Workspace second = open(folder.resolve("second"))) {
                Services alone = plain.services(plain.identity().create("Nobody's", "Nora"));
                Services ada = plain(first, "Ada");
                Services ben = plain(second, "Ben");
                String url = "http://127.0.0.1:" + port;
                signIn(ada.sync(), url, "ada");
                signIn(ben.sync(), url, "ben");
                UUID project = ada.projects().create("Bench", Template.GENERAL).id();
                UUID other = alone.projects().create("Bench", Template.GENERAL).id();
                settle(ada.sync());
                ben.sync().syncNow();
                until(() -> !ben.projects().list().isEmpty());
                // The first time both ways at once, then until the compiler of the machine has calmed down.
                double cold = micros(() -> insert(ada, project))
                        + micros(() -> until(() -> ben.sync().status().version()
                                        >= ada.sync().status().version()
                                && sent(ada)
                                && count(ben) == ROWS));
                for (int round = 2; round <= WARM_ROUNDS; round++) {
                    insert(alone, other);
                    insert(ada, project);
                    int rows = round * ROWS;
                    until(() -> sent(ada) && count(ben) == rows);
                }

                ben.sync().pause();
                server.close();
                until(() -> !ada.sync().status().live());
                double without = 0;
                double captured = 0;
                for (int step = 0; step < ROWS / STEP; step++) {
                    without += micros(() -> insertStep(alone, other));
                    captured += micros(() -> insertStep(ada, project));
                }
                server = new SyncServer(parts);
                server.start("127.0.0.1", port);
                double push = micros(() -> {
                    ada.sync().syncNow();
                    until(() -> sent(ada));
                });
                double pull = micros(() -> {
                    ben.sync().syncNow();
                    until(() ->
                            ben.sync().status().version() >= ada.sync().status().version());
                });
                require(count(ben) == (WARM_ROUNDS + 1) * ROWS);
                double batch = batch(feed, agency, project);
                table.figure("10,000 written, sent and fetched by a program just started", millis(cold));
                table.ratio("insert of 10,000, captured and not", captured, without, 1.5);
                table.time("push of 10,000", push, 2_000_000);
                table.time("pull of 10,000", pull, 1_250_000);
                table.figure("JDBC batch of 10,000 into the server's table", millis(batch));
                singles(table, ada, ben, project);
            } finally {
                server.close();
            }
        }
    }

    /** A change counts as there when the other workspace tells its screens of it, and its row is as it was sent. */
    private static void singles(Bench.Table table, Services ada, Services ben, UUID project) throws Exception {
        until(() -> ada.sync().status().live() && ben.sync().status().live());
        List<UUID> some = ada.store().read(Tasks.class, Tasks::some);
        double[] hundred = new double[9];
        double[] nothing = new double[20];
        double[] single = new double[SINGLES];
        Semaphore seen = new Semaphore(0);
        Runnable deaf = ben.store().changes().listen(change -> {
            if (change.kind() == Change.Kind.TASKS) {
                seen.release();
            }
        });
        for (int i = -WARM; i < SINGLES; i++) {
            quiet(ada, ben);
            seen.drainPermits();
            String title = "single " + i;
            UUID id = RowIds.next();
            double micros = micros(() -> {
                ada.store().write(unit -> {
                    unit.dao(Tasks.class).add(id, project, title, TEXT);
                    return true;
                });
                seen.acquireUninterruptibly();
            });
            require(there(ben, id, title));
            single[Math.max(i, 0)] = micros;
        }
        for (int i = 0; i < hundred.length; i++) {
            quiet(ada, ben);
            seen.drainPermits();
            String title = "hundred " + i;
            hundred[i] = micros(() -> {
                ada.store().write(unit -> {
                    some.forEach(id -> unit.dao(Tasks.class).title(id, title));
                    return true;
                });
                seen.acquireUninterruptibly();
            });
            some.forEach(id -> require(there(ben, id, title)));
        }
        for (int i = 0; i < nothing.length; i++) {
            quiet(ada, ben);
            nothing[i] = micros(() -> {
                SyncStatus before = ada.sync().status();
                ada.sync().syncNow();
                until(() -> ada.sync().status().bytesDown() > before.bytesDown());
            });
        }
        deaf.run();
        Arrays.sort(hundred);
        Arrays.sort(nothing);
        Arrays.sort(single);
        table.time("100 changes, client to client", hundred[hundred.length / 2], 100_000);
        table.time("nothing to do", nothing[nothing.length / 2], 10_000);
        table.time("one change, client to client, p50", single[SINGLES / 2], 15_000);
        table.time("one change, client to client, p95", single[SINGLES * 95 / 100], 30_000);
    }

    /** Nobody has anything to send or to fetch, and both know it. */
    private static void quiet(Services ada, Services ben) {
        settle(ada.sync());
        settle(ben.sync());
        until(() -> ada.sync().status().version() == ben.sync().status().version());
    }

    private static double batch(TestFeed feed, UUID agency, UUID project) throws Exception {
        try (Connection connection = feed.application().getConnection()) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            try (PreparedStatement tenant = connection.prepareStatement("SELECT set_config('app.tenant_id', ?, true)");
                    PreparedStatement begin = connection.prepareStatement("SELECT praetor.feed_begin()");
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO praetor.tasks (id, tenant_id,"
                            + " project_id, type, title, description, component_key) VALUES (?, ?, ?, 'DECIDE', ?, ?,"
                            + " 'decision')")) {
                tenant.setString(1, agency.toString());
                tenant.execute();
                begin.execute();
                for (int i = 0; i < ROWS; i++) {
                    insert.setObject(1, RowIds.next());
                    insert.setObject(2, agency);
                    insert.setObject(3, project);
                    insert.setString(4, "Task " + i);
                    insert.setString(5, TEXT);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.rollback();
            }
            return (System.nanoTime() - start) / 1e3;
        }
    }

    private static void insert(Services services, UUID project) {
        for (int step = 0; step < ROWS / STEP; step++) {
            insertStep(services, project);
        }
    }

    private static void insertStep(Services services, UUID project) {
        services.store().write(unit -> {
            Tasks tasks = unit.dao(Tasks.class);
            for (int i = 0; i < STEP; i++) {
                tasks.add(RowIds.next(), project, "Task " + i, TEXT);
            }
            return true;
        });
    }

    /** Whether everything has been sent and answered, by the database. */
    private static boolean sent(Services services) {
        return services.sync().status().state() == SyncStatus.State.UP_TO_DATE
                && services.sync().queue(1).isEmpty();
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("the rows are not all there");
        }
    }

    private static boolean there(Services services, UUID task, String title) {
        return services.store().read(Tasks.class, t -> t.titled(task, title)) == 1;
    }

    private static int count(Services services) {
        return services.store().read(Tasks.class, Tasks::count);
    }

    private static double micros(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e3;
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, "%.0f ms", micros / 1e3);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited for two minutes in vain");
            }
            LockSupport.parkNanos(500_000);
        }
    }

    private static void settle(SyncDesk desk) {
        until(() -> desk.status().state() == SyncStatus.State.UP_TO_DATE
                && desk.status().queued() == 0);
    }

    private static Services plain(Workspace workspace, String person) {
        return workspace.services(workspace.identity().create(person + "'s", person));
    }

    private static Workspace open(Path place) {
        return Workspace.open(new WorkspaceFolder(place.resolve("home"), place.resolve("config")), Unlock.NONE);
    }

    private static void signIn(SyncDesk desk, String url, String person) {
        desk.signIn(new SignIn(url, new Password(person + "@example.com", PASSWORD.toCharArray()), null, "laptop"));
        settle(desk);
    }
}
