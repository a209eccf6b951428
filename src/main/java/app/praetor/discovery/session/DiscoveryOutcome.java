package app.praetor.discovery.session;

import app.praetor.discovery.FeatureSeeds;
import app.praetor.discovery.FieldValue;
import app.praetor.discovery.Objective;
import app.praetor.discovery.SessionState;
import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.store.UnitOfWork;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Writes what a finished conversation leaves behind; a later correction writes it anew. */
record DiscoveryOutcome(Objective objective) {
    void write(UnitOfWork unit, UUID projectId, UUID contextId, SessionState state, Clock clock) {
        DiscoveryDao discovery = unit.dao(DiscoveryDao.class);
        discovery.completeContext(contextId, clock.instant().atOffset(ZoneOffset.UTC));
        int version = discovery.contextVersion(contextId);
        OutcomeDao dao = unit.dao(OutcomeDao.class);
        dao.clearSeeds(projectId);
        dao.insertSeeds(FeatureSeeds.from(state).stream()
                .map(seed -> new OutcomeDao.SeedRow(
                        RowIds.next(),
                        projectId,
                        contextId,
                        seed.seedType(),
                        seed.featureName(),
                        seed.priority(),
                        DiscoveryRows.share(seed.confidence()),
                        seed.sourceField(),
                        seed.rationale(),
                        version))
                .toList());
        dao.clearOutput(projectId);
        double known = (double) state.fields().size() / objective.obligations().size();
        dao.insertOutput(
                RowIds.next(),
                projectId,
                DiscoveryRows.summary(objective, state),
                entities(state),
                DiscoveryRows.share(known),
                decisions(state));
        if (dao.curations(projectId) == 0) {
            dao.insertCuration(
                    RowIds.next(),
                    projectId,
                    contextId,
                    DiscoveryRows.section("users_and_personas", state),
                    DiscoveryRows.section("success_criteria", state),
                    DiscoveryRows.section("constraints", state));
        }
    }

    private static JsonNode entities(SessionState state) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        add(list, "user", "users_and_personas.primaryUser", state);
        add(list, "user", "users_and_personas.secondaryUsers", state);
        add(list, "action", "users_and_personas.jobsToBeDone", state);
        add(list, "resource", "constraints.existingSystems", state);
        return list;
    }

    private static void add(ArrayNode list, String type, String path, SessionState state) {
        FieldValue value = state.value(path);
        List<String> names = value == null ? List.of() : value.values();
        for (String name : names) {
            list.addObject().put("type", type).put("name", name).put("sourceQuestion", path);
        }
    }

    private static JsonNode decisions(SessionState state) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        state.fields().forEach((path, value) -> {
            if (value.type() == FieldValue.Type.DECISION) {
                list.addObject()
                        .put("field", path)
                        .put("decision", value.joined())
                        .put("type", value.type().name().toLowerCase(Locale.ROOT))
                        .put("turn", value.turn());
            }
        });
        return list;
    }
}
