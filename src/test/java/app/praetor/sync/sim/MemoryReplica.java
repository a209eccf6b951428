package app.praetor.sync.sim;

import app.praetor.store.Replica;
import app.praetor.store.ReplicaUnit;
import app.praetor.store.capture.Capture;
import app.praetor.store.capture.CaptureMode;
import app.praetor.store.capture.HybridClock;
import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.Migrations;
import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.store.schema.SchemaReport;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A device's database in memory, with the real schema and the real capture triggers. */
public final class MemoryReplica implements Replica {
    private final JdbcConnectionPool pool;
    private final Jdbi jdbi;
    private final SyncTables tables;
    private UUID tenant = new UUID(0, 0);
    private HybridClock clock;
    private Runnable beforeCommit = () -> {};
    private Runnable afterCommit = () -> {};

    public MemoryReplica(HybridClock clock) {
        this.clock = clock;
        try {
            pool = JdbcConnectionPool.create(
                    "jdbc:h2:mem:" + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;"
                            + "NON_KEYWORDS=VALUE,KEY;DB_CLOSE_DELAY=-1",
                    "sa",
                    "sa");
            Migrations.migrate(pool, Dialect.H2);
            SchemaCatalogue catalogue = SchemaCatalogue.load(Dialect.H2);
            Capture.install(pool, catalogue.syncedTables());
            jdbi = Jdbi.create(pool);
            jdbi.registerArrayType(UUID.class, "uuid");
            try (Connection connection = pool.getConnection()) {
                tables = SyncTables.of(SchemaReport.read(connection), catalogue);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables after one more migration, as the next start of the program finds them. */
    public SyncTables migrate(String definition) {
        jdbi.useHandle(handle -> handle.execute(definition));
        SchemaCatalogue catalogue = SchemaCatalogue.load(Dialect.H2);
        try (Connection connection = pool.getConnection()) {
            Capture.install(pool, catalogue.syncedTables());
            return SyncTables.of(SchemaReport.read(connection), catalogue);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Goes on as the database of another tenant, with another clock. */
    public void use(UUID tenant, HybridClock clock) {
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Forgets the tenant and everything of it. */
    public void forget() {
        List<SyncTable> childrenFirst = new ArrayList<>(tables.all());
        Collections.reverse(childrenFirst);
        jdbi.useTransaction(handle -> {
            handle.execute("UPDATE praetor.users SET organization_id = NULL WHERE tenant_id = ?", tenant);
            for (SyncTable table : childrenFirst) {
                handle.execute("DELETE FROM praetor." + table.name() + " WHERE tenant_id = ?", tenant);
            }
            for (String table : List.of(
                    "sync_links",
                    "sync_outbox",
                    "sync_shadow",
                    "sync_sent",
                    "sync_staged",
                    "sync_rejected",
                    "sync_files",
                    "sync_seen")) {
                handle.execute("DELETE FROM praetor." + table + " WHERE tenant_id = ?", tenant);
            }
            handle.execute("DELETE FROM praetor.tenants WHERE id = ?", tenant);
        });
    }

    /** Called around each commit; what they throw is a crash. */
    public void around(Runnable beforeCommit, Runnable afterCommit) {
        this.beforeCommit = beforeCommit;
        this.afterCommit = afterCommit;
    }

    public SyncTables tables() {
        return tables;
    }

    @Override
    public UUID tenant() {
        return tenant;
    }

    @Override
    public HybridClock clock() {
        return clock;
    }

    @Override
    public <T extends @Nullable Object> T read(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    @Override
    public <T extends @Nullable Object> T write(Function<ReplicaUnit, T> work) {
        T result = jdbi.inTransaction(handle -> {
            try {
                T made = work.apply(new ReplicaUnit(handle, () -> clock.next()));
                beforeCommit.run();
                return made;
            } finally {
                off(handle);
            }
        });
        afterCommit.run();
        return result;
    }

    private static void off(Handle handle) {
        try {
            CaptureMode.off(handle.getConnection());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void link(boolean linked) {
        throw new UnsupportedOperationException("captured by the test itself");
    }

    @Override
    public Runnable onCaptured(Runnable listener) {
        throw new UnsupportedOperationException("the test knows when it writes");
    }
}
