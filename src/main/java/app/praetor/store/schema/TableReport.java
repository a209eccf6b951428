package app.praetor.store.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a database holds of one table, in the shape that {@code db schema --json} prints. Types, defaults and checks are
 * spelled as PostgreSQL spells them, on both databases.
 *
 * @param table its name, without the schema
 * @param columns in the table's order
 * @param primaryKey column names, empty where there is none
 * @param unique each unique key's columns, sorted
 * @param foreignKeys sorted by their columns
 * @param checks conditions, sorted
 * @param indexes those that no key brings with it, sorted by name
 * @param tenancy how a row leads to its tenant, or "unlisted" for a table that the catalogue does not know
 */
public record TableReport(
        String table,
        List<Column> columns,
        List<String> primaryKey,
        List<List<String>> unique,
        List<ForeignKey> foreignKeys,
        List<String> checks,
        List<Index> indexes,
        String tenancy) {

    /** One column; the default is null where there is none. */
    public record Column(
            String name,
            String type,
            boolean nullable,
            @JsonProperty("default") @Nullable String defaultValue) {}

    /** One reference; {@code onDelete} is CASCADE, SET NULL, RESTRICT or NO ACTION. */
    public record ForeignKey(List<String> columns, String table, List<String> references, String onDelete) {}

    /** One index. */
    public record Index(String name, List<String> columns, boolean unique) {}
}
