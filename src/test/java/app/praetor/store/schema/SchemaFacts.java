package app.praetor.store.schema;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A schema as a set of short sentences, so that two schemas are compared by set difference. */
final class SchemaFacts {
    private SchemaFacts() {}

    static Set<String> of(Collection<TableReport> tables) {
        Set<String> facts = new TreeSet<>();
        for (TableReport table : tables) {
            String t = table.table();
            facts.add(t + ": tenancy " + table.tenancy());
            table.columns().forEach(c -> facts.add(column(t, c.name(), c.type(), c.nullable(), c.defaultValue())));
            if (!table.primaryKey().isEmpty()) {
                facts.add(primaryKey(t, table.primaryKey()));
            }
            table.unique().forEach(u -> facts.add(unique(t, u)));
            table.foreignKeys()
                    .forEach(k -> facts.add(foreignKey(t, k.columns(), k.table(), k.references(), k.onDelete())));
            table.checks().forEach(c -> facts.add(check(t, c)));
            table.indexes().forEach(i -> facts.add(index(t, i.name(), i.columns(), i.unique())));
        }
        return facts;
    }

    static String column(String table, String name, String type, boolean nullable, @Nullable String defaultValue) {
        return table + ": column " + name + " " + type + (nullable ? "" : " not null")
                + (defaultValue == null ? "" : " default " + defaultValue);
    }

    static String primaryKey(String table, List<String> columns) {
        return table + ": primary key " + list(columns);
    }

    static String unique(String table, List<String> columns) {
        return table + ": unique " + list(columns);
    }

    static String foreignKey(
            String table, List<String> columns, String parent, List<String> references, String onDelete) {
        return table + ": foreign key " + list(columns) + " -> " + parent + " " + list(references) + " " + onDelete;
    }

    static String check(String table, String condition) {
        return table + ": check " + condition;
    }

    static String index(String table, String name, List<String> columns, boolean unique) {
        return table + (unique ? ": unique index " : ": index ") + name + " " + list(columns);
    }

    private static String list(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }
}
