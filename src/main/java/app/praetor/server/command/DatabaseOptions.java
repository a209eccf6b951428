package app.praetor.server.command;

import app.praetor.server.account.AccountParts;
import app.praetor.server.base.EmbeddedDatabase;
import app.praetor.server.base.Pools;
import app.praetor.server.base.Preparation;
import app.praetor.server.base.ServerDb;
import app.praetor.server.feed.PostgresFeed;
import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.SchemaCatalogue;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which database a command works on. */
final class DatabaseOptions {
    private static final int CONNECTIONS = 20;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--embedded", description = "Use the PostgreSQL that comes with the program.")
    private boolean embedded;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the embedded database keeps its data (default: ${DEFAULT-VALUE}).",
            defaultValue = "praetor-server-data")
    private Path data = Path.of("praetor-server-data");

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description = "Use this PostgreSQL, as jdbc:postgresql://host/name.")
    private @Nullable String url;

    @Option(
            names = "--db-user",
            paramLabel = "NAME",
            description = "A superuser there, who makes the tables and the role praetor_server.")
    private @Nullable String user;

    @Option(names = "--db-password-file", paramLabel = "FILE", description = "The file with that user's password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--app-password-file",
            paramLabel = "FILE",
            description = "The file with the password that the login role praetor_server has, or is given.")
    private @Nullable Path applicationPasswordFile;

    /** An open database with everything that works on it. */
    record Opened(DataSource owner, ServerDb db, PostgresFeed feed, AccountParts accounts, Deque<AutoCloseable> parts)
            implements AutoCloseable {
        @Override
        public void close() throws Exception {
            while (!parts.isEmpty()) {
                parts.pop().close();
            }
        }
    }

    Opened open() {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        DataSource owner;
        String where;
        String password;
        if (embedded) {
            EmbeddedDatabase database = EmbeddedDatabase.open(data);
            parts.push(database);
            owner = database.owner();
            where = database.url();
            password = database.applicationPassword();
        } else {
            where = given(url, "Say where the database is: --embedded or --jdbc-url.");
            HikariDataSource pool = Pools.of(
                    where,
                    given(user, "--db-user is missing."),
                    read(given(passwordFile, "--db-password-file is missing.")),
                    4);
            parts.push(pool);
            owner = pool;
            password = read(given(applicationPasswordFile, "--app-password-file is missing."));
        }
        Preparation.run(owner, password);
        HikariDataSource application = Pools.of(where, Preparation.LOGIN, password, CONNECTIONS);
        parts.push(application);
        PostgresFeed feed =
                new PostgresFeed(application, SchemaCatalogue.load(Dialect.POSTGRESQL), InstantSource.system());
        ServerDb db = new ServerDb(application);
        return new Opened(owner, db, feed, AccountParts.of(db, feed, InstantSource.system()), parts);
    }

    private <T> T given(@Nullable T value, String message) {
        if (value == null) {
            throw new ParameterException(spec.commandLine(), message);
        }
        return value;
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The file cannot be read: " + file, e);
        }
    }
}
