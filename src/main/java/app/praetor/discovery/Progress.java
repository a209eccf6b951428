package app.praetor.discovery;

import app.praetor.discovery.ObligationState.Status;
import app.praetor.discovery.extract.Corrections;
import app.praetor.discovery.extract.Found;
import app.praetor.discovery.reading.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The work of one turn: collects what changes and ends in a {@link TurnResult}. Lives for one call only. */
final class Progress {
    private static final double CERTAIN = 0.8;
    private static final Set<String> NEGOTIABLE = Set.of("constraints.timeline", "constraints.budget");

    private final Objective objective;
    private final SessionState before;
    private final Map<String, ObligationState> states;
    private final Map<String, FieldValue> fields;
    private final List<Turn> turns;
    private final @Nullable String message;
    private final List<TurnResult.Extraction> extractions = new ArrayList<>();
    private final List<TurnResult.Event> events = new ArrayList<>();
    private final Set<String> changed = new java.util.HashSet<>();
    private @Nullable Contradiction negotiation;

    Progress(Objective objective, SessionState before, @Nullable String message) {
        this.objective = objective;
        this.before = before;
        this.states = new LinkedHashMap<>(before.obligations());
        this.fields = new LinkedHashMap<>(before.fields());
        this.turns = new ArrayList<>(before.turns());
        this.message = message;
        this.negotiation = before.negotiation();
        if (before.turns().isEmpty()) {
            objective.obligations().forEach(o -> events.add(new TurnResult.Event(o.key(), "created", Map.of())));
        }
        if (message != null) {
            turns.add(Turn.user(number(), message));
        }
    }

    Objective objective() {
        return objective;
    }

    /** Number of the turn: 0 is the opening. */
    int number() {
        return before.turnCount();
    }

    List<Turn> earlierUserTurns() {
        List<Turn> users =
                before.turns().stream().filter(t -> t.role().equals("user")).toList();
        return users;
    }

    void negotiation(@Nullable Contradiction next) {
        negotiation = next;
    }

    void event(String field, String type, Map<String, String> data) {
        objective.byField(field).ifPresent(o -> events.add(new TurnResult.Event(o.key(), type, data)));
    }

    void status(String field, Status next) {
        objective.byField(field).ifPresent(o -> {
            ObligationState old = stateOf(o);
            if (old.status() != next) {
                states.put(o.key(), old.with(next, old.confidence(), number()));
                event(field, "status_changed", Map.of("from", name(old.status()), "to", name(next)));
            }
        });
    }

    void put(String field, FieldValue value) {
        objective.byField(field).ifPresent(o -> {
            fields.put(field, value);
            changed.add(field);
            extractions.removeIf(e -> e.fieldPath().equals(field));
            extractions.add(new TurnResult.Extraction(field, value));
            event(field, "value_extracted", Map.of("value", value.joined(), "snippet", value.snippet()));
            ObligationState old = stateOf(o);
            Status next = value.confidence() >= o.satisfiedWhen() ? Status.SATISFIED : Status.PARTIAL;
            states.put(o.key(), old.with(next, value.confidence(), number()));
            if (old.confidence() != value.confidence()) {
                event(
                        field,
                        "confidence_updated",
                        Map.of(
                                "from", String.valueOf(old.confidence()),
                                "to", String.valueOf(value.confidence())));
            }
            if (old.status() != next) {
                event(field, "status_changed", Map.of("from", name(old.status()), "to", name(next)));
            }
        });
    }

    void take(Found found, int turn) {
        put(
                found.field(),
                new FieldValue(
                        found.values(),
                        Calibration.of(found.confidence()),
                        found.inferred() ? FieldValue.Type.INFERENCE : FieldValue.Type.FACT,
                        turn,
                        found.snippet()));
    }

    /** An answered list keeps the items which a correction had put there before the question was asked. */
    Found merged(Found found) {
        FieldValue held = fields.get(found.field());
        if (held == null
                || found.values().isEmpty()
                || held.confidence() >= 0.5
                || held.type() != FieldValue.Type.FACT
                || objective.byField(found.field()).filter(Obligation::isList).isEmpty()) {
            return found;
        }
        List<String> values = new ArrayList<>(found.values());
        for (String item : held.values()) {
            String lower = item.toLowerCase(Locale.ROOT);
            if (values.stream()
                    .map(v -> v.toLowerCase(Locale.ROOT))
                    .noneMatch(v -> v.contains(lower) || lower.contains(v))) {
                values.add(item);
            }
        }
        return new Found(found.field(), values, found.confidence(), found.inferred(), found.snippet());
    }

