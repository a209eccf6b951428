package app.praetor.server.http;

import app.praetor.store.Json;
import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.store.schema.SchemaReport;
import app.praetor.store.schema.TableReport;
import app.praetor.store.schema.TableReport.Column;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.RowChange;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of every exchanged table, in lots: a lot is one row of each table, hanging on each other, whose texts all begin with
 * the lot's word. A word that turns up where it does not belong tells whose row it is, and of which table.
 */
final class Estate {
    private static final Pattern CHOICE = Pattern.compile("'([a-z_]+)'");

    private final TestServer server;
    private final Map<String, TableReport> report = new LinkedHashMap<>();
    private final Map<String, UUID> shipped = new HashMap<>();
    final SyncTables tables;

    Estate(TestServer server) throws SQLException {
        this.server = server;
        SchemaCatalogue catalogue = SchemaCatalogue.load(Dialect.POSTGRESQL);
        try (Connection connection = server.feed.owner().getConnection()) {
            List<TableReport> all = SchemaReport.read(connection);
            all.forEach(t -> report.put(t.table(), t));
            tables = SyncTables.of(all, catalogue);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT id FROM praetor.discovery_objectives")) {
                row.next();
                shipped.put("discovery_objectives", row.getObject(1, UUID.class));
            }
        }
    }

    /** The id of the lot's row, or of something else that a name stands for. */
    static UUID id(String lot, String table) {
        return UUID.nameUUIDFromBytes((lot + " " + table).getBytes(StandardCharsets.UTF_8));
    }

    /** How the texts of a lot's rows of this table begin, as short as the shortest column. */
    static String word(String lot, String table) {
        String word = lot + "-" + table;
        return word.substring(0, Math.min(word.length(), 20));
    }

    /** Writes one row of each table through the feed; those given by table override what a row would hold. */
    void seed(UUID tenant, String lot, Map<String, Map<String, String>> overrides) {
        List<RowChange> changes = new ArrayList<>();
        for (SyncTable table : tables.all()) {
            ObjectNode row = row(table, lot, lot);
            overrides.getOrDefault(table.name(), Map.of()).forEach(row::put);
            changes.add(new RowChange(table.name(), id(lot, table.name()), Op.INSERT, 0, null, row, null, 1));
        }
        server.feed.feed().write(tenant, changes);
    }

    /**
     * Values of a row.
     *
     * @param lot whose word its texts have
     * @param parents the lot of the rows that it refers to
     */
    ObjectNode row(SyncTable table, String lot, String parents) {
        ObjectNode row = Json.MAPPER.createObjectNode();
        for (Column column : report.get(table.name()).columns()) {
            if (!List.of("id", "tenant_id", "row_version").contains(column.name())) {
                fill(row, table, column, lot, parents);
            }
        }
        if (table.name().equals("answers")) {
            // A question is either of a plan or of the discovery.
            row.put("question_type", "plan");
            row.put("question_id", id(parents, "plan_questions").toString());
            row.remove("discovery_question_id");
        }
        if (table.name().equals("users")) {
            row.put("email", lot.toLowerCase(java.util.Locale.ROOT) + "-users-email@example.com");
            row.put("name", "Olga");
            row.put("role", "member");
            row.put("user_type", "agency_member");
        }
        return row;
    }

    private void fill(ObjectNode row, SyncTable table, Column column, String lot, String parents) {
        String name = column.name();
        String type = column.type();
        String text = lot + "-" + table.name() + "-" + name;
        String choice = choice(table, name);
        if (type.endsWith("[]")) {
            ArrayNode array = row.putArray(name);
            if (type.startsWith("uuid")) {
                array.add(id(lot, text).toString());
            } else if (type.startsWith("varchar") || type.startsWith("text")) {
                array.add(text);
            }
        } else if (type.equals("uuid")) {
            UUID id = reference(table, name, lot, parents);
            if (id != null) {
                row.put(name, id.toString());
            }
        } else if (choice != null) {
            row.put(name, choice);
        } else if (leads(table, name)) {
            row.remove(name);
        } else if (type.startsWith("varchar") || type.equals("text")) {
            Matcher length = Pattern.compile("\\d+").matcher(type);
            row.put(
                    name,
                    length.find()
                            ? text.substring(0, Math.min(text.length(), Integer.parseInt(length.group())))
                            : text);
        } else if (type.equals("jsonb")) {
            row.putObject(name).put("note", text);
        } else if (type.startsWith("timestamp")) {
            row.put(name, "2026-03-01T10:00:00+00:00");
        } else if (type.equals("date")) {
            row.put(name, "2026-03-01");
        } else if (type.equals("boolean")) {
            row.put(name, false);
        } else if (type.startsWith("numeric") || type.startsWith("double") || type.equals("real")) {
            row.put(name, 0.5);
        } else {
            row.put(name, 1 + Math.floorMod(lot.hashCode(), 1000));
        }
    }

    private @Nullable UUID reference(SyncTable table, String column, String lot, String parents) {
        SyncTable.Reference to = table.references().get(column);
        if (to != null) {
            return to.table().equals(table.name()) ? null : id(parents, to.table());
        }
        return report.get(table.name()).foreignKeys().stream()
                .filter(k -> k.columns().contains(column))
                .findFirst()
                .map(k -> shipped.get(k.table()))
                .orElseGet(() -> leads(table, column) ? null : id(lot, table.name() + column));
    }

    private boolean leads(SyncTable table, String column) {
        return report.get(table.name()).foreignKeys().stream()
                .anyMatch(k -> k.columns().contains(column));
    }

    private @Nullable String choice(SyncTable table, String column) {
        for (String check : report.get(table.name()).checks()) {
            Matcher choice = CHOICE.matcher(check);
            if (Pattern.compile("\\b" + column + "\\b").matcher(check).find() && choice.find()) {
                return choice.group(1);
            }
        }
        return null;
    }

    /** A column of text of the table that no key and no check holds; null when it has none. */
    @Nullable
    String text(SyncTable table) {
        return table.columns().entrySet().stream()
                .filter(c -> c.getValue().startsWith("varchar") || c.getValue().equals("text"))
                .map(Map.Entry::getKey)
                .filter(c -> choice(table, c) == null && table.unique().stream().noneMatch(key -> key.contains(c)))
                .findFirst()
                .orElse(null);
    }

    /** Every row of the tenant in every table, its clock and its devices too, as the superuser sees them. */
    Map<String, List<String>> picture(UUID tenant) throws SQLException {
        Map<String, List<String>> picture = new TreeMap<>();
        try (Connection connection = server.feed.owner().getConnection();
                Statement statement = connection.createStatement()) {
            for (TableReport table : report.values()) {
                boolean owned = table.columns().stream().anyMatch(c -> c.name().equals("tenant_id"));
                String of = owned ? " WHERE tenant_id = '" + tenant + "'" : "";
                if (table.table().equals("tenants")) {
                    of = " WHERE id = '" + tenant + "'";
                }
                List<String> rows = new ArrayList<>();
                try (ResultSet found = statement.executeQuery(
                        "SELECT to_jsonb(t)::text FROM praetor." + table.table() + " t" + of + " ORDER BY 1")) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
                picture.put(table.table(), rows);
            }
        }
        return picture;
    }
}
