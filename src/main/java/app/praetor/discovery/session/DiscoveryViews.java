package app.praetor.discovery.session;

import app.praetor.discovery.Contradiction;
import app.praetor.discovery.FieldValue;
import app.praetor.discovery.Objective;
import app.praetor.discovery.Obligation;
import app.praetor.discovery.ObligationState;
import app.praetor.discovery.SessionState;
import app.praetor.discovery.research.ResearchDesk;
import app.praetor.discovery.research.ResearchRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Turns the stored conversation into what the screen shows. */
final class DiscoveryViews {
    /** The panel's order; an objective's obligations come in the order of their worth. */
    private static final List<String> SECTIONS = List.of(
            "purpose_and_problem", "users_and_personas", "success_criteria", "constraints", "non_functional_screening");

    private static final UUID NONE = new UUID(0, 0);

    private DiscoveryViews() {}

    static DiscoveryView empty(UUID projectId, Objective objective, SessionState fresh) {
        return of(projectId, NONE, objective, fresh, List.of(), List.of());
    }

    static DiscoveryView of(
            UUID projectId,
            UUID contextId,
            Objective objective,
            SessionState state,
            List<DiscoveryDao.MessageRow> rows,
            List<ResearchRow> research) {
        List<Message> messages = rows.stream().map(DiscoveryViews::message).toList();
        List<FieldView> fields = new ArrayList<>();
        for (Obligation obligation : objective.obligations()) {
            fields.add(field(obligation, state, messages));
        }
        fields.sort(Comparator.comparingInt(f -> SECTIONS.indexOf(f.section())));
        Contradiction open = state.negotiation();
        return new DiscoveryView(
                projectId,
                contextId,
                state.phase().name().toLowerCase(Locale.ROOT),
                messages,
                fields,
                state.fields().size(),
                state.completeness(),
                state.complete(),
                open == null
                        ? null
                        : new DiscoveryView.Conflict(
                                open.fieldPath(),
                                open.before().values(),
                                open.after().values()),
                ResearchDesk.of(research),
                null);
    }

    private static Message message(DiscoveryDao.MessageRow row) {
        JsonNode ui = row.uiConfig() == null ? MissingNode.getInstance() : row.uiConfig();
        JsonNode data = row.extractionData() == null ? MissingNode.getInstance() : row.extractionData();
        String understood = data.path("understood").asString("");
        return new Message(
                row.id(),
                row.role().equals("user") ? Message.Role.USER : Message.Role.AGENT,
                data.path("turn").asInt(0),
                row.content(),
                understood.isEmpty() ? null : understood,
                ui.path("choices").valueStream().map(JsonNode::asString).toList(),
                ui.path("allowEscape").asBoolean(false),
                row.createdAt());
    }

    /** Shipped names are translated with the screen's other words. */
    private static @Nullable String label(Obligation obligation, SessionState state) {
        return state.own() == null ? null : obligation.label();
    }

    private static FieldView field(Obligation obligation, SessionState state, List<Message> messages) {
        ObligationState status = state.obligations().getOrDefault(obligation.key(), ObligationState.pending());
        FieldValue value = state.value(obligation.fieldPath());
        String word = status.status().name().toLowerCase(Locale.ROOT);
        if (value == null) {
            return new FieldView(
                    obligation.fieldPath(),
                    label(obligation, state),
                    List.of(),
                    obligation.isList(),
                    0,
                    null,
                    -1,
                    null,
                    null,
                    word);
        }
        boolean edited = value.snippet().isEmpty();
        return new FieldView(
                obligation.fieldPath(),
                label(obligation, state),
                value.values(),
                obligation.isList(),
                value.confidence(),
                value.type().name().toLowerCase(Locale.ROOT),
                value.turn(),
                edited ? null : value.snippet(),
                edited ? null : source(value, messages),
                word);
    }

    private static @Nullable UUID source(FieldValue value, List<Message> messages) {
        return messages.reversed().stream()
                .filter(m -> m.role() == Message.Role.USER && m.content().contains(value.snippet()))
                .map(Message::id)
                .findFirst()
                .orElse(null);
    }
}
