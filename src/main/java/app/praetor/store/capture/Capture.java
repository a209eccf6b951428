package app.praetor.store.capture;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import javax.sql.DataSource;

/** The capture triggers of the exchanged tables. */
public final class Capture {
    /** Of the triggers; the name of the table follows. */
    static final String PREFIX = "sync_capture_";

    private Capture() {}

    /**
     * Puts the trigger on each table that has none; as administrator, after migrating.
     *
     * @throws SQLException when a table does not exist
     */
    public static void install(DataSource administrator, Collection<String> tables) throws SQLException {
        try (Connection connection = administrator.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute("CREATE TRIGGER IF NOT EXISTS praetor." + PREFIX + table
                        + " AFTER INSERT, UPDATE, DELETE ON praetor." + table + " FOR EACH ROW CALL '"
                        + CaptureTrigger.class.getName() + "'");
            }
        }
    }
}
