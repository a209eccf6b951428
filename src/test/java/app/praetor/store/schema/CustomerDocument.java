package app.praetor.store.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The customer's document ({@code schema/document.json}: every table, column, key, check and index, spelled as the
 * report spells them) with the general rules of docs/schema.md applied. What a rule does not explain has to be listed in
 * {@code schema/deviations.json}.
 */
final class CustomerDocument {
    private record Column(
            String name,
            String type,
            boolean nullable,
            @Nullable String defaultValue) {}

    private final Map<String, JsonNode> tables = new LinkedHashMap<>();

    static CustomerDocument load() {
        CustomerDocument document = new CustomerDocument();
        resource("/schema/document.json")
                .forEach(table -> document.tables.put(table.get("table").asString(), table));
        return document;
    }

    /** One reason, and the differences that it explains ("+" for what only we have, "-" for what only the document has). */
    record Deviation(String reason, List<String> differences) {}

    static List<Deviation> deviations() {
        List<Deviation> result = new ArrayList<>();
        resource("/schema/deviations.json")
                .forEach(node ->
                        result.add(new Deviation(node.get("reason").asString(), strings(node.get("differences")))));
        return result;
    }

    Set<String> tables() {
        return tables.keySet();
    }

    List<String> columnNames(String table) {
        return columns(tables.get(table)).stream().map(Column::name).toList();
    }

    String tenancy(String table) {
        return tables.get(table).get("tenancy").asString();
    }

    boolean isOwned(String table) {
        return !tenancy(table).equals("global") && !tenancy(table).equals("self");
    }

    /** The facts that the database should hold, if the rules were all there is. */
    Set<String> expected(Dialect dialect) {
        Set<String> facts = new TreeSet<>();
        tables.forEach((name, table) -> {
            facts.add(name + ": tenancy " + tenancy(name));
            addColumns(facts, name, table);
            addKeys(facts, name, table);
            table.get("checks").forEach(c -> facts.add(SchemaFacts.check(name, c.asString())));
            for (JsonNode index : table.get("indexes")) {
                boolean gin = index.get(3).asString().equals("gin");
                if (!gin || dialect == Dialect.POSTGRESQL) {
                    facts.add(SchemaFacts.index(
                            name,
                            index.get(0).asString(),
                            strings(index.get(1)),
                            index.get(2).asBoolean()));
                }
            }
        });
        return facts;
    }

    private void addColumns(Set<String> facts, String name, JsonNode table) {
        Set<String> required = new TreeSet<>();
        table.get("unique").forEach(key -> required.addAll(strings(key)));
        if (tenancy(name).startsWith("via ")) {
            required.add(tenancy(name).split(" ", 3)[1]);
        }
        if (!tenancy(name).equals("global")) {
            required.add("updated_at");
            facts.add(SchemaFacts.column(name, "row_version", "bigint", false, "1"));
        }
        if (isOwned(name)) {
            facts.add(SchemaFacts.column(name, "tenant_id", "uuid", false, null));
            facts.add(SchemaFacts.column(name, "updated_at", "timestamptz", false, "now()"));
        }
        for (Column column : columns(table)) {
            boolean nullable = column.nullable() && !required.contains(column.name());
            if (!(isOwned(name) && column.name().equals("tenant_id"))) {
                facts.add(
                        SchemaFacts.column(name, column.name(), type(column.type()), nullable, column.defaultValue()));
            }
        }
    }

    private void addKeys(Set<String> facts, String name, JsonNode table) {
        if (!table.get("primaryKey").isEmpty()) {
            facts.add(SchemaFacts.primaryKey(name, strings(table.get("primaryKey"))));
        }
        for (JsonNode key : table.get("unique")) {
            List<String> columns = new ArrayList<>(strings(key));
            if (isOwned(name) && !columns.contains("tenant_id")) {
                columns.addFirst("tenant_id");
            }
            facts.add(SchemaFacts.unique(name, columns));
        }
        if (isOwned(name)) {
            facts.add(SchemaFacts.unique(name, List.of("tenant_id", "id")));
            facts.add(SchemaFacts.foreignKey(name, List.of("tenant_id"), "tenants", List.of("id"), "CASCADE"));
        }
        for (JsonNode key : table.get("foreignKeys")) {
            String parent = key.get(1).asString();
            String onDelete = key.get(3).asString();
            List<String> columns = new ArrayList<>(List.of(key.get(0).asString()));
            List<String> references = new ArrayList<>(List.of(key.get(2).asString()));
            if (isOwned(name) && isOwned(parent) && !onDelete.equals("SET NULL")) {
                columns.addFirst("tenant_id");
                references.addFirst("tenant_id");
            }
            facts.add(SchemaFacts.foreignKey(name, columns, parent, references, onDelete));
        }
    }

    private static String type(String type) {
        return switch (type) {
            case "timestamp" -> "timestamptz";
            case "vector(1536)" -> "real[]";
            default -> type;
        };
    }

    private static List<Column> columns(JsonNode table) {
        return StreamSupport.stream(table.get("columns").spliterator(), false)
                .map(c -> new Column(
                        c.get(0).asString(),
                        c.get(1).asString(),
                        c.get(2).asBoolean(),
                        c.get(3).isNull() ? null : c.get(3).asString()))
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static JsonNode resource(String path) {
        try (InputStream in = CustomerDocument.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing test resource " + path);
            }
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
