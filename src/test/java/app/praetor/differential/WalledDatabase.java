package app.praetor.differential;

import app.praetor.store.guard.GuardedDataSource;
import app.praetor.store.guard.SessionTenant;
import app.praetor.store.guard.TenantContext;
import app.praetor.store.guard.TenantGuard;
import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.Migrations;
import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.store.wall.TenantWall;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * H2 with every wall of the program: the tables in a schema of their own, a user with few rights, triggers that refuse
 * another tenant's rows. Loaded with {@link Rows}, and with one task of tenant B that cannot be mistaken.
 */
final class WalledDatabase {
    static final String PLANTED = "planted by the other tenant";

    private static final String APPLICATION = "app";
    private final String name = UUID.randomUUID().toString();

    WalledDatabase() throws SQLException {
        JdbcDataSource administrator = source("sa");
        Migrations.migrate(administrator, Dialect.H2);
        TenantWall.install(administrator, SchemaCatalogue.load());
        try (Connection connection = administrator.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER " + APPLICATION + " PASSWORD ''");
            statement.execute(
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA " + Migrations.SCHEMA + " TO " + APPLICATION);
            connection.setSchema(Migrations.SCHEMA);
            Rows.load(connection);
            statement.execute(
                    "UPDATE tasks SET title = '" + PLANTED + "' WHERE id = '" + Rows.id(Rows.B, "tasks", 0) + "'");
        }
    }

    private JdbcDataSource source(String user) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + (user.equals("sa") ? ";DB_CLOSE_DELAY=-1" : "")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;NON_KEYWORDS=VALUE,KEY");
        source.setUser(user);
        source.setPassword("");
        return source;
    }

    /** Runs the statements for tenant A on one connection with every wall; the rows of the last one. */
    List<String> run(TenantGuard guard, String... statements) throws SQLException {
        return run(new GuardedDataSource(source(APPLICATION), guard, TenantWall::bind), statements);
    }

    /** As {@link #run}, but the guard is the only wall: the triggers let the administrator pass. */
    List<String> runUnwalled(TenantGuard guard, String... statements) throws SQLException {
        return run(new GuardedDataSource(source("sa"), guard, SessionTenant.UNTOLD), statements);
    }

    private static List<String> run(DataSource source, String... statements) throws SQLException {
        return TenantContext.<List<String>, SQLException>call(Rows.A, () -> {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                List<String> rows = List.of();
                for (String sql : statements) {
                    rows = statement.execute(sql) ? rows(statement.getResultSet()) : List.of();
                }
                return rows;
            }
        });
    }

    /** Runs a statement as administrator and without a guard. */
    List<String> unguarded(String sql) throws SQLException {
        try (Connection connection = source("sa").getConnection();
                Statement statement = connection.createStatement()) {
            connection.setSchema(Migrations.SCHEMA);
            return statement.execute(sql) ? rows(statement.getResultSet()) : List.of();
        }
    }

    private static List<String> rows(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.append(result.getString(i)).append('|');
            }
            rows.add(row.toString());
        }
        rows.sort(null);
        return rows;
    }
}
