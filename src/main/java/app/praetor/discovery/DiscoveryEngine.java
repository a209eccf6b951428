package app.praetor.discovery;

import app.praetor.discovery.extract.Answer;
import app.praetor.discovery.extract.AnswerReader;
import app.praetor.discovery.extract.Corrections;
import app.praetor.discovery.extract.Fields;
import app.praetor.discovery.extract.Found;
import app.praetor.discovery.extract.Recall;
import app.praetor.discovery.extract.Volunteered;
import app.praetor.discovery.reading.Claim;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The conversation: a pure, deterministic function from state and message to the next state. It holds nothing but the
 * objectives; every method may be called from any thread.
 */
public final class DiscoveryEngine {
    /** How a message begins that takes back something said before. */
    private static final Pattern ANNOUNCED = Pattern.compile(
            "^\\W{0,9}(?:(?:sorry|apologies|oh|oops|wait|hold on|no|actually|by the way|one more"
                + " thing)\\b[\\s,.!:;-]{0,9}){0,6}+(?:(?:i|we) (?:have|need|must|want|would like) to"
                + " (?:correct|change|fix|revise)|correction\\b|scrap\\b|scratch\\b|forget\\b|strike\\b|ignore what"
                + " (?:i|we)|(?:i|we) (?:was|were) wrong|(?:i|we) made a mistake|(?:i|we) said\\b.{0,60}\\b(?:but|it"
                + " is|it's))",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, Objective> objectives;

    /** An engine for these objectives, by key. */
    public DiscoveryEngine(Map<String, Objective> objectives) {
        this.objectives = Map.copyOf(objectives);
    }

    /** A fresh conversation; one {@code created} event an obligation belongs to it. */
    public SessionState start(Objective objective) {
        return start(objective, null);
    }

    /** The same for a version that an organization wrote, which the conversation keeps. */
    public SessionState start(ObjectiveVersion version) {
        return start(version.objective(), version);
    }

    private static SessionState start(Objective objective, @Nullable ObjectiveVersion own) {
        Map<String, ObligationState> states = new LinkedHashMap<>();
        objective.obligations().forEach(o -> states.put(o.key(), ObligationState.pending()));
        return new SessionState(
                objective.key(), SessionState.Phase.OPENING, states, Map.of(), List.of(), 0, null, null, 0, false, own);
    }

    /** The greeting, which asks for the situation and aims at no field. */
    public Question openingQuestion(SessionState state) {
        return new Question(
                objective(state).greeting(), List.of(), "", new Question.UiConfig("freeform", List.of(), false));
    }

    /** Reads a client's message: the opening, or the answer to the pending question. */
    public TurnResult receive(SessionState state, String message) {
        return receive(state, message, List.of());
    }

    /**
     * The same, with what another reader claims to have found: an explicit correction and the settling of a contradiction
     * go before a claim, a claim goes before what the engine reads for the same field.
     */
    public TurnResult receive(SessionState state, String message, List<Claim> claims) {
        Progress turn = progress(state, message);
        Question pending = state.pending();
        Contradiction open = state.negotiation();
        if (state.phase() == SessionState.Phase.OPENING) {
            turn.claimed(claims, null);
            turn.volunteered(message, true, null);
        } else if (pending == null || pending.asks().isEmpty()) {
            turn.corrections(message, null);
            turn.claimed(claims, null);
            turn.volunteered(message, false, null);
        } else {
            String asked = pending.asks().getFirst();
            if (onlyCorrects(state, message, asked)) {
                return interject(state, message);
            }
            turn.corrections(message, asked);
            if (open != null && open.fieldPath().equals(asked)) {
                negotiate(turn, open, message);
            } else if (!turn.answered(claims, asked)) {
                answer(turn, asked, message);
            }
            turn.claimed(claims, asked);
            turn.volunteered(message, false, asked);
        }
        return turn.proceed();
    }

    /**
     * Whether a message announces a correction of another field, and nothing else: then it does not answer the pending
     * question, which is asked again.
     */
    private boolean onlyCorrects(SessionState state, String message, String asked) {
        if (!ANNOUNCED.matcher(message).find()) {
            return false;
        }
        Map<String, List<String>> current = new LinkedHashMap<>();
        state.fields().forEach((path, value) -> current.put(path, value.values()));
        List<Corrections.Change> changes = readCorrections(objective(state), message, current, null);
        return !changes.isEmpty()
                && changes.stream().noneMatch(c -> c.found().field().equals(asked));
    }

    /** Reads a message that answers no question, sent between two questions; the pending question stays. */
    public TurnResult interject(SessionState state, String message) {
        if (state.phase() == SessionState.Phase.OPENING) {
            return receive(state, message);
        }
        Progress turn = progress(state, message);
        turn.corrections(message, null);
        turn.volunteered(message, false, null);
        return turn.resume();
    }

    /** The client passes over the pending question: it becomes an open question. */
    public TurnResult skip(SessionState state) {
        Progress turn = progress(state, null);
        Question pending = state.pending();
        if (pending != null) {
            pending.asks().forEach(field -> turn.status(field, ObligationState.Status.SKIPPED));
        }
        turn.negotiation(null);
        return turn.proceed();
    }

    /**
     * The client edits a value in the panel; it wins over later inference. An empty list means "none".
     *
     * @throws IllegalArgumentException when the objective has no such field
     */
    public TurnResult edit(SessionState state, String fieldPath, List<String> values) {
        if (objective(state).byField(fieldPath).isEmpty()) {
            throw new IllegalArgumentException("No field '" + fieldPath + "'");
        }
        Progress turn = progress(state, null);
        turn.put(fieldPath, new FieldValue(values, 1, FieldValue.Type.DECISION, turn.number(), ""));
        Contradiction open = state.negotiation();
        if (open != null && open.fieldPath().equals(fieldPath)) {
            turn.negotiation(null);
        }
        return turn.resume();
    }

    /** Settles a contradiction: keeps the earlier value or takes the later one. */
    public TurnResult choose(SessionState state, boolean keepEarlier) {
        Progress turn = progress(state, null);
        Contradiction open = state.negotiation();
        if (open != null) {
            settle(turn, open, keepEarlier);
        }
        return turn.proceed();
    }

    /** Ends the conversation now; what is not answered becomes an open question. */
    public TurnResult finish(SessionState state) {
        return progress(state, null).close();
    }

    /** Field paths that nobody answered, in the order of the objective. */
    public List<String> openQuestions(SessionState state) {
        return objective(state).obligations().stream()
                .map(Obligation::fieldPath)
                .filter(path -> !state.fields().containsKey(path))
                .toList();
    }

    /** The objective of a conversation, in the version that it began with. */
    public Objective objective(SessionState state) {
        ObjectiveVersion own = state.own();
        return own == null ? objective(state.objective()) : own.objective();
    }

    /**
     * The objective with a key.
     *
     * @throws IllegalArgumentException when the engine has none
     */
    public Objective objective(String key) {
        Objective objective = objectives.get(key);
        if (objective == null) {
            throw new IllegalArgumentException("No objective '" + key + "'");
        }
        return objective;
    }

    private Progress progress(SessionState state, @Nullable String message) {
        return new Progress(objective(state), state, message);
    }

    private static void negotiate(Progress turn, Contradiction open, String message) {
        String said = message.toLowerCase(Locale.ROOT);
        boolean early = said.contains(open.before().joined().toLowerCase(Locale.ROOT))
                || said.matches("(?s).*\\b(old|first|former|earlier|original|keep)\\b.*");
        boolean late = said.contains(open.after().joined().toLowerCase(Locale.ROOT))
                || said.matches("(?s).*\\b(new|second|later|latest|last|latter)\\b.*");
        if (early != late) {
            settle(turn, open, early);
            return;
        }
        turn.negotiation(null);
        answer(turn, open.fieldPath(), message);
    }

    private static void settle(Progress turn, Contradiction open, boolean keepEarlier) {
        FieldValue chosen = keepEarlier ? open.before() : open.after();
        turn.negotiation(null);
        turn.event(open.fieldPath(), "negotiation", Map.of("chosen", chosen.joined()));
        turn.put(
                open.fieldPath(),
                new FieldValue(chosen.values(), 0.95, FieldValue.Type.DECISION, chosen.turn(), chosen.snippet()));
    }

    private static void answer(Progress turn, String field, String message) {
        Optional<Obligation> obligation = turn.objective().byField(field);
        if (obligation.isEmpty()) {
            return;
        }
        Answer answer = AnswerReader.read(field, obligation.get().isList(), message);
        Found found = answer.found();
        switch (answer.kind()) {
            case VALUE, NONE -> {
                if (found != null) {
                    turn.take(turn.merged(found), turn.number());
                }
            }
            case REFUSED -> turn.unanswered(field, true);
            case UNKNOWN -> turn.unanswered(field, false);
            case BACK_REFERENCE -> {
                if (turn.confirmed(field)) {
                    return;
                }
                List<Turn> earlier = turn.earlierUserTurns();
                Recall.Hit hit = Recall.find(
                        field,
                        obligation.get().isList(),
                        earlier.stream().map(Turn::text).toList());
                if (hit == null) {
                    turn.vague(field, null);
                } else {
                    turn.take(hit.found(), earlier.get(hit.message()).n());
                }
            }
            case VAGUE, EMPTY -> turn.vague(field, found);
        }
    }

    /** Paths of the fields that have rules of their own. */
    static Map<Fields, String> paths(Objective objective) {
        Map<Fields, String> paths = new EnumMap<>(Fields.class);
        for (Obligation o : objective.obligations()) {
            Fields kind = Fields.of(o.fieldPath());
            if (kind != Fields.OTHER) {
                paths.put(kind, o.fieldPath());
            }
        }
        return paths;
    }

    static List<Found> readVolunteered(Objective objective, String message, boolean opening, @Nullable String asked) {
        Fields kind = asked == null ? null : Fields.of(asked);
        return Volunteered.read(message, opening, paths(objective), kind);
    }

    static List<Corrections.Change> readCorrections(
            Objective objective, String message, Map<String, List<String>> current, @Nullable String asked) {
        return Corrections.read(message, paths(objective), current, asked);
    }
}
