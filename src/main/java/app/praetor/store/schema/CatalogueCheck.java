package app.praetor.store.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** That the catalogue and the database name the same tables: a table without a rule would belong to everybody. */
final class CatalogueCheck {
    private static final String HISTORY = "flyway_schema_history";

    private CatalogueCheck() {}

    /**
     * Compares the tables of the schema {@code praetor} with the catalogue.
     *
     * @throws IllegalStateException when one has a table that the other has not
     */
    static void check(Connection connection, SchemaCatalogue catalogue) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = '" + Migrations.SCHEMA + "' AND table_name <> '" + HISTORY + "'")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        Set<String> unruled = new TreeSet<>(found);
        unruled.removeAll(catalogue.tables().keySet());
        Set<String> missing = new TreeSet<>(catalogue.tables().keySet());
        missing.removeAll(found);
        if (!unruled.isEmpty() || !missing.isEmpty()) {
            throw new IllegalStateException("The tenancy catalogue and the database differ. Tables without a rule: "
                    + unruled + "; rules without a table: " + missing
                    + ". No data was changed; add the missing entry to db/catalogue.json or the migrations.");
        }
    }
}
