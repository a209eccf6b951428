package app.praetor.server.base;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that comes with the program and keeps its data in a folder. It listens on the loopback only, and asks
 * everybody for a password. A second process on the same folder uses the one that runs.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String HBA = """
        # Written by praetor-server: everybody gives a password.
        host all all 127.0.0.1/32 scram-sha-256
        host all all ::1/128 scram-sha-256
        """;

    private final @Nullable EmbeddedPostgres own;
    private final HikariDataSource owner;
    private final String url;
    private final Path folder;

    private EmbeddedDatabase(@Nullable EmbeddedPostgres own, HikariDataSource owner, String url, Path folder) {
        this.own = own;
        this.owner = owner;
        this.url = url;
        this.folder = folder;
    }

    /**
     * Starts the database of this folder, and makes it the first time.
     *
     * @throws UncheckedIOException when it does not start
     */
    public static EmbeddedDatabase open(Path folder) {
        Path cluster = folder.resolve("postgresql").toAbsolutePath();
        String password = PrivateFile.password(folder.resolve("owner.password"));
        EmbeddedDatabase running = running(folder, cluster, password);
        if (running != null) {
            return running;
        }
        EmbeddedPostgres server = null;
        try {
            Files.createDirectories(cluster);
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setConnectConfig("password", password)
                    .start();
            String url = url(server.getPort());
            lock(server.getPostgresDatabase(), cluster, password);
            EmbeddedDatabase database =
                    new EmbeddedDatabase(server, Pools.of(url, "postgres", password, 4), url, folder);
            server = null;
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("The database in this folder does not start", e);
        } finally {
            stop(server);
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The fresh cluster trusts everybody on this machine; from here on it asks for the password. */
    private static void lock(DataSource first, Path cluster, String password) throws IOException {
        Path rules = cluster.resolve("pg_hba.conf");
        if (Files.readString(rules).equals(HBA)) {
            return;
        }
        try (Connection connection = first.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            Files.writeString(rules, HBA);
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("The database takes no password", e);
        }
    }

    private static @Nullable EmbeddedDatabase running(Path folder, Path cluster, String password) {
        Path process = cluster.resolve("postmaster.pid");
        if (!Files.exists(process)) {
            return null;
        }
        HikariDataSource source = null;
        try {
            List<String> lines = Files.readAllLines(process);
            if (lines.size() < 4
                    || ProcessHandle.of(Long.parseLong(lines.get(0).strip())).isEmpty()) {
                return null;
            }
            String url = url(Integer.parseInt(lines.get(3).strip()));
            source = Pools.of(url, "postgres", password, 2);
            try (Connection connection = source.getConnection()) {
                EmbeddedDatabase database =
                        connection.isValid(5) ? new EmbeddedDatabase(null, source, url, folder) : null;
                source = database == null ? source : null;
                return database;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the database cannot be read", e);
        } catch (SQLException | RuntimeException e) {
            // A file that a killed process left behind: nobody answers there.
            return null;
        } finally {
            if (source != null) {
                source.close();
            }
        }
    }

    /** Connections of the owner of everything. */
    public DataSource owner() {
        return owner;
    }

    /** Where the database is, without a password. */
    public String url() {
        return url;
    }

    /** The password of the login role that the routes use. */
    public String applicationPassword() {
        return PrivateFile.password(folder.resolve("server.password"));
    }

    @Override
    public void close() {
        owner.close();
        stop(own);
    }

    private static void stop(@Nullable EmbeddedPostgres server) {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The database does not stop", e);
            }
        }
    }
}
