package app.praetor.sync.table;

import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.store.schema.TableReport;
import app.praetor.store.schema.TableReport.Column;
import app.praetor.store.schema.TableReport.ForeignKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The exchanged tables, parents first. The same on both databases, since both have one schema. */
public final class SyncTables {
    private final Map<String, SyncTable> tables;
    private final Map<String, List<Child>> children;
    private final String shape;

    /** A table that refers to another, by this column. */
    public record Child(SyncTable table, String column, boolean keeps) {}

    private SyncTables(Map<String, SyncTable> tables) {
        this.tables = Collections.unmodifiableMap(tables);
        this.shape = shape(tables.values());
        this.children = new TreeMap<>();
        for (SyncTable table : tables.values()) {
            table.references()
                    .forEach((column, to) -> children.computeIfAbsent(to.table(), t -> new ArrayList<>())
                            .add(new Child(table, column, to.keeps())));
        }
    }

    private static String shape(Collection<SyncTable> tables) {
        String text = tables.stream()
                .sorted(Comparator.comparing(SyncTable::name))
                .map(t -> t.name() + new TreeMap<>(t.columns()))
                .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A digest of the tables with their columns: another one means another set of what is exchanged. */
    public String shape() {
        return shape;
    }

    /**
     * Of what a database really holds.
     *
     * @param report every table of it
     */
    public static SyncTables of(List<TableReport> report, SchemaCatalogue catalogue) {
        Set<String> synced = catalogue.syncedTables();
        List<TableReport> left = new ArrayList<>(
                report.stream().filter(t -> synced.contains(t.table())).toList());
        Map<String, SyncTable> ordered = new LinkedHashMap<>();
        while (!left.isEmpty()) {
            Set<String> waiting = left.stream().map(TableReport::table).collect(Collectors.toSet());
            List<TableReport> ready = left.stream()
                    .filter(t -> t.foreignKeys().stream()
                            .noneMatch(fk -> !fk.table().equals(t.table()) && waiting.contains(fk.table())))
                    .toList();
            // Users and organizations refer to each other: the one whose references may be empty comes first.
            List<TableReport> next = ready.isEmpty() ? List.of(breaking(left, waiting)) : ready;
            for (TableReport table : next) {
                boolean append = catalogue.entry(table.table()).append();
                ordered.put(table.table(), table(table, ordered.size(), synced, ordered.keySet(), append));
            }
            left.removeAll(next);
        }
        return new SyncTables(ordered);
    }

    private static TableReport breaking(List<TableReport> left, Set<String> waiting) {
        return left.stream()
                .filter(t -> t.foreignKeys().stream()
                        .filter(fk -> waiting.contains(fk.table()))
                        .allMatch(fk -> column(t, own(fk)).nullable()))
                .max(Comparator.comparingLong(t -> left.stream()
                        .filter(other -> other.foreignKeys().stream()
                                .anyMatch(fk -> fk.table().equals(t.table())))
                        .count()))
                .orElseThrow(() -> new IllegalStateException("tables refer to each other in a circle: " + waiting));
    }

    private static SyncTable table(
            TableReport report, int order, Set<String> synced, Set<String> before, boolean append) {
        Map<String, String> columns = new LinkedHashMap<>();
        Set<String> required = new HashSet<>();
        for (Column column : report.columns()) {
            if (!column.name().equals("tenant_id")) {
                columns.put(column.name(), column.type());
                if (!column.nullable()) {
                    required.add(column.name());
                }
            }
        }
        Map<String, SyncTable.Reference> references = new LinkedHashMap<>();
        Set<String> late = new LinkedHashSet<>();
        for (ForeignKey fk : report.foreignKeys()) {
            if (synced.contains(fk.table())) {
                String column = own(fk);
                references.put(
                        column,
                        new SyncTable.Reference(fk.table(), !fk.onDelete().equals("SET NULL")));
                if (!before.contains(fk.table())) {
                    late.add(column);
                }
            }
        }
        List<List<String>> unique = report.unique().stream()
                .map(key -> key.stream().filter(c -> !c.equals("tenant_id")).toList())
                .filter(key -> !key.equals(List.of("id")))
                .toList();
        return new SyncTable(report.table(), order, columns, references, late, required, unique, append);
    }

    private static String own(ForeignKey fk) {
        return fk.columns().stream()
                .filter(c -> !c.equals("tenant_id"))
                .findFirst()
                .orElse("tenant_id");
    }

    private static Column column(TableReport table, String name) {
        return table.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Parents first. */
    public Collection<SyncTable> all() {
        return tables.values();
    }

    /** The table, or null when it is not exchanged. */
    public @Nullable SyncTable find(String table) {
        return tables.get(table);
    }

    /**
     * @throws IllegalArgumentException when the table is not exchanged
     */
    public SyncTable get(String table) {
        SyncTable found = tables.get(table);
        if (found == null) {
            throw new IllegalArgumentException("“" + table + "” is not exchanged");
        }
        return found;
    }

    /** Who refers to rows of this table. */
    public List<Child> children(String table) {
        return children.getOrDefault(table, List.of());
    }

    /** The table's column that leads to its project, or to the next table on the way there; null when none does. */
    public @Nullable String projectColumn(SyncTable table) {
        if (table.columns().containsKey("project_id")) {
            return "project_id";
        }
        return table.references().entrySet().stream()
                .filter(e -> !table.late().contains(e.getKey())
                        && table.required().contains(e.getKey())
                        && leadsToProject(get(e.getValue().table())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private boolean leadsToProject(SyncTable table) {
        return table.name().equals("projects") || projectColumn(table) != null;
    }
}
