package app.praetor.server.base;

import app.praetor.discovery.Objective;
import app.praetor.discovery.objective.Objectives;
import app.praetor.server.feed.FeedTriggers;
import app.praetor.store.Json;
import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.Migrations;
import app.praetor.store.schema.RowLevelSecurity;
import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.store.schema.SchemaReport;
import app.praetor.sync.table.SyncTables;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** Brings a database to what this program works with, at every start; a second time changes nothing. */
public final class Preparation {
    /** The login role of the routes. */
    public static final String LOGIN = "praetor_server";

    private Preparation() {}

    /**
     * Migrates, puts the triggers of the feed and the rows that the program ships, and lets the login role in.
     *
     * @param owner connections of a superuser or a member of the owner's role
     * @throws IllegalStateException when the database refuses
     */
    public static void run(DataSource owner, String applicationPassword) {
        Migrations.migrate(owner, Dialect.POSTGRESQL);
        try (Connection connection = owner.getConnection()) {
            FeedTriggers.install(
                    owner, SyncTables.of(SchemaReport.read(connection), SchemaCatalogue.load(Dialect.POSTGRESQL)));
            objective(connection);
            login(connection, applicationPassword);
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be prepared", e);
        }
    }

    /** The same row with the same id as on every laptop: sessions refer to it. */
    private static void objective(Connection connection) throws SQLException {
        Objective objective = Objectives.builtIn().get("project_discovery");
        try (PreparedStatement put = connection.prepareStatement("INSERT INTO praetor.discovery_objectives"
                + " (id, context_type, active_context, version, display_name, config)"
                + " VALUES (?, ?, ?, '1.0.0', ?, CAST(? AS JSONB)) ON CONFLICT (id) DO UPDATE SET"
                + " display_name = excluded.display_name, config = excluded.config")) {
            put.setObject(1, UUID.nameUUIDFromBytes(("objective:" + objective.key()).getBytes(StandardCharsets.UTF_8)));
            put.setString(2, objective.key());
            put.setString(3, objective.key());
            put.setString(4, objective.title());
            put.setString(5, Json.of(objective).toString());
            put.executeUpdate();
        }
    }

    private static void login(Connection connection, String password) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + LOGIN
                    + "') THEN CREATE ROLE " + LOGIN + " LOGIN; END IF;"
                    + " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
            statement.execute("ALTER ROLE " + LOGIN + " PASSWORD " + statement.enquoteLiteral(password));
            statement.execute("GRANT " + RowLevelSecurity.APPLICATION_ROLE + " TO " + LOGIN);
        }
    }
}