    /** "As I said": what is held of the field already holds, a correction above all. False when nothing is held. */
    boolean confirmed(String field) {
        FieldValue held = fields.get(field);
        if (held == null || held.values().isEmpty()) {
            return false;
        }
        put(
                field,
                new FieldValue(
                        held.values(), Math.max(held.confidence(), 0.6), held.type(), held.turn(), held.snippet()));
        return true;
    }

    /** No answer: for good, or until it is asked once more at the end. A mere guess does not survive it. */
    void unanswered(String field, boolean forGood) {
        FieldValue held = fields.get(field);
        if (held != null
                && objective
                        .byField(field)
                        .filter(o -> held.confidence() < o.satisfiedWhen())
                        .isPresent()) {
            fields.remove(field);
        }
        boolean last = objective
                .byField(field)
                .filter(o -> stateOf(o).attempts() >= o.maxAttempts())
                .isPresent();
        status(field, forGood || last ? Status.SKIPPED : Status.DEFERRED);
    }

    /** A vague answer: asked once more in narrower words; then a text is kept with little confidence. */
    void vague(String field, @Nullable Found found) {
        objective.byField(field).ifPresent(o -> {
            boolean last = stateOf(o).attempts() >= o.maxAttempts()
                    || o.followUpStrategy().equals("none");
            if (!last) {
                status(field, Status.PARTIAL);
            } else if (found != null && !fields.containsKey(field)) {
                take(found, number());
            } else if (!fields.containsKey(field)) {
                status(field, Status.SKIPPED);
            }
        });
    }

