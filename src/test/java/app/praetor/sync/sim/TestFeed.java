package app.praetor.sync.sim;

import app.praetor.server.base.Preparation;
import app.praetor.server.feed.PostgresFeed;
import app.praetor.store.TestPostgres;
import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.SchemaCatalogue;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;

/** A server's feed over a real PostgreSQL, reached by a login role with the application's rights only. */
public final class TestFeed implements AutoCloseable {
    private static final String PASSWORD = "test";

    private final HikariDataSource owner;
    private final HikariDataSource application;
    private final PostgresFeed feed;

    public TestFeed(InstantSource clock) {
        try {
            HikariConfig config = new HikariConfig();
            config.setDataSource(TestPostgres.newDatabase("template_feed", fresh -> Preparation.run(fresh, PASSWORD)));
            config.setMaximumPoolSize(4);
            owner = new HikariDataSource(config);
            application = application(owner);
            feed = new PostgresFeed(application, SchemaCatalogue.load(Dialect.POSTGRESQL), clock);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HikariDataSource application(DataSource owner) throws SQLException {
        String url;
        try (Connection connection = owner.getConnection()) {
            url = connection.getMetaData().getURL();
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(Preparation.LOGIN);
        config.setPassword(PASSWORD);
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }

    public PostgresFeed feed() {
        return feed;
    }

    /** Connections of the superuser. */
    public DataSource owner() {
        return owner;
    }

    /** Connections of the login role that the server uses. */
    public DataSource application() {
        return application;
    }

    /** A new tenant with one owner. */
    public Member tenant() {
        UUID tenant = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        sql("INSERT INTO praetor.tenants (id, name, slug) VALUES (?, 'Agency', ?)", tenant, tenant.toString());
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "SELECT set_config('app.tenant_id', ?, true)", tenant.toString());
            run(connection, "SELECT praetor.feed_begin()");
            run(
                    connection,
                    "INSERT INTO praetor.users (id, tenant_id, email, name, role) VALUES (?, ?, ?, 'Olga', 'owner')",
                    user,
                    tenant,
                    user + "@example.com");
            run(connection, "INSERT INTO praetor.feed_versions (tenant_id, ver, mark) VALUES (?, 2, 'first')", tenant);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Member(tenant, user);
    }

    /** A person of a tenant. */
    public record Member(UUID tenant, UUID user) {}

    public UUID device(Member member) {
        return device(member, UUID.randomUUID());
    }

    public UUID device(Member member, UUID device) {
        sql(
                "INSERT INTO praetor.sync_devices (tenant_id, id, user_id, name) VALUES (?, ?, ?, 'laptop')",
                member.tenant(),
                device,
                member.user());
        return device;
    }

    /** Runs a statement as superuser, past row security. */
    public void sql(String sql, Object... parameters) {
        try (Connection connection = owner.getConnection()) {
            run(connection, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    /** A copy of the whole database as it is now; run, it takes the database's place. */
    public Runnable backUp() {
        Runnable restore = TestPostgres.backUp(name());
        evict();
        return () -> {
            restore.run();
            evict();
        };
    }

    private String name() {
        try (Connection connection = owner.getConnection()) {
            return connection.getCatalog();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connections that were cut are not handed out any more. */
    private void evict() {
        owner.getHikariPoolMXBean().softEvictConnections();
        application.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        application.close();
        owner.close();
    }
}
