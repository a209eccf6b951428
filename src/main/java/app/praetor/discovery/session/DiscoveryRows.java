package app.praetor.discovery.session;

import app.praetor.discovery.FieldValue;
import app.praetor.discovery.Objective;
import app.praetor.discovery.Obligation;
import app.praetor.discovery.ObligationState;
import app.praetor.discovery.Question;
import app.praetor.discovery.SessionState;
import app.praetor.discovery.TurnResult;
import app.praetor.discovery.reading.Interpretation;
import app.praetor.store.Json;
import app.praetor.store.RowIds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns what the engine knows into the rows of the schema. */
final class DiscoveryRows {
    private DiscoveryRows() {}

    static DiscoveryDao.NewMessage userMessage(
            UUID contextId, UUID projectId, SessionState before, String text, Instant at) {
        ObjectNode data = Json.MAPPER.createObjectNode().put("turn", before.turnCount());
        return new DiscoveryDao.NewMessage(
                RowIds.next(),
                contextId,
                projectId,
                "user",
                text,
                Json.MAPPER.createObjectNode(),
                data,
                null,
                at.atOffset(ZoneOffset.UTC));
    }

    static DiscoveryDao.NewMessage agentMessage(
            UUID contextId, UUID projectId, SessionState state, String text, String understood, Instant at) {
        Question pending = state.pending();
        ObjectNode ui = Json.MAPPER.createObjectNode();
        ui.put("type", pending == null ? "freeform" : pending.uiConfig().kind());
        ui.set(
                "choices",
                Json.of(pending == null ? List.of() : pending.uiConfig().options()));
        ui.put("allowEscape", pending != null && pending.uiConfig().allowEscape());
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("turn", state.turnCount()).put("understood", understood);
        return new DiscoveryDao.NewMessage(
                RowIds.next(),
                contextId,
                projectId,
                "agent",
                text,
                ui,
                data,
                pending == null || pending.asks().isEmpty() ? null : String.join(",", pending.asks()),
                at.atOffset(ZoneOffset.UTC));
    }

    /** The fields that a message may still say something about: what is not satisfied, and what is asked for. */
    static List<Obligation> open(Objective objective, SessionState state) {
        Question pending = state.pending();
        List<String> asked = pending == null ? List.of() : pending.asks();
        return state.complete()
                ? List.of()
                : objective.obligations().stream()
                        .filter(o -> asked.contains(o.fieldPath())
                                || state.obligations()
                                                .getOrDefault(o.key(), ObligationState.pending())
                                                .status()
                                        != ObligationState.Status.SATISFIED)
                        .toList();
    }

    /** What the agent says: a reader's reply, if there is one, before what the engine says. */
    static String said(Interpretation reading, TurnResult result) {
        return reading.reply().isEmpty() ? result.message() : reading.reply() + "\n\n" + result.message();
    }

    /** The line above it: the values, and who read the message where that needs a word. */
    static String understood(Interpretation reading, TurnResult result) {
        return Stream.of(result.understood(), reading.notice())
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    static List<DiscoveryDao.ExtractionRow> extractions(
            UUID contextId, UUID projectId, DiscoveryDao.NewMessage message, TurnResult result) {
        List<DiscoveryDao.ExtractionRow> rows = new ArrayList<>();
        for (TurnResult.Extraction extraction : result.extractions()) {
            FieldValue value = extraction.value();
            rows.add(new DiscoveryDao.ExtractionRow(
                    RowIds.next(),
                    contextId,
                    message.id(),
                    projectId,
                    extraction.fieldPath(),
                    Json.of(value.values()),
                    share(value.confidence()),
                    value.type().name().toLowerCase(Locale.ROOT),
                    value.turn(),
                    value.snippet()));
        }
        return rows;
    }

    static List<DiscoveryDao.ObligationRow> obligations(UUID sessionId, Objective objective, SessionState state) {
        List<DiscoveryDao.ObligationRow> rows = new ArrayList<>();
        for (Obligation obligation : objective.obligations()) {
            ObligationState now = state.obligations().getOrDefault(obligation.key(), ObligationState.pending());
            FieldValue value = state.value(obligation.fieldPath());
            rows.add(new DiscoveryDao.ObligationRow(
                    RowIds.next(),
                    sessionId,
                    obligation.key(),
                    obligation.plainQuestion(),
                    obligation.priority(),
                    now.status().name().toLowerCase(Locale.ROOT),
                    share(now.confidence()),
                    now.attempts(),
                    obligation.maxAttempts(),
                    now.lastAttemptTurn() < 0 ? null : now.lastAttemptTurn(),
                    now.satisfiedAtTurn() < 0 ? null : now.satisfiedAtTurn(),
                    obligation.category(),
                    obligation.fieldPath(),
                    obligation.isList() ? "list" : "single",
                    obligation.widgetType(),
                    obligation.followUpStrategy(),
                    "confidence >= " + obligation.satisfiedWhen(),
                    Json.of(obligation.dependencies()),
                    value == null ? null : Json.of(value.values())));
        }
        return rows;
    }

    static List<DiscoveryDao.EventRow> created(UUID sessionId, Objective objective) {
        return objective.obligations().stream()
                .map(o -> event(sessionId, o.key(), "created", null, "pending", Json.MAPPER.createObjectNode(), 0))
                .toList();
    }

    static List<DiscoveryDao.EventRow> events(UUID sessionId, Objective objective, int turn, TurnResult result) {
        return result.events().stream()
                .map(e -> event(
                        sessionId,
                        e.obligation(),
                        e.type(),
                        e.type().equals("status_changed") ? e.data().get("old") : null,
                        e.type().equals("status_changed") ? e.data().get("new") : null,
                        Json.of(e.data()),
                        turn))
                .toList();
    }

    private static DiscoveryDao.EventRow event(
            UUID sessionId,
            String key,
            String type,
            @Nullable String oldStatus,
            @Nullable String newStatus,
            JsonNode data,
            int turn) {
        return new DiscoveryDao.EventRow(
                RowIds.next(), sessionId, key, type, oldStatus, newStatus, "engine", data, turn);
    }

    /** One section of the context as the schema's JSON column holds it: field name to value with its provenance. */
    static JsonNode section(String section, SessionState state) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        state.fields().forEach((path, value) -> {
            if (path.startsWith(section + ".")) {
                ObjectNode cell = node.putObject(path.substring(section.length() + 1));
                cell.set("value", Json.of(value.values()));
                cell.put("confidence", value.confidence());
                cell.put("type", value.type().name().toLowerCase(Locale.ROOT));
                cell.put("turn", value.turn()).put("snippet", value.snippet());
            }
        });
        return node;
    }

    /** What is known and what is open, in words. */
    static String summary(Objective objective, SessionState state) {
        List<String> known = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (Obligation obligation : objective.obligations()) {
            FieldValue value = state.value(obligation.fieldPath());
            if (value == null) {
                open.add(obligation.label());
            } else {
                known.add(obligation.label() + ": " + (value.values().isEmpty() ? "none" : value.joined()));
            }
        }
        return String.join("\n", known) + (open.isEmpty() ? "" : "\nOpen: " + String.join(", ", open));
    }

    /** A share in two decimals, as NUMERIC(3,2) holds it. */
    static BigDecimal share(double value) {
        return BigDecimal.valueOf(Math.clamp(value, 0, 1)).setScale(2, RoundingMode.HALF_UP);
    }
}
