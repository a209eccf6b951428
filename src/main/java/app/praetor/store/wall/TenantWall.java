package app.praetor.store.wall;

import app.praetor.store.schema.SchemaCatalogue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The triggers of every owned table of the catalogue. */
public final class TenantWall {
    private static final String PREFIX = "tenant_wall_";

    private TenantWall() {}

    /**
     * Puts the trigger on each owned table that has none; as administrator, after migrating.
     *
     * @throws SQLException when a table of the catalogue does not exist
     */
    public static void install(DataSource administrator, SchemaCatalogue catalogue) throws SQLException {
        try (Connection connection = administrator.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : catalogue.ownedTables()) {
                statement.execute("CREATE TRIGGER IF NOT EXISTS praetor." + PREFIX + table
                        + " BEFORE INSERT, UPDATE, DELETE ON praetor." + table + " FOR EACH ROW CALL '"
                        + TenantTrigger.class.getName() + "'");
            }
        }
    }

    /**
     * Tells the triggers for which tenant the connection works; null: for none, and then it may write nothing.
     *
     * @throws SQLException when the connection is not of an embedded H2
     */
    public static void bind(Connection raw, @Nullable UUID tenant) throws SQLException {
        TenantTrigger.bind(raw, tenant);
    }
}
