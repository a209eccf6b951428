package app.praetor.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * A real PostgreSQL for tests: one server a JVM, started at first use and stopped when the JVM ends, and a database of
 * its own for every call. Text sorts by code point, as it does on H2.
 */
public final class TestPostgres {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Set<String> TEMPLATES = new HashSet<>();

    private TestPostgres() {}

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("encoding", "UTF8")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * A new database with what the preparation makes, which runs once for a name and is copied.
     *
     * @param name of the template
     */
    public static synchronized DataSource newDatabase(String name, Consumer<DataSource> preparation) {
        if (TEMPLATES.add(name)) {
            create(name, "");
            preparation.accept(Server.INSTANCE.getDatabase("postgres", name));
        }
        String copy = "test_" + NUMBER.incrementAndGet();
        create(copy, " TEMPLATE " + name);
        return Server.INSTANCE.getDatabase("postgres", copy);
    }

    /** A new, empty database; connections are made as its superuser. */
    public static DataSource newDatabase() {
        String name = "test_" + NUMBER.incrementAndGet();
        create(name, "");
        return Server.INSTANCE.getDatabase("postgres", name);
    }

    /** A copy of a database as it is now; run, it takes the database's place. Connections are cut either way. */
    public static Runnable backUp(String name) {
        String copy = "copy_" + NUMBER.incrementAndGet();
        run("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
        create(copy, " TEMPLATE " + name);
        run("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
        return () -> {
            run("DROP DATABASE " + name + " WITH (FORCE)");
            create(name, " TEMPLATE " + copy);
        };
    }

    private static void create(String name, String options) {
        run("CREATE DATABASE " + name + options);
    }

    private static void run(String sql) {
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("no test database", e);
        }
    }
}
