package app.praetor.sync.table;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An exchanged table.
 *
 * @param order its place: what it refers to comes before it
 * @param columns type by name as {@link app.praetor.store.schema.TableReport.Column#type()} spells it, without tenant_id
 * @param references to other exchanged tables, by column
 * @param late columns that refer to a table that does not come before, or to the table itself: set in a second step
 * @param required columns that may not be null
 * @param unique keys that may clash, without tenant_id; the id is not among them
 * @param append rows are only added
 */
public record SyncTable(
        String name,
        int order,
        Map<String, String> columns,
        Map<String, Reference> references,
        Set<String> late,
        Set<String> required,
        List<List<String>> unique,
        boolean append) {
    /**
     * A reference to a row of an exchanged table.
     *
     * @param keeps deleting the row that is referred to deletes this one, or fails: then it may not go while this one stays
     */
    public record Reference(String table, boolean keeps) {}

    /**
     * Where a column refers to.
     *
     * @throws IllegalArgumentException when it refers to nothing
     */
    public Reference reference(String column) {
        Reference found = references.get(column);
        if (found == null) {
            throw new IllegalArgumentException(name + "." + column + " refers to nothing");
        }
        return found;
    }

    /** The type of a column. */
    public String type(String column) {
        String type = columns.get(column);
        if (type == null) {
            throw new IllegalArgumentException("no column " + column + " in " + name);
        }
        return type;
    }
}
