package app.praetor.store;

import app.praetor.store.ProjectTables.Way;
import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.store.schema.TableReport;
import app.praetor.store.schema.TableReport.Column;
import app.praetor.store.schema.TableReport.ForeignKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All rows of one project as JSON, and back. Works below the guard because it speaks of every table; each statement
 * names the tenant itself, and on the way in every row gets the receiving tenant, so that nothing can point at another's.
 */
public final class ProjectRows {
    /** Counts what one server knows of a row; an imported row is new to every server. */
    private static final String VERSION = "row_version";

    private final Database database;
    private final ProjectTables tables;

    public ProjectRows(Database database) {
        this.database = database;
        this.tables = ProjectTables.of(database.schema(), SchemaCatalogue.load());
    }

    /**
     * The rows by table, sorted by key, without tenant ids; under {@code references} the people and definitions that
     * they name.
     *
     * @throws NoSuchElementException when the tenant has no such project
     */
    public ObjectNode read(UUID tenant, UUID project) {
        return database.system(handle -> {
            Map<String, Map<String, ObjectNode>> rows = new TreeMap<>();
            rows.put("projects", select(handle, tenant, "projects", "id", Set.of(project.toString())));
            if (rows.get("projects").isEmpty()) {
                throw new NoSuchElementException("There is no project " + project + " in this workspace.");
            }
            tables.members().forEach((table, way) -> {
                if (!table.equals("projects")) {
                    rows.put(table, select(handle, tenant, table, way.column(), keys(rows, way)));
                }
            });
            ObjectNode node = Json.MAPPER.createObjectNode();
            node.put("format", "praetor.dev/project/v1").put("project", project.toString());
            node.set("tables", json(rows));
            node.set("references", json(references(handle, tenant, rows)));
            return node;
        });
    }

