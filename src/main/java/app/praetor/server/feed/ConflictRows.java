package app.praetor.server.feed;

import app.praetor.store.RowIds;
import app.praetor.sync.clock.Stamp;
import app.praetor.sync.merge.FieldConflict;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Collects rows of {@code sync_conflicts}: both values stay readable until somebody chose. */
final class ConflictRows {
    private static final List<String> NAMES = List.of(
            "title", "name", "display_name", "feature_name", "question_text", "label", "field_path", "obligation_key");
    private static final int LABEL = 200;

    private final Connection connection;
    private final SyncTables tables;
    private final Batch batch;
    private final List<ObjectNode> rows = new ArrayList<>();

    ConflictRows(Connection connection, SyncTables tables, Batch batch) {
        this.connection = connection;
        this.tables = tables;
        this.batch = batch;
    }

    /** Notes one with values by field. */
    UUID fields(SyncTable table, ObjectNode row, List<FieldConflict> fields) throws SQLException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (FieldConflict field : fields) {
            list.add(field(field.column(), field.base(), field.mine(), field.theirs()));
        }
        String kind = fields.stream().anyMatch(f -> f.kind().equals("transition")) ? "transition" : "fields";
        return add(kind, table, row, list);
    }

    /**
     * Notes one about a whole row.
     *
     * @param mine what this batch wanted of it, null for its deletion
     * @param theirs what the server held, null when it was deleted there
     */
    UUID row(String kind, SyncTable table, ObjectNode row, @Nullable ObjectNode mine, @Nullable ObjectNode theirs)
            throws SQLException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        ObjectNode shown = mine == null ? theirs : mine;
        if (shown != null) {
            for (String column : shown.propertyNames()) {
                if (!List.of("id", "row_version", "created_at", "updated_at").contains(column)) {
                    list.add(field(
                            column,
                            null,
                            mine == null ? null : mine.path(column),
                            theirs == null ? null : theirs.path(column)));
                }
            }
        }
        return add(kind, table, row, list);
    }

    private static ObjectNode field(
            String column, @Nullable JsonNode base, @Nullable JsonNode mine, @Nullable JsonNode theirs) {
        ObjectNode field = JsonNodeFactory.instance.objectNode();
        field.put("column", column);
        for (Map.Entry<String, @Nullable JsonNode> side : Map.of(
                        "base", nothing(base), "mine", nothing(mine), "theirs", nothing(theirs))
                .entrySet()) {
            JsonNode value = side.getValue();
            if (value != null && !value.isNull()) {
                field.set(side.getKey(), value);
            }
        }
        return field;
    }

    private static JsonNode nothing(@Nullable JsonNode value) {
        return value == null || value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
    }

    private UUID add(String kind, SyncTable table, ObjectNode row, ArrayNode fields) throws SQLException {
        UUID id = RowIds.next();
        ObjectNode conflict = JsonNodeFactory.instance.objectNode();
        conflict.put("id", id.toString());
        UUID project = project(table, row);
        if (project != null) {
            conflict.put("project_id", project.toString());
        }
        conflict.put("table_name", table.name());
        conflict.set("row_id", row.path("id"));
        conflict.put("kind", kind);
        String label = label(row);
        if (label != null) {
            conflict.put("label", label);
        }
        conflict.set("fields", fields);
        conflict.put("mine_device", batch.caller().device().toString());
        conflict.put("status", "open");
        String now = Instant.ofEpochMilli(batch.now()).toString();
        conflict.put("created_at", now);
        conflict.put("updated_at", now);
        rows.add(conflict);
        return id;
    }

    static @Nullable String label(ObjectNode row) {
        for (String name : NAMES) {
            JsonNode value = row.path(name);
            if (value.isString() && !value.asString().isBlank()) {
                String text = value.asString();
                return text.length() <= LABEL ? text : text.substring(0, LABEL - 1) + "…";
            }
        }
        return null;
    }

    /** The row's project that exists; null when it has none. */
    private @Nullable UUID project(SyncTable table, ObjectNode row) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT p.id FROM jsonb_populate_record(NULL::praetor."
                        + table.name() + ", ?::jsonb) r JOIN praetor.projects p ON p.tenant_id = ? AND p.id = "
                        + FeedTriggers.project(tables, table, "r"))) {
            ObjectNode whole = ServerRows.references(table, row);
            whole.put("tenant_id", batch.tenant().toString());
            query.setString(1, whole.toString());
            query.setObject(2, batch.tenant());
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? found.getObject(1, UUID.class) : null;
            }
        }
    }

    private static @Nullable UUID project(ObjectNode conflict) {
        return Revival.id(conflict.path("project_id"));
    }

    /** Writes what was collected. */
    void flush() throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        SyncTable table = tables.get("sync_conflicts");
        ServerRows store = new ServerRows(connection, batch.tenant());
        store.echo(null);
        // A project that the same batch deletes takes its conflicts along.
        Set<UUID> projects = store.existing(
                tables.get("projects"),
                rows.stream()
                        .map(ConflictRows::project)
                        .filter(Objects::nonNull)
                        .toList());
        rows.removeIf(row -> project(row) != null && !projects.contains(project(row)));
        if (rows.isEmpty()) {
            return;
        }
        store.insert(table, rows);
        Stamp stamp = batch.next();
        Map<UUID, ServerRows.Clocks> clocks = new HashMap<>();
        for (ObjectNode row : rows) {
            ObjectNode clock = JsonNodeFactory.instance.objectNode();
            clock.put("*", stamp.toString());
            clocks.put(UUID.fromString(row.path("id").asString()), new ServerRows.Clocks(clock, null, 0, null));
        }
        store.store(table, clocks);
        rows.clear();
    }
}
