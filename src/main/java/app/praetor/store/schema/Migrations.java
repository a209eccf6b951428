package app.praetor.store.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the schema that this program knows: {@code db/migration/common}, and the few statements that
 * have no common form from the database's own folder. Tables live in the schema {@code praetor}, never in the
 * connection's default one.
 */
public final class Migrations {
    /** The schema that holds every table. */
    public static final String SCHEMA = "praetor";

    private Migrations() {}

    /**
     * Where a database stands.
     *
     * @param current the newest version applied, null for an empty database
     * @param latest the newest version that this program brings
     * @param pending how many migrations are still to be applied
     */
    public record Status(@Nullable String current, String latest, int pending) {}

    /**
     * Applies what is pending; a database that is up to date is left alone. On PostgreSQL the row policies follow.
     *
     * @throws SchemaTooNewException when the database is newer than the program
     * @throws org.flywaydb.core.api.FlywayException when a migration fails, or an applied one was changed
     * @throws IllegalStateException when a table has no rule in the catalogue, or a rule has no table
     */
    public static void migrate(DataSource dataSource, Dialect dialect) {
        Flyway flyway = flyway(dataSource, dialect);
        status(flyway);
        flyway.migrate();
        SchemaCatalogue catalogue = SchemaCatalogue.load(dialect);
        try (Connection connection = dataSource.getConnection()) {
            CatalogueCheck.check(connection, catalogue);
            if (dialect == Dialect.POSTGRESQL) {
                connection.setAutoCommit(false);
                RowLevelSecurity.apply(connection, catalogue);
                connection.commit();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The tenancy rules cannot be applied to the database", e);
        }
    }

    /**
     * Where the database stands, without changing it.
     *
     * @throws SchemaTooNewException when the database is newer than the program
     */
    public static Status status(DataSource dataSource, Dialect dialect) {
        return status(flyway(dataSource, dialect));
    }

    /**
     * How many migrations are to be applied; 0 for an up-to-date database.
     *
     * @throws SchemaTooNewException when the database is newer than the program
     */
    public static int pending(DataSource dataSource, Dialect dialect) {
        return status(dataSource, dialect).pending();
    }

    /**
     * The applied migrations that are not those of this program, by version; empty when all is well.
     *
     * @throws org.flywaydb.core.api.FlywayException when the history cannot be read
     */
    public static List<String> problems(DataSource dataSource, Dialect dialect) {
        return flyway(dataSource, dialect).validateWithResult().invalidMigrations.stream()
                .map(invalid -> "version " + invalid.version)
                .toList();
    }

    private static Status status(Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        String latest = Arrays.stream(all)
                .filter(info -> !isFuture(info))
                .map(MigrationInfo::getVersion)
                // The entry for the schema's own creation has none.
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(MigrationVersion::getVersion)
                .orElseThrow(() -> new IllegalStateException("no migrations on the class path"));
        Arrays.stream(all)
                .filter(Migrations::isFuture)
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .ifPresent(newer -> {
                    throw new SchemaTooNewException(newer.getVersion(), latest);
                });
        MigrationInfo current = flyway.info().current();
        return new Status(
                current == null || current.getVersion() == null
                        ? null
                        : current.getVersion().getVersion(),
                latest,
                flyway.info().pending().length);
    }

    private static boolean isFuture(MigrationInfo info) {
        return info.getState() == MigrationState.FUTURE_SUCCESS || info.getState() == MigrationState.FUTURE_FAILED;
    }

    private static Flyway flyway(DataSource dataSource, Dialect dialect) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect.folder())
                .defaultSchema(SCHEMA)
                .createSchemas(true)
                .load();
    }
}
