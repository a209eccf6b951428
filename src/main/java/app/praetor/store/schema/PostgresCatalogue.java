package app.praetor.store.schema;

import app.praetor.store.schema.SchemaReport.Draft;
import app.praetor.store.schema.TableReport.Column;
import app.praetor.store.schema.TableReport.ForeignKey;
import app.praetor.store.schema.TableReport.Index;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads pg_catalog: information_schema has no indexes, and spells array types by an internal name. */
final class PostgresCatalogue {
    private static final String COLUMNS = """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
               pg_get_expr(d.adbin, d.adrelid)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE n.nspname = ? AND c.relkind IN ('r', 'p')
        ORDER BY c.relname, a.attnum\
        """;

    private static final String CONSTRAINTS = """
        SELECT c.relname, k.contype::text, pg_get_expr(k.conbin, k.conrelid),
               ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(num, pos)
                     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.num ORDER BY u.pos),
               f.relname,
               ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(num, pos)
                     JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.num ORDER BY u.pos),
               k.confdeltype::text
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
             JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_class f ON f.oid = k.confrelid
        WHERE n.nspname = ? AND k.contype IN ('p', 'u', 'f', 'c')\
        """;

    private static final String INDEXES = """
        SELECT c.relname, i.relname,
               ARRAY(SELECT pg_get_indexdef(x.indexrelid, g.pos, true)
                     FROM generate_series(1, x.indnkeyatts::integer) g(pos) ORDER BY g.pos),
               x.indisunique
        FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
             JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ? AND NOT EXISTS (SELECT 1 FROM pg_constraint k
              WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))\
        """;

    private PostgresCatalogue() {}

    static void read(Connection connection, Map<String, Draft> drafts) throws SQLException {
        try (PreparedStatement statement = prepare(connection, COLUMNS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                draft(drafts, row)
                        .columns
                        .add(new Column(
                                row.getString(2),
                                DefinitionText.type(row.getString(3)),
                                row.getBoolean(4),
                                DefinitionText.defaultValue(row.getString(5))));
            }
        }
        try (PreparedStatement statement = prepare(connection, CONSTRAINTS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                addConstraint(draft(drafts, row), row);
            }
        }
        try (PreparedStatement statement = prepare(connection, INDEXES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                draft(drafts, row).indexes.add(new Index(row.getString(2), names(row.getArray(3)), row.getBoolean(4)));
            }
        }
    }

    private static void addConstraint(Draft draft, ResultSet row) throws SQLException {
        List<String> columns = names(row.getArray(4));
        switch (row.getString(2)) {
            case "p" -> draft.primaryKey.addAll(columns);
            case "u" -> draft.unique.add(columns);
            case "c" -> draft.checks.add(DefinitionText.check(row.getString(3)));
            default ->
                draft.foreignKeys.add(new ForeignKey(
                        columns, row.getString(5), names(row.getArray(6)), deleteRule(row.getString(7))));
        }
    }

    private static String deleteRule(String code) {
        return switch (code) {
            case "c" -> "CASCADE";
            case "n" -> "SET NULL";
            case "d" -> "SET DEFAULT";
            case "r" -> "RESTRICT";
            default -> "NO ACTION";
        };
    }

    private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, Migrations.SCHEMA);
        return statement;
    }

    private static Draft draft(Map<String, Draft> drafts, ResultSet row) throws SQLException {
        return drafts.computeIfAbsent(row.getString(1), name -> new Draft());
    }

    private static List<String> names(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
