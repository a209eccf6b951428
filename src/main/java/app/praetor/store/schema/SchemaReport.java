package app.praetor.store.schema;

import app.praetor.store.schema.TableReport.Column;
import app.praetor.store.schema.TableReport.ForeignKey;
import app.praetor.store.schema.TableReport.Index;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the database really holds in the schema {@code praetor}, read from its own catalogue and spelled the same for H2
 * and PostgreSQL. The migrations' own table is left out.
 */
public final class SchemaReport {
    private static final String HISTORY = "flyway_schema_history";

    private SchemaReport() {}

    /**
     * Every table, sorted by name; empty for a database that was never migrated.
     *
     * @throws SQLException when the catalogue cannot be read
     * @throws IllegalArgumentException when the database is neither H2 nor PostgreSQL
     */
    public static List<TableReport> read(Connection connection) throws SQLException {
        Map<String, Draft> drafts = new TreeMap<>();
        Dialect dialect = Dialect.of(connection);
        switch (dialect) {
            case H2 -> H2Catalogue.read(connection, drafts);
            case POSTGRESQL -> PostgresCatalogue.read(connection, drafts);
        }
        drafts.remove(HISTORY);
        SchemaCatalogue catalogue = SchemaCatalogue.load(dialect);
        List<TableReport> tables = new ArrayList<>();
        drafts.forEach((name, draft) -> {
            SchemaCatalogue.Entry entry = catalogue.tables().get(name);
            tables.add(draft.finish(name, entry == null ? "unlisted" : entry.tenancy()));
        });
        return List.copyOf(tables);
    }

    /** The report as the JSON list that {@code db schema --json} prints. */
    public static String toJson(List<TableReport> tables) {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(tables);
    }

    /** A table while its catalogue rows come in. */
    static final class Draft {
        final List<Column> columns = new ArrayList<>();
        final List<String> primaryKey = new ArrayList<>();
        final List<List<String>> unique = new ArrayList<>();
        final List<ForeignKey> foreignKeys = new ArrayList<>();
        final List<String> checks = new ArrayList<>();
        final List<Index> indexes = new ArrayList<>();

        TableReport finish(String name, String tenancy) {
            return new TableReport(
                    name,
                    List.copyOf(columns),
                    List.copyOf(primaryKey),
                    unique.stream()
                            .sorted(Comparator.comparing(k -> String.join(",", k)))
                            .toList(),
                    foreignKeys.stream()
                            .sorted(Comparator.comparing(k -> String.join(",", k.columns())))
                            .toList(),
                    checks.stream().sorted().toList(),
                    indexes.stream().sorted(Comparator.comparing(Index::name)).toList(),
                    tenancy);
        }
    }
}
