package app.praetor.bench;

import app.praetor.store.guard.GuardedDataSource;
import app.praetor.store.guard.GuardedTables;
import app.praetor.store.guard.TenantContext;
import app.praetor.store.guard.TenantGuard;
import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.Migrations;
import app.praetor.store.schema.SchemaCatalogue;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * What the guard costs on an encrypted H2 file with 100,000 tasks of two tenants: the same statements of the program's
 * own DAOs, guarded and on the bare connection.
 */
final class GuardSection implements Bench.Section {
    private static final UUID A = new UUID(0, 10);
    private static final UUID B = new UUID(0, 11);
    private static final int PROJECTS = 200;
    private static final int TASKS = 250;
    private static final UUID PROJECT = id(A, 1, 7);
    private static final UUID TASK = id(A, 2, 7 * TASKS + 3);

    @Override
    public void run(Bench.Table table) throws Exception {
        Path folder = Files.createTempDirectory("praetor-bench");
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:async:" + folder.resolve("praetor")
                        + ";CIPHER=AES;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                        + ";NON_KEYWORDS=VALUE,KEY;TRACE_LEVEL_FILE=0",
                "praetor",
                "b1b2b3b4 x");
        try {
            Migrations.migrate(pool, Dialect.H2);
            load(pool);
            TenantGuard guard = new TenantGuard(tables());
            try (Connection raw = pool.getConnection();
                    Connection guarded = new GuardedDataSource(pool, guard).getConnection()) {
                raw.setSchema(Migrations.SCHEMA);
                TenantContext.<Boolean, Exception>call(A, () -> {
                    measure(table, guard, raw, guarded);
                    return true;
                });
            }
        } finally {
            pool.dispose();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void measure(Bench.Table table, TenantGuard guard, Connection raw, Connection guarded)
            throws Exception {
        String list = sql("app.praetor.task.TaskDao", "all");
        double[] cached = Timing.micros(() -> guard.rewrite(list).forTenant(A).length());
        table.time("cached rewrite", cached[0], 1);
        both(table, "primary key: task", sql("app.praetor.task.TaskDao", "find"), raw, guarded, 1.8, PROJECT, TASK);
        both(table, "board: tasks of a project", list, raw, guarded, 1.3, PROJECT);
        both(table, "board: actions joined", sql("app.praetor.task.TaskDao", "actions"), raw, guarded, 1.3, PROJECT);
        both(table, "specifications of a project", sql("app.praetor.spec.SpecDao", "all"), raw, guarded, 1.3, PROJECT);
        both(
                table,
                "specification: questions",
                sql("app.praetor.question.QuestionDao", "all"),
                raw,
                guarded,
                1.3,
                PROJECT);
        both(
                table,
                "specification: selections",
                sql("app.praetor.feature.FeatureDao", "selections"),
                raw,
                guarded,
                1.3,
                PROJECT);
    }

    private static void both(
            Bench.Table table,
            String what,
            String sql,
            Connection raw,
            Connection guarded,
            double limit,
            UUID... values)
            throws Exception {
        int rows = read(raw, sql, values);
        if (rows == 0 || rows != read(guarded, sql, values)) {
            throw new IllegalStateException(what + ": the two connections see different rows");
        }
        double[] micros = Timing.micros(() -> read(guarded, sql, values), () -> read(raw, sql, values));
        table.ratio(what + " (" + rows + ")", micros[0], micros[1], limit);
    }

    private static int read(Connection connection, String sql, UUID... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                int rows = 0;
                while (result.next()) {
                    for (int column = 1; column <= columns; column++) {
                        result.getObject(column);
                    }
                    rows++;
                }
                return rows;
            }
        }
    }

    /** The statement of a DAO as JDBC takes it. */
    private static String sql(String dao, String name) throws ReflectiveOperationException {
        Method method = Arrays.stream(Class.forName(dao).getDeclaredMethods())
                .filter(m -> m.getName().equals(name) && m.isAnnotationPresent(SqlQuery.class))
                .findFirst()
                .orElseThrow();
        return method.getAnnotation(SqlQuery.class).value().replaceAll(":[A-Za-z]+", "?");
    }

    private static GuardedTables tables() {
        SchemaCatalogue catalogue = SchemaCatalogue.load();
        return new GuardedTables() {
            @Override
            public boolean owned(String table) {
                return catalogue.isOwned(table);
            }

            @Override
            public boolean global(String table) {
                return catalogue.globalTables().contains(table);
            }
        };
    }

    private static UUID id(UUID tenant, int table, int row) {
        // Spread like real ids, and the same in every run.
        return UUID.nameUUIDFromBytes((tenant + "/" + table + "/" + row).getBytes(StandardCharsets.UTF_8));
    }

    private static void load(JdbcConnectionPool pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setSchema(Migrations.SCHEMA);
            connection.setAutoCommit(false);
            for (UUID tenant : List.of(A, B)) {
                insert(
                        connection,
                        "INSERT INTO tenants (id, name, slug) VALUES (?, 'Agency', CAST(? AS VARCHAR))",
                        1,
                        n -> new Object[] {tenant, tenant.toString()});
                insert(connection, "INSERT INTO projects (id, tenant_id, name) VALUES (?, ?, 'Clinic')", PROJECTS, n ->
                        new Object[] {id(tenant, 1, n), tenant});
                insert(
                        connection,
                        "INSERT INTO tasks (id, tenant_id, project_id, type, title, description, metadata) VALUES (?,"
                                + " ?, ?, 'DECIDE', ?, 'What the client asked for, in two lines of text.', JSON"
                                + " '{\"assignee\": \"Kim\"}')",
                        PROJECTS * TASKS,
                        n -> new Object[] {id(tenant, 2, n), tenant, id(tenant, 1, n / TASKS), "Task " + n});
                insert(
                        connection,
                        "INSERT INTO task_actions (id, tenant_id, task_id, type, label, config, display_order) VALUES"
                                + " (?, ?, ?, 'choose', 'Choose', JSON '{\"options\": [\"yes\", \"no\"]}', ?)",
                        PROJECTS * TASKS,
                        n -> new Object[] {id(tenant, 3, n), tenant, id(tenant, 2, n), n % 5});
                insert(
                        connection,
                        "INSERT INTO plan_questions (id, tenant_id, project_id, question_text, answer_type,"
                                + " display_order) VALUES (?, ?, ?, 'Who books the appointments?', 'text', ?)",
                        PROJECTS * 60,
                        n -> new Object[] {id(tenant, 4, n), tenant, id(tenant, 1, n / 60), n % 60});
                insert(
                        connection,
                        "INSERT INTO feature_selections (id, tenant_id, project_id, feature_id, name, selection_order)"
                                + " VALUES (?, ?, ?, ?, 'Booking', ?)",
                        PROJECTS * 20,
                        n -> new Object[] {id(tenant, 5, n), tenant, id(tenant, 1, n / 20), id(tenant, 6, n), n % 20});
                String spec = "{\"sections\": ["
                        + "{\"title\": \"Booking\", \"text\": \"A client books online.\"},".repeat(100) + "{}]}";
                insert(
                        connection,
                        "INSERT INTO compiled_specs (id, tenant_id, project_id, version, format, spec, source_hash)"
                                + " VALUES (?, ?, ?, '1', 'v2', JSON '" + spec + "', 'x')",
                        PROJECTS * 5,
                        n -> new Object[] {id(tenant, 7, n), tenant, id(tenant, 1, n / 5)});
            }
            try (var statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
            connection.commit();
        }
    }

    private static void insert(Connection connection, String sql, int count, IntFunction<Object[]> row)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int n = 0; n < count; n++) {
                Object[] values = row.apply(n);
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.addBatch();
                if (n % 1000 == 999 || n == count - 1) {
                    statement.executeBatch();
                }
            }
        }
        connection.commit();
    }
}
