package app.praetor.store.schema;

import app.praetor.store.schema.SchemaReport.Draft;
import app.praetor.store.schema.TableReport.Column;
import app.praetor.store.schema.TableReport.ForeignKey;
import app.praetor.store.schema.TableReport.Index;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads H2's information_schema. Indexes that H2 makes by itself for a key are not reported. */
final class H2Catalogue {
    /** Character types longer than any limit that a migration names have none. */
    private static final long UNLIMITED = 10_000_000L;

    private static final String COLUMNS = """
        SELECT c.table_name, c.column_name, c.data_type, c.character_maximum_length, c.numeric_precision,
               c.numeric_scale, e.data_type, e.character_maximum_length, c.is_nullable = 'YES', c.column_default
        FROM information_schema.columns c
             LEFT JOIN information_schema.element_types e ON e.object_schema = c.table_schema
                  AND e.object_name = c.table_name AND e.collection_type_identifier = c.dtd_identifier
        WHERE c.table_schema = ? ORDER BY c.table_name, c.ordinal_position\
        """;

    private static final String KEYS = """
        SELECT t.table_name, t.constraint_name, t.constraint_type, k.column_name
        FROM information_schema.table_constraints t
             JOIN information_schema.key_column_usage k ON k.constraint_schema = t.constraint_schema
                  AND k.constraint_name = t.constraint_name AND k.table_name = t.table_name
        WHERE t.table_schema = ? AND t.constraint_type IN ('PRIMARY KEY', 'UNIQUE')
        ORDER BY t.constraint_name, k.ordinal_position\
        """;

    private static final String REFERENCES = """
        SELECT k.table_name, r.constraint_name, k.column_name, u.table_name, u.column_name, r.delete_rule
        FROM information_schema.referential_constraints r
             JOIN information_schema.key_column_usage k ON k.constraint_schema = r.constraint_schema
                  AND k.constraint_name = r.constraint_name
             JOIN information_schema.key_column_usage u ON u.constraint_schema = r.unique_constraint_schema
                  AND u.constraint_name = r.unique_constraint_name
                  AND u.ordinal_position = k.position_in_unique_constraint
        WHERE k.table_schema = ? ORDER BY r.constraint_name, k.ordinal_position\
        """;

    private static final String CHECKS = """
        SELECT t.table_name, c.check_clause FROM information_schema.table_constraints t
             JOIN information_schema.check_constraints c ON c.constraint_schema = t.constraint_schema
                  AND c.constraint_name = t.constraint_name
        WHERE t.table_schema = ? AND t.constraint_type = 'CHECK'\
        """;

    private static final String INDEXES = """
        SELECT i.table_name, i.index_name, c.column_name, i.index_type_name
        FROM information_schema.indexes i
             JOIN information_schema.index_columns c ON c.index_schema = i.index_schema
                  AND c.index_name = i.index_name AND c.table_name = i.table_name
        WHERE i.table_schema = ? AND NOT i.is_generated ORDER BY i.index_name, c.ordinal_position\
        """;

    private H2Catalogue() {}

    static void read(Connection connection, Map<String, Draft> drafts) throws SQLException {
        each(
                connection,
                COLUMNS,
                row -> draft(drafts, row)
                        .columns
                        .add(new Column(
                                row.getString(2),
                                type(row),
                                row.getBoolean(9),
                                DefinitionText.defaultValue(row.getString(10)))));
        Map<String, List<String>> keys = new LinkedHashMap<>();
        each(connection, KEYS, row -> {
            Draft draft = draft(drafts, row);
            if (row.getString(3).equals("PRIMARY KEY")) {
                draft.primaryKey.add(row.getString(4));
            } else {
                group(keys, row.getString(2), draft.unique).add(row.getString(4));
            }
        });
        Map<String, ForeignKey> references = new LinkedHashMap<>();
        each(connection, REFERENCES, row -> {
            ForeignKey key = references.get(row.getString(2));
            if (key == null) {
                key = new ForeignKey(new ArrayList<>(), row.getString(4), new ArrayList<>(), row.getString(6));
                references.put(row.getString(2), key);
                draft(drafts, row).foreignKeys.add(key);
            }
            key.columns().add(row.getString(3));
            key.references().add(row.getString(5));
        });
        each(connection, CHECKS, row -> draft(drafts, row).checks.add(DefinitionText.check(row.getString(2))));
        Map<String, Index> indexes = new LinkedHashMap<>();
        each(connection, INDEXES, row -> {
            Index index = indexes.get(row.getString(2));
            if (index == null) {
                boolean unique = row.getString(4).startsWith("UNIQUE");
                index = new Index(row.getString(2), new ArrayList<>(), unique);
                indexes.put(row.getString(2), index);
                draft(drafts, row).indexes.add(index);
            }
            index.columns().add(row.getString(3));
        });
    }

    private static String type(ResultSet row) throws SQLException {
        String name = row.getString(3).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "array" ->
                DefinitionText.type(limited(row.getString(7).toLowerCase(Locale.ROOT), row.getLong(8)) + "[]");
            case "json" -> "jsonb";
            case "numeric" -> "numeric(" + row.getInt(5) + "," + row.getInt(6) + ")";
            default -> DefinitionText.type(limited(name, row.getLong(4)));
        };
    }

    private static String limited(String name, long length) {
        return name.equals("character varying") && length < UNLIMITED ? name + "(" + length + ")" : name;
    }

    private static List<String> group(Map<String, List<String>> groups, String name, List<List<String>> target) {
        return groups.computeIfAbsent(name, unused -> {
            List<String> columns = new ArrayList<>();
            target.add(columns);
            return columns;
        });
    }

    private static Draft draft(Map<String, Draft> drafts, ResultSet row) throws SQLException {
        return drafts.computeIfAbsent(row.getString(1), name -> new Draft());
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Row consumer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, Migrations.SCHEMA);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    consumer.take(row);
                }
            }
        }
    }
}