    void corrections(String text, @Nullable String asked) {
        Map<String, List<String>> current = fields.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().values()));
        for (Corrections.Change change : DiscoveryEngine.readCorrections(objective, text, current, asked)) {
            FieldValue old = fields.get(change.found().field());
            event(
                    change.found().field(),
                    "negotiation",
                    Map.of(
                            "before",
                            old == null ? "" : old.joined(),
                            "after",
                            String.join("; ", change.found().values())));
            take(change.found(), number());
            Contradiction open = negotiation;
            if (open != null && open.fieldPath().equals(change.found().field())) {
                negotiation = null;
            }
        }
    }

    void volunteered(String text, boolean opening, @Nullable String asked) {
        for (Found found : DiscoveryEngine.readVolunteered(objective, text, opening, asked)) {
            offered(
                    found.field(),
                    new FieldValue(
                            found.values(),
                            Calibration.of(found.confidence()),
                            found.inferred() ? FieldValue.Type.INFERENCE : FieldValue.Type.FACT,
                            number(),
                            found.snippet()),
                    found.confidence(),
                    asked);
        }
    }

    /** Claims on fields that were not asked for: they count as what the engine finds by the way. */
    void claimed(List<Claim> claims, @Nullable String asked) {
        for (Claim claim : claims) {
            offered(claim.field(), value(claim, claim.values()), claim.confidence(), asked);
        }
    }

    /** Takes the claim on the field that was asked for; whether there is one. */
    boolean answered(List<Claim> claims, String asked) {
        if (changed.contains(asked)) {
            return false;
        }
        for (Claim claim : claims) {
            if (claim.field().equals(asked)) {
                Found found = new Found(asked, claim.values(), claim.confidence(), false, claim.snippet());
                put(asked, value(claim, merged(found).values()));
                return true;
            }
        }
        return false;
    }

    private FieldValue value(Claim claim, List<String> values) {
        return new FieldValue(values, claim.confidence(), claim.type(), number(), claim.snippet());
    }

    /** Takes a value found by the way; {@code score} is what its reader gave it, before calibration. */
    private void offered(String field, FieldValue value, double score, @Nullable String asked) {
        if (field.equals(asked) || changed.contains(field)) {
            return;
        }
        FieldValue held = fields.get(field);
        if (held == null || held.confidence() < Math.min(score, 0.5)) {
            put(field, value);
        } else if (NEGOTIABLE.contains(field)
                && score >= CERTAIN
                && held.confidence() < 1
                && held.turn() < number()
                && negotiation == null
                && differ(held.joined(), String.join(" ", value.values()))) {
            negotiation = new Contradiction(
                    field,
                    held,
                    new FieldValue(
                            value.values(), value.confidence(), FieldValue.Type.FACT, number(), value.snippet()));
            event(field, "negotiation", Map.of("before", held.joined(), "after", value.joined()));
        }
    }

    private static boolean differ(String a, String b) {
        Set<String> left = figures(a);
        Set<String> right = figures(b);
        return !left.isEmpty() && !right.isEmpty() && left.stream().noneMatch(right::contains);
    }

    private static Set<String> figures(String text) {
        return java.util.regex.Pattern.compile("\\d+|\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*")
                .matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(r -> r.group())
                .collect(Collectors.toSet());
    }

    /** Ends the turn with the next question, or with the closing. */
    TurnResult proceed() {
        Question next = Policy.next(objective, states, negotiation, turns);
        if (next == null) {
            return close();
        }
        int n = before.turnCount() + 1;
        for (String field : next.asks()) {
            objective
                    .byField(field)
                    .ifPresent(o -> states.put(o.key(), stateOf(o).asked(n)));
        }
        turns.add(new Turn(n, "agent", next.text(), next.asks()));
        return result(Policy.phase(states, negotiation), n, next, next.text(), false);
    }

    /** Ends the turn with the question that was pending, unless it has been answered by the way. */
    TurnResult resume() {
        Question pending = before.pending();
        if (before.complete()) {
            return result(SessionState.Phase.CLOSING, before.turnCount(), null, objective.closing(), true);
        }
        if (pending == null) {
            return result(before.phase(), before.turnCount(), null, "", false);
        }
        boolean answered = negotiation == null
                && !pending.asks().isEmpty()
                && pending.asks().stream().allMatch(changed::contains);
        if (!answered) {
            return result(before.phase(), before.turnCount(), pending, pending.text(), false);
        }
        // The question was never put or has become pointless: it does not count.
        for (String field : pending.asks()) {
            objective.byField(field).ifPresent(o -> {
                ObligationState s = stateOf(o);
                states.put(
                        o.key(),
                        new ObligationState(
                                s.status(),
                                s.confidence(),
                                Math.max(0, s.attempts() - 1),
                                s.lastAttemptTurn(),
                                s.satisfiedAtTurn()));
            });
        }
        Question next = Policy.next(objective, states, negotiation, turns);
        if (next == null) {
            return close();
        }
        for (String field : next.asks()) {
            objective
                    .byField(field)
                    .ifPresent(o -> states.put(o.key(), stateOf(o).asked(before.turnCount())));
        }
        turns.add(new Turn(before.turnCount(), "agent", next.text(), next.asks()));
        return result(Policy.phase(states, negotiation), before.turnCount(), next, next.text(), false);
    }

    /** Ends the conversation. */
    TurnResult close() {
        negotiation = null;
        for (Obligation o : objective.obligations()) {
            if (!fields.containsKey(o.fieldPath())) {
                status(o.fieldPath(), Status.SKIPPED);
            }
        }
        turns.add(new Turn(before.turnCount(), "agent", objective.closing(), List.of()));
        return result(SessionState.Phase.CLOSING, before.turnCount(), null, objective.closing(), true);
    }

    private TurnResult result(
            SessionState.Phase phase, int turnCount, @Nullable Question next, String text, boolean complete) {
        SessionState state = new SessionState(
                objective.key(),
                phase,
                states,
                fields,
                turns,
                turnCount,
                next,
                negotiation,
                Policy.completeness(objective, states),
                complete,
                before.own());
        return new TurnResult(state, extractions, events, next, text, understood());
    }

    private String understood() {
        if (message == null) {
            return "";
        }
        return extractions.stream()
                .map(e ->
                        objective.byField(e.fieldPath()).map(Obligation::label).orElse("") + ": "
                                + (e.value().values().isEmpty()
                                        ? "none"
                                        : e.value().joined()))
                .collect(Collectors.joining(" \u00b7 "));
    }

    private ObligationState stateOf(Obligation o) {
        ObligationState state = states.get(o.key());
        return state == null ? ObligationState.pending() : state;
    }

    private static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
