package app.praetor.store.schema;

import app.praetor.store.TestPostgres;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Databases for the schema tests, opened with the options that the program uses. */
final class MigratedDatabases {
    private MigratedDatabases() {}

    static DataSource h2(Path folder) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:" + folder.resolve("praetor")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;NON_KEYWORDS=VALUE,KEY"
                + ";TRACE_LEVEL_FILE=0");
        dataSource.setUser("praetor");
        dataSource.setPassword("");
        return dataSource;
    }

    static DataSource migratedH2(Path folder) {
        DataSource dataSource = h2(folder);
        Migrations.migrate(dataSource, Dialect.H2);
        return dataSource;
    }

    static DataSource migratedPostgres() {
        DataSource dataSource = TestPostgres.newDatabase();
        Migrations.migrate(dataSource, Dialect.POSTGRESQL);
        return dataSource;
    }
}
