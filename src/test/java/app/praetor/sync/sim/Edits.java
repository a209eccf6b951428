package app.praetor.sync.sim;

import static app.praetor.sync.sim.Laptop.edit;

import app.praetor.sync.sim.Laptop.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What people do on their devices: random local transactions of one to three statements. */
final class Edits {
    private static final String[] WORDS = {"alpha", "beta", "gamma", "delta", "omega"};

    private Edits() {}

    static void random(Laptop laptop, Random random) {
        int statements = 1 + random.nextInt(3);
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < statements; i++) {
            edits.addAll(one(laptop, random));
        }
        if (!edits.isEmpty()) {
            laptop.edit(edits.toArray(new Edit[0]));
        }
    }

    private static List<Edit> one(Laptop laptop, Random random) {
        UUID project = pick(laptop, "projects", random);
        UUID task = pick(laptop, "tasks", random);
        UUID node = pick(laptop, "graph_nodes", random);
        UUID fresh = new UUID(random.nextLong(), random.nextLong());
        String word = WORDS[random.nextInt(WORDS.length)] + random.nextInt(100);
        if (project == null || random.nextInt(14) == 0) {
            return List.of(edit("INSERT INTO praetor.projects (tenant_id, id, name) VALUES (?, ?, ?)", fresh, word));
        }
        return switch (random.nextInt(22)) {
            case 0, 1, 2 ->
                List.of(edit(
                        "INSERT INTO praetor.tasks (tenant_id, id, project_id, type, title) VALUES (?, ?, ?, 'DECIDE',"
                                + " ?)",
                        fresh,
                        project,
                        word));
            case 3 ->
                List.of(edit(
                        "INSERT INTO praetor.graph_nodes (tenant_id, id, project_id, parent_id, type, content)"
                                + " VALUES (?, ?, ?, ?, 'section', JSON '{}')",
                        fresh,
                        project,
                        child(laptop, node, project)));
            case 4, 5 -> task == null ? List.of() : update("tasks", "title", task, word);
            case 6 -> task == null ? List.of() : update("tasks", "priority", task, word);
            case 7 -> update("projects", "name", project, word);
            case 8 -> update("projects", "description", project, prose(random));
            case 9, 10, 11 -> task == null ? List.of() : metadata(task, random);
            case 12 ->
                task == null
                        ? List.of()
                        : List.of(edit(
                                "UPDATE praetor.tasks SET dependencies = CASE WHEN tenant_id = ? THEN"
                                        + " dependencies || ARRAY[CAST(? AS UUID)] END WHERE id = ?",
                                fresh,
                                task));
            case 13 -> task == null ? List.of() : delete("tasks", task);
            case 14 -> random.nextInt(3) > 0 ? List.of() : delete("projects", project);
            case 15 -> node == null ? List.of() : delete("graph_nodes", node);
            case 16 ->
                task == null
                        ? List.of()
                        : List.of(edit(
                                "INSERT INTO praetor.task_activity (tenant_id, id, task_id, activity_type) VALUES (?,"
                                        + " ?, ?, ?)",
                                fresh,
                                task,
                                word));
            case 17 -> {
                // A log is only added to: the server refuses this.
                UUID line = pick(laptop, "task_activity", random);
                yield line == null ? List.of() : update("task_activity", "activity_type", line, word);
            }
            case 18 ->
                List.of(edit(
                        "INSERT INTO praetor.permission_roles (tenant_id, id, name) VALUES (?, ?, ?)",
                        fresh,
                        free(laptop, WORDS[random.nextInt(3)], fresh)));
            case 19 ->
                task == null
                        ? List.of()
                        : List.of(edit(
                                "INSERT INTO praetor.task_actions (tenant_id, id, task_id, type, label, config)"
                                        + " VALUES (?, ?, ?, 'APPROVE', ?, JSON '{\"a\":1}')",
                                fresh,
                                task,
                                word));
            case 20 ->
                single(laptop, project)
                        ? List.of(edit(
                                "INSERT INTO praetor.discovery_output (tenant_id, id, project_id, summary) VALUES (?,"
                                        + " ?, ?, ?)",
                                fresh,
                                project,
                                word))
                        : List.of();
            default -> task == null ? List.of() : moved(task, project);
        };
    }

    private static List<Edit> update(String table, String column, UUID id, String value) {
        // The tenant comes first in every statement.
        return List.of(edit(
                "UPDATE praetor." + table + " SET " + column + " = CASE WHEN tenant_id = ? THEN CAST(? AS VARCHAR) END"
                        + " WHERE id = ?",
                value,
                id));
    }

    private static List<Edit> moved(UUID task, UUID project) {
        return List.of(edit(
                "UPDATE praetor.tasks SET project_id = CASE WHEN tenant_id = ? THEN CAST(? AS UUID) END"
                        + " WHERE id = ?",
                project,
                task));
    }

    private static List<Edit> metadata(UUID task, Random random) {
        String json = "{\"k" + random.nextInt(3) + "\":" + random.nextInt(50) + ",\"k" + (3 + random.nextInt(2))
                + "\":\"v" + random.nextInt(9) + "\"}";
        return List.of(edit(
                "UPDATE praetor.tasks SET metadata = CASE WHEN tenant_id = ? THEN CAST(CAST(? AS VARCHAR) FORMAT JSON"
                        + " AS JSON) END WHERE id = ?",
                json,
                task));
    }

    private static List<Edit> delete(String table, UUID id) {
        return List.of(edit("DELETE FROM praetor." + table + " WHERE tenant_id = ? AND id = ?", id));
    }

    /** About 700 characters in sentences, of which one is new. */
    private static String prose(Random random) {
        StringBuilder text = new StringBuilder();
        int changed = random.nextInt(12);
        for (int i = 0; i < 12; i++) {
            text.append("Sentence number ")
                    .append(i)
                    .append(i == changed ? " says " + WORDS[random.nextInt(5)] + random.nextInt(50) : " stays as it is")
                    .append(" so that there is something to read here.\n");
        }
        return text.toString();
    }

    private static Object child(Laptop laptop, UUID node, UUID project) {
        if (node == null) {
            return NOTHING;
        }
        List<UUID> of = laptop.query(
                UUID.class, "SELECT project_id FROM praetor.graph_nodes WHERE tenant_id = ? AND id = ?", node);
        return of.contains(project) ? node : NOTHING;
    }

    /** Stands for null, which a list of parameters does not take. */
    static final Object NOTHING = new Object();

    private static String free(Laptop laptop, String name, UUID fresh) {
        boolean taken = !laptop.query(
                        UUID.class, "SELECT id FROM praetor.permission_roles WHERE tenant_id = ? AND name = ?", name)
                .isEmpty();
        return taken ? name + fresh : name;
    }

    private static boolean single(Laptop laptop, UUID project) {
        return laptop.query(
                        UUID.class,
                        "SELECT id FROM praetor.discovery_output WHERE tenant_id = ? AND project_id = ?",
                        project)
                .isEmpty();
    }

    private static UUID pick(Laptop laptop, String table, Random random) {
        List<UUID> ids = laptop.query(
                UUID.class, "SELECT id FROM praetor." + table + " WHERE tenant_id = ? ORDER BY CAST(id AS VARCHAR)");
        return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
    }
}