    private static Set<String> keys(Map<String, Map<String, ObjectNode>> rows, Way way) {
        Set<String> keys = new LinkedHashSet<>();
        rows.getOrDefault(way.parent(), Map.of()).values().forEach(row -> {
            String key = row.path(way.key()).asString("");
            if (!key.isEmpty()) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** Rows of other owned tables that the project's rows name, and theirs in turn. */
    private Map<String, Map<String, ObjectNode>> references(
            Handle handle, UUID tenant, Map<String, Map<String, ObjectNode>> rows) {
        Map<String, Map<String, ObjectNode>> found = new TreeMap<>();
        Map<String, Map<String, ObjectNode>> frontier = rows;
        while (!frontier.isEmpty()) {
            Map<String, Map<String, ObjectNode>> next = new TreeMap<>();
            frontier.forEach((table, content) -> {
                for (ForeignKey fk : tables.report(table).foreignKeys()) {
                    if (!tables.tables().containsKey(fk.table())
                            || tables.members().containsKey(fk.table())) {
                        continue;
                    }
                    Set<String> wanted = new HashSet<>();
                    content.values().forEach(row -> {
                        String key = row.path(ProjectTables.column(fk)).asString("");
                        if (!key.isEmpty()) {
                            wanted.add(key);
                        }
                    });
                    Map<String, ObjectNode> known = found.computeIfAbsent(fk.table(), t -> new LinkedHashMap<>());
                    select(handle, tenant, fk.table(), ProjectTables.key(fk), wanted)
                            .forEach((id, row) -> {
                                if (known.putIfAbsent(id, row) == null) {
                                    next.computeIfAbsent(fk.table(), t -> new LinkedHashMap<>())
                                            .put(id, row);
                                }
                            });
                }
            });
            frontier = next;
        }
        return found;
    }

    private Map<String, ObjectNode> select(
            Handle handle, UUID tenant, String table, String column, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        TableReport report = tables.report(table);
        boolean uuid = report.columns().stream()
                .anyMatch(c -> c.name().equals(column) && c.type().equals("uuid"));
        Map<String, ObjectNode> rows = new TreeMap<>();
        handle.createQuery(
                        "SELECT * FROM praetor." + table + " WHERE tenant_id = :tenant AND " + column + " = ANY(:keys)")
                .bind("tenant", tenant)
                .bind(
                        "keys",
                        uuid ? keys.stream().map(UUID::fromString).toArray(UUID[]::new) : keys.toArray(String[]::new))
                .map((rs, ctx) -> (ObjectNode) RowJson.read(rs, report).without(VERSION))
                .forEach(row -> rows.put(key(report, row), row));
        return rows;
    }

    private static String key(TableReport report, ObjectNode row) {
        return String.join(
                "/",
                report.primaryKey().stream().map(c -> row.path(c).asString("")).toList());
    }

    private static ObjectNode json(Map<String, Map<String, ObjectNode>> rows) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        rows.forEach((table, content) -> {
            if (!content.isEmpty()) {
                ArrayNode list = node.putArray(table);
                content.values().forEach(list::add);
            }
        });
        return node;
    }

    /**
     * Puts the rows of {@link #read} into a tenant, in one transaction.
     *
     * @return the project's id
     * @throws IllegalArgumentException when the document is not one of these, or the project is there already
     */
    public UUID write(UUID tenant, JsonNode document) {
        if (!document.path("format").asString("").equals("praetor.dev/project/v1")) {
            throw new IllegalArgumentException("This is not a Praetor project of version 1.");
        }
        UUID project = RowJson.uuid(document.path("project").asString(""));
        JsonNode rows = document.path("tables");
        JsonNode references = document.path("references");
        refuseUnknown(rows, tables.members().keySet());
        refuseUnknown(references, tables.tables().keySet());
        return database.system(tenant, handle -> {
            int present = handle.createQuery("SELECT COUNT(*) FROM praetor.projects WHERE id = :id")
                    .bind("id", project)
                    .mapTo(Integer.class)
                    .one();
            if (present > 0) {
                throw new IllegalArgumentException(
                        "The project " + project + " is in this workspace already. Nothing was changed.");
            }
            tables.tables().forEach((table, report) -> {
                boolean member = tables.members().containsKey(table);
                Set<String> known = member ? Set.of() : existing(handle, tenant, report);
                for (JsonNode row : parentsFirst(report, (member ? rows : references).path(table))) {
                    checkProject(table, row, project);
                    if (!known.contains(key(report, (ObjectNode) row))) {
                        insert(handle, tenant, report, (ObjectNode) row);
                    }
                }
            });
            return project;
        });
    }

    private static void refuseUnknown(JsonNode node, Set<String> known) {
        for (String table : node.propertyNames()) {
            if (!known.contains(table)) {
                throw new IllegalArgumentException(
                        "The file speaks of “" + table + "”, which this version does not know. Nothing was imported.");
            }
        }
    }

    private static void checkProject(String table, JsonNode row, UUID project) {
        if (!row.isObject()) {
            throw new IllegalArgumentException("A row of “" + table + "” is not an object. Nothing was imported.");
        }
        JsonNode named = row.path(table.equals("projects") ? "id" : "project_id");
        if (named.isString() && !named.asString().equals(project.toString())) {
            throw new IllegalArgumentException(
                    "A row of “" + table + "” belongs to another project. Nothing was imported.");
        }
    }

    private static Set<String> existing(Handle handle, UUID tenant, TableReport report) {
        if (report.primaryKey().size() != 1) {
            return Set.of();
        }
        return new HashSet<>(
                handle.createQuery("SELECT CAST(" + report.primaryKey().getFirst() + " AS VARCHAR) FROM praetor."
                                + report.table() + " WHERE tenant_id = :tenant")
                        .bind("tenant", tenant)
                        .mapTo(String.class)
                        .list());
    }

    /** Rows that name a row of their own table come after it. */
    private static List<JsonNode> parentsFirst(TableReport report, JsonNode rows) {
        List<String> selfColumns = report.foreignKeys().stream()
                .filter(fk -> fk.table().equals(report.table()))
                .map(ProjectTables::column)
                .toList();
        List<JsonNode> waiting = new ArrayList<>(rows.valueStream().toList());
        if (selfColumns.isEmpty()) {
            return waiting;
        }
        List<JsonNode> sorted = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Set<String> open = new HashSet<>();
            waiting.forEach(row -> open.add(row.path("id").asString("")));
            List<JsonNode> ready = waiting.stream()
                    .filter(row -> selfColumns.stream()
                            .noneMatch(c -> open.contains(row.path(c).asString(""))))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalArgumentException(
                        "Rows of “" + report.table() + "” refer to each other in a circle. Nothing was imported.");
            }
            sorted.addAll(ready);
            waiting.removeAll(ready);
        }
        return sorted;
    }

    private static void insert(Handle handle, UUID tenant, TableReport report, ObjectNode row) {
        List<Column> columns = report.columns().stream()
                .filter(c -> row.has(c.name())
                        && !c.name().equals("tenant_id")
                        && !c.name().equals(VERSION))
                .toList();
        for (String name : row.propertyNames()) {
            if (!name.equals(VERSION)
                    && columns.stream().noneMatch(c -> c.name().equals(name))) {
                throw new IllegalArgumentException(
                        "“" + report.table() + "." + name + "” is not known to this version. Nothing was imported.");
            }
        }
        List<String> names = new ArrayList<>(List.of("tenant_id"));
        columns.forEach(c -> names.add(c.name()));
        List<String> parameters = names.stream().map(n -> ":" + n).toList();
        Update update = handle.createUpdate("INSERT INTO praetor." + report.table() + " (" + String.join(", ", names)
                + ") VALUES (" + String.join(", ", parameters) + ")");
        update.bind("tenant_id", tenant);
        columns.forEach(c -> RowJson.bind(update, c, row.path(c.name()), report.table()));
        update.execute();
    }
}
