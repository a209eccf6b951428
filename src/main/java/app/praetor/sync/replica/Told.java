package app.praetor.sync.replica;

import app.praetor.store.Change.Kind;
import app.praetor.store.ReplicaUnit;
import app.praetor.sync.table.SyncTable;
import app.praetor.sync.wire.Entry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells open screens which area of which project a row of the server has changed. */
final class Told {
    private static final Map<String, Kind> AREAS = Map.ofEntries(
            Map.entry("projects", Kind.PROJECT),
            Map.entry("event_log", Kind.PROJECT),
            Map.entry("requirements_discovery_contexts", Kind.DISCOVERY),
            Map.entry("requirements_discovery_messages", Kind.DISCOVERY),
            Map.entry("requirements_discovery_extractions", Kind.DISCOVERY),
            Map.entry("elicitation_sessions", Kind.DISCOVERY),
            Map.entry("feature_seeds", Kind.FEATURES),
            Map.entry("feature_candidate_sets", Kind.FEATURES),
            Map.entry("feature_selections", Kind.FEATURES),
            Map.entry("feature_curations", Kind.FEATURES),
            Map.entry("pattern_detections", Kind.FEATURES),
            Map.entry("question_plans", Kind.QUESTIONS),
            Map.entry("plan_questions", Kind.QUESTIONS),
            Map.entry("answers", Kind.QUESTIONS),
            Map.entry("tasks", Kind.TASKS),
            Map.entry("compiled_specs", Kind.SPECIFICATION),
            Map.entry("kit_executions", Kind.KITS),
            Map.entry("knowledge_switches", Kind.KNOWLEDGE),
            Map.entry("own_questions", Kind.KNOWLEDGE),
            Map.entry("own_objectives", Kind.KNOWLEDGE));

    private Told() {}

    static void of(ReplicaUnit unit, SyncTable table, List<Entry> entries) {
        for (Entry entry : entries) {
            if (AREAS.get(table.name()) == Kind.KNOWLEDGE) {
                unit.changed(Kind.KNOWLEDGE, null);
            }
            if (entry.row() != null) {
                of(unit, table, entry.row());
            }
        }
    }

    static void of(ReplicaUnit unit, SyncTable table, ObjectNode row) {
        Kind area = AREAS.get(table.name());
        JsonNode project = row.path(table.name().equals("projects") ? "id" : "project_id");
        if (area == Kind.KNOWLEDGE) {
            unit.changed(area, null);
        } else if (area != null && project.isString()) {
            unit.changed(area, UUID.fromString(project.asString()));
        }
    }
}
