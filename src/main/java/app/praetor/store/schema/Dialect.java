package app.praetor.store.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.Connection;
import java.sql.SQLException;

/** The two databases that one set of migrations serves. */
public enum Dialect {
    /** The embedded database of the client. */
    @JsonProperty("h2")
    H2,
    /** The server's database. */
    @JsonProperty("postgresql")
    POSTGRESQL;

    /**
     * The dialect of an open connection, by the product name that its driver reports.
     *
     * @throws SQLException when the driver cannot say
     * @throws IllegalArgumentException when it is another product
     */
    public static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default -> throw new IllegalArgumentException("unsupported database: " + product);
        };
    }

    /** The folder of migrations that only this database gets. */
    String folder() {
        return switch (this) {
            case H2 -> "h2";
            case POSTGRESQL -> "postgresql";
        };
    }
}
