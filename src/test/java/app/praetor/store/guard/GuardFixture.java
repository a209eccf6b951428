package app.praetor.store.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A small schema with two tenants. */
final class GuardFixture {
    static final UUID A = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    static final UUID B = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    static final GuardedTables TABLES = new GuardedTables() {
        @Override
        public boolean owned(String table) {
            return Set.of("projects", "tasks").contains(table);
        }

        @Override
        public boolean global(String table) {
            return table.equals("kinds");
        }
    };

    private GuardFixture() {}

    static DataSource h2(boolean withB) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
                + "DEFAULT_NULL_ORDERING=HIGH;NON_KEYWORDS=VALUE,KEY");
        try {
            fill(source, withB);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return source;
    }

    /** Runs unguarded SQL. */
    static void system(DataSource source, String... statements) {
        try (Connection c = source.getConnection();
                var s = c.createStatement()) {
            for (String sql : statements) {
                s.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts the rows back as they were at first. */
    static void refill(DataSource source, boolean withB) throws SQLException {
        system(source, "delete from praetor.tasks", "delete from praetor.projects", "delete from praetor.kinds");
        try (Connection c = source.getConnection();
                var s = c.createStatement()) {
            rows(s, withB);
        }
    }

    static void fill(DataSource source, boolean withB) throws SQLException {
        try (Connection c = source.getConnection();
                var s = c.createStatement()) {
            s.execute("create schema praetor");
            s.execute("create table praetor.kinds (id int primary key, label text)");
            s.execute("create table praetor.projects (tenant_id uuid not null, id int not null, name text, n int,"
                    + " primary key (tenant_id, id))");
            s.execute("create table praetor.tasks (tenant_id uuid not null, id int not null, project_id int,"
                    + " name text, n int, primary key (tenant_id, id))");
            rows(s, withB);
        }
    }

    private static void rows(java.sql.Statement s, boolean withB) throws SQLException {
        s.execute("insert into praetor.kinds values (1, 'one'), (2, 'two')");
        for (UUID t : withB ? List.of(A, B) : List.of(A)) {
            String prefix = t.equals(A) ? "a" : "b";
            for (int i = 1; i <= 6; i++) {
                s.execute("insert into praetor.projects values ('" + t + "', " + i + ", '" + prefix + i + "', "
                        + (i + (t.equals(B) ? 100 : 0)) + ")");
                s.execute("insert into praetor.tasks values ('" + t + "', " + i + ", " + (i % 4) + ", '" + prefix + "t"
                        + i + "', " + (i * 2) + ")");
            }
        }
    }

    /** What the statement returns as text rows in a fixed order; writes return their count. */
    static List<String> run(DataSource source, UUID tenant, String sql) throws SQLException {
        return TenantContext.<List<String>, SQLException>call(tenant, () -> {
            try (Connection c = source.getConnection();
                    var s = c.createStatement()) {
                return s.execute(sql) ? rows(s.getResultSet()) : List.of("count " + s.getUpdateCount());
            }
        });
    }

    static List<String> raw(DataSource source, String sql) throws SQLException {
        try (Connection c = source.getConnection();
                var s = c.createStatement()) {
            return rows(s.executeQuery(sql));
        }
    }

    static List<String> rows(java.sql.ResultSet r) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (r.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
                row.append(r.getString(i)).append('|');
            }
            rows.add(row.toString());
        }
        rows.sort(null);
        return rows;
    }
}
