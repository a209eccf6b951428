package app.praetor.sync.merge;

import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.store.schema.TableReport;
import app.praetor.sync.merge.ColumnRule.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the rows of one table are merged.
 *
 * @param table its name
 * @param append whether rows are only added, never changed: the caller refuses other changes
 * @param columns the rule of every column that a device may write, in the table's order; unmodifiable
 */
public record TableRules(String table, boolean append, Map<String, ColumnRule> columns) {
    /** Columns that the database itself looks after: whatever a device sends for them is passed over. */
    static final Set<String> RESERVED = Set.of("id", "tenant_id", "row_version");

    private static final Set<String> ALWAYS_QUIET = Set.of("created_at", "updated_at");
    private static final Set<String> SETS = Set.of("uuid[]", "text[]");
    private static final Pattern LIMITED = Pattern.compile("varchar\\((\\d+)\\)");

    public TableRules {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The rules that follow from a table's shape and its entry in the catalogue. */
    public static TableRules of(TableReport report, SchemaCatalogue.Entry entry) {
        Map<String, ColumnRule> columns = new LinkedHashMap<>();
        for (TableReport.Column column : report.columns()) {
            String name = column.name();
            if (!RESERVED.contains(name)) {
                columns.put(
                        name,
                        new ColumnRule(
                                name,
                                column.type(),
                                kind(column, entry),
                                ALWAYS_QUIET.contains(name) || entry.quiet().contains(name),
                                entry.transitions().getOrDefault(name, Map.of())));
            }
        }
        return new TableRules(report.table(), entry.append(), columns);
    }

    private static Kind kind(TableReport.Column column, SchemaCatalogue.Entry entry) {
        if (entry.counters().contains(column.name())) {
            return Kind.COUNTER;
        }
        if (entry.whole().contains(column.name())) {
            return Kind.SCALAR;
        }
        if (column.type().equals("jsonb")) {
            return Kind.OBJECT;
        }
        if (SETS.contains(column.type())) {
            return Kind.SET;
        }
        OptionalInt limit = limit(column.type());
        boolean mayBeLong = limit.isPresent()
                ? limit.getAsInt() > TextMerge.LONG
                : column.type().equals("text") || column.type().equals("varchar");
        return mayBeLong ? Kind.TEXT : Kind.SCALAR;
    }

    /** How many characters a column holds, where its type says so. */
    static OptionalInt limit(String type) {
        Matcher limited = LIMITED.matcher(type);
        return limited.matches() ? OptionalInt.of(Integer.parseInt(limited.group(1))) : OptionalInt.empty();
    }
}
