package app.praetor.store;

import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.store.schema.TableReport;
import app.praetor.store.schema.TableReport.ForeignKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which tables hold a project, and how their rows are found: by {@code project_id}, or through a foreign key to a table
 * that is found already. Parents come before children.
 *
 * @param tables by name, in an order in which rows can be inserted
 * @param members the tables of the project, with the way to their rows
 */
record ProjectTables(Map<String, TableReport> tables, Map<String, Way> members) {
    /**
     * How a table's rows belong to the project.
     *
     * @param column column that leads there
     * @param parent table that it refers to
     * @param key column of the parent
     */
    record Way(String column, String parent, String key) {}

    /** Secrets, and what concerns only this machine: never part of a portable project. */
    private static final Set<String> LEFT_OUT = Set.of(
            "kit_credentials",
            "kit_discover_cache",
            "integration_credentials",
            "background_tasks",
            "context_assembly_cache",
            "realtime_channels",
            "realtime_events_log",
            "realtime_connection_stats",
            "policy_evaluations",
            "permission_audit_log",
            "role_assignments",
            "agency_projects",
            "customer_invitations",
            "sync_conflicts");

    static ProjectTables of(List<TableReport> report, SchemaCatalogue catalogue) {
        Map<String, TableReport> ordered = new LinkedHashMap<>();
        List<TableReport> left = new ArrayList<>(
                report.stream().filter(t -> catalogue.isOwned(t.table())).toList());
        while (!left.isEmpty()) {
            List<TableReport> ready = left.stream()
                    .filter(t -> t.foreignKeys().stream().noneMatch(fk -> waits(t, fk, left)))
                    .toList();
            // Users and organizations refer to each other; the table that most others wait for breaks the circle.
            List<TableReport> next = ready.isEmpty() ? List.of(mostAwaited(left)) : ready;
            next.forEach(t -> ordered.put(t.table(), t));
            left.removeAll(next);
        }
        Map<String, Way> members = new LinkedHashMap<>();
        members.put("projects", new Way("id", "projects", "id"));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (TableReport table : ordered.values()) {
                if (!members.containsKey(table.table()) && !LEFT_OUT.contains(table.table())) {
                    Optional<Way> way = way(table, members.keySet());
                    way.ifPresent(w -> members.put(table.table(), w));
                    grew |= way.isPresent();
                }
            }
        }
        return new ProjectTables(ordered, members);
    }

    private static TableReport mostAwaited(List<TableReport> left) {
        return Collections.max(
                left,
                Comparator.comparingLong(t -> left.stream()
                        .filter(other -> other != t)
                        .filter(other -> other.foreignKeys().stream()
                                .anyMatch(fk -> fk.table().equals(t.table())))
                        .count()));
    }

    /** What the catalogue says of an owned table. */
    TableReport report(String table) {
        TableReport report = tables.get(table);
        if (report == null) {
            throw new IllegalArgumentException("no owned table " + table);
        }
        return report;
    }

    private static boolean waits(TableReport table, ForeignKey fk, List<TableReport> left) {
        return !fk.table().equals(table.table())
                && left.stream().anyMatch(other -> other.table().equals(fk.table()));
    }

    private static Optional<Way> way(TableReport table, Set<String> found) {
        if (table.columns().stream().anyMatch(c -> c.name().equals("project_id"))) {
            return Optional.of(new Way("project_id", "projects", "id"));
        }
        return table.foreignKeys().stream()
                .filter(fk -> found.contains(fk.table()) && !fk.table().equals(table.table()))
                .map(fk -> new Way(column(fk), fk.table(), key(fk)))
                .findFirst();
    }

    /** The column of a foreign key that is not the tenant's. */
    static String column(ForeignKey fk) {
        return fk.columns().stream()
                .filter(c -> !c.equals("tenant_id"))
                .findFirst()
                .orElse("tenant_id");
    }

    /** The referenced column that is not the tenant's. */
    static String key(ForeignKey fk) {
        return fk.references().stream()
                .filter(c -> !c.equals("tenant_id"))
                .findFirst()
                .orElse("id");
    }
}
