package app.praetor.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.store.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anEmptyDatabaseIsBroughtToTheLatestVersionAndThenLeftAlone(Dialect dialect) throws Exception {
        DataSource dataSource = empty(dialect);
        Migrations.Status before = Migrations.status(dataSource, dialect);
        assertThat(before.current()).isNull();
        assertThat(before.pending()).isPositive();

        Migrations.migrate(dataSource, dialect);
        Migrations.Status after = Migrations.status(dataSource, dialect);
        assertThat(after.current()).isEqualTo(after.latest()).isEqualTo(before.latest());
        assertThat(Migrations.pending(dataSource, dialect)).isZero();

        Migrations.migrate(dataSource, dialect);
        try (Connection connection = dataSource.getConnection()) {
            assertThat(SchemaReport.read(connection))
                    .hasSize(SchemaCatalogue.load(dialect).tables().size());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aDatabaseOfANewerProgramIsRefused(Dialect dialect) throws Exception {
        DataSource dataSource = empty(dialect);
        Migrations.migrate(dataSource, dialect);
        execute(
                dataSource,
                "INSERT INTO praetor.\"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\","
                        + " \"type\", \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\")"
                        + " VALUES (9001, '900', 'of the future', 'SQL', 'V900__of_the_future.sql', 1, 'x', 1, TRUE)");

        assertThatThrownBy(() -> Migrations.migrate(dataSource, dialect))
                .isInstanceOf(SchemaTooNewException.class)
                .hasMessageContaining("schema version 900")
                .hasMessageContaining("Install a newer version");
        assertThatThrownBy(() -> Migrations.pending(dataSource, dialect)).isInstanceOf(SchemaTooNewException.class);
    }

    private DataSource empty(Dialect dialect) {
        return switch (dialect) {
            case H2 -> MigratedDatabases.h2(folder);
            case POSTGRESQL -> TestPostgres.newDatabase();
        };
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
