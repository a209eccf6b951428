package app.praetor.differential;

import app.praetor.differential.Model.Column;
import app.praetor.differential.Model.Table;
import app.praetor.differential.Model.Type;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which values the loaded rows hold in a column, so that conditions can be met and joins find partners.
 *
 * @param kind equal for columns that hold the same values
 * @param table for ids, the table whose ids they are; empty otherwise
 * @param rows how many of these ids there are
 * @param words for text, the values; empty otherwise
 */
record Domain(String kind, String table, int rows, List<String> words) {
    /** Of what a query computed: any value. */
    static final Domain COMPUTED = new Domain("", "", 0, List.of());

    private static final int GLOBAL_ROWS = 4;

    /** What {@link Rows} puts into the column. */
    static Domain of(Table table, Column column) {
        boolean key = column.name().equals("id");
        if (column.type() == Type.UUID) {
            return ids(key ? table.name() : column.references(), table.owned());
        }
        if (column.type() != Type.TEXT) {
            return new Domain(column.type().name(), "", 0, List.of());
        }
        if (!column.choices().isEmpty()) {
            return new Domain(String.join(",", column.choices()), "", 0, column.choices());
        }
        if (column.fixed() && !key) {
            List<String> unique =
                    IntStream.range(0, Rows.COUNT).mapToObj(row -> "word" + row).toList();
            return new Domain("unique", "", 0, unique);
        }
        return new Domain("words", "", 0, key ? Rows.WORDS.subList(0, GLOBAL_ROWS) : Rows.WORDS);
    }

    /** Columns that no key checks hold ids of users and tasks of both tenants. */
    private static Domain ids(String table, boolean owned) {
        return new Domain(
                table.isEmpty() ? "loose" : table,
                table.isEmpty() ? "users" : table,
                owned ? Rows.COUNT : GLOBAL_ROWS,
                List.of());
    }

    /** Whether equal values are likely in the two. */
    boolean meets(Domain other) {
        return !kind.isEmpty() && kind.equals(other.kind);
    }
}
