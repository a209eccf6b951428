package app.praetor.differential;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of the schema that generated statements use: fourteen owned tables and four global ones, under their real
 * names and with their real references.
 */
final class Model {
    /** What a value is; both databases compute with these alike. */
    enum Type {
        UUID,
        TEXT,
        INT,
        BOOL,
        NUMERIC,
        TIME,
        /** Copied, never computed with. */
        JSON
    }

    /**
     * A column.
     *
     * @param required whether NULL is refused
     * @param fixed whether generated updates leave it alone: keys, unique and checked columns
     * @param references the table whose id it holds, empty for none
     * @param choices the values that a check allows, empty for any
     */
    record Column(String name, Type type, boolean required, boolean fixed, String references, List<String> choices) {}

    /** A table; its first column is its key. */
    record Table(String name, boolean owned, List<Column> columns) {
        Column column(String column) {
            return columns.stream()
                    .filter(c -> c.name().equals(column))
                    .findFirst()
                    .orElseThrow();
        }

        boolean hasJson() {
            return columns.stream().anyMatch(c -> c.type() == Type.JSON);
        }
    }

    /** name:type; ! required, = fixed, > reference, | choices. In an order in which rows can be loaded. */
    private static final String OWNED = """
        users id:u!= email:t!= name:t role:t user_type:t!=|individual|customer
        organizations id:u!= name:t! slug:t!= display_name:t owner_id:u!>users
        organization_members id:u!= organization_id:u!=>organizations user_id:u!=>users role:t!=|owner|admin|member
        projects id:u!= name:t! description:t status:t phase:t template:t discovery_started_at:s
        tasks id:u!= project_id:u!>projects type:t! title:t! description:t status:t priority:t assignee_type:t assignee_id:u due_date:s completed_by:u
        task_actions id:u!= task_id:u!>tasks type:t! label:t! config:j! display_order:i
        task_activity id:u!= task_id:u!>tasks activity_type:t! actor_type:t actor_id:u
        question_plans id:u!= project_id:u!>projects total_questions:i status:t
        plan_questions id:u!= project_id:u!>projects question_plan_id:u>question_plans question_text:t! answer_type:t! confidence_score:n status:t group_key:t display_order:i
        answers id:u!= project_id:u!>projects question_id:u!= question_type:t!= value:j! source:t answered_by:u>users processed:b
        feature_selections id:u!= project_id:u!>projects feature_id:u! name:t! category:t complexity:t selected:b selection_order:i
        gap_runs id:u!= project_id:u!>projects run_type:t! findings_count:i tasks_generated:i status:t
        gap_findings id:u!= run_id:u>gap_runs project_id:u!>projects finding_type:t! detector_id:t! severity:t! title:t! artifact_id:u resolution_task_id:u>tasks resolved:b
        permission_roles id:u!= name:t!= description:t is_system_role:b
        """;

    private static final String GLOBAL = """
        kb_patterns id:t!= name:t! source:t category:t cloud_provider:t
        feature_catalog id:t!= name:t! category:t complexity:t
        question_pools id:u!= name:t! category:t scenario_type:t
        pool_questions id:u!= pool_id:u>question_pools base_prompt:t! question_type:t priority:i display_order:i
        """;

    static final List<Table> OWNED_TABLES =
            OWNED.lines().map(line -> table(line, true)).toList();
    static final List<Table> GLOBAL_TABLES =
            GLOBAL.lines().map(line -> table(line, false)).toList();

    private Model() {}

    static List<Table> all() {
        List<Table> all = new ArrayList<>(OWNED_TABLES);
        all.addAll(GLOBAL_TABLES);
        return all;
    }

    static int number(String table) {
        return all().stream().map(Table::name).toList().indexOf(table);
    }

    private static Table table(String line, boolean owned) {
        String[] words = line.split(" ");
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            String[] parts = words[i].split(":");
            String[] choices = parts[1].split("\\|");
            String[] reference = choices[0].split(">");
            columns.add(new Column(
                    parts[0],
                    type(reference[0].charAt(0)),
                    reference[0].contains("!"),
                    reference[0].contains("="),
                    reference.length > 1 ? reference[1] : "",
                    List.of(choices).subList(1, choices.length)));
        }
        return new Table(words[0], owned, columns);
    }

    private static Type type(char code) {
        return switch (code) {
            case 'u' -> Type.UUID;
            case 't' -> Type.TEXT;
            case 'i' -> Type.INT;
            case 'b' -> Type.BOOL;
            case 'n' -> Type.NUMERIC;
            case 's' -> Type.TIME;
            default -> Type.JSON;
        };
    }
}
