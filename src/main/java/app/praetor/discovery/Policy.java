package app.praetor.discovery;

import app.praetor.discovery.ObligationState.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to ask next, and in which words. */
final class Policy {
    private Policy() {}

    /** The next question, or null when there is nothing left to ask. */
    static @Nullable Question next(
            Objective objective,
            Map<String, ObligationState> states,
            @Nullable Contradiction negotiation,
            List<Turn> turns) {
        if (negotiation != null) {
            return negotiationQuestion(objective, negotiation);
        }
        Comparator<Obligation> byWorth =
                Comparator.comparingInt(Obligation::worth).reversed();
        Optional<Obligation> followUp = objective.obligations().stream()
                .filter(o -> of(states, o).status() == Status.PARTIAL
                        && of(states, o).attempts() > 0)
                .filter(o -> mayAsk(states, o))
                .min(byWorth);
        if (followUp.isPresent()) {
            return question(followUp.get(), followUp.get().followUp(), objective);
        }
        Optional<Obligation> open = objective.obligations().stream()
                .filter(o -> of(states, o).status() == Status.PENDING
                        || of(states, o).status() == Status.PARTIAL)
                .filter(o -> mayAsk(states, o) && dependenciesMet(states, o))
                .min(byWorth);
        if (open.isPresent()) {
            return question(open.get(), variant(open.get(), turns), objective);
        }
        Optional<Obligation> deferred = objective.obligations().stream()
                .filter(o -> of(states, o).status() == Status.DEFERRED && mayAsk(states, o))
                .min(byWorth);
        return deferred.map(o -> question(o, "Coming back to what we left open. " + o.followUp(), objective))
                .orElse(null);
    }

    /** Where the conversation stands. */
    static SessionState.Phase phase(Map<String, ObligationState> states, @Nullable Contradiction negotiation) {
        boolean exploring =
                states.values().stream().anyMatch(s -> s.status() == Status.PENDING || s.status() == Status.PARTIAL);
        return exploring && negotiation == null ? SessionState.Phase.EXPLORATION : SessionState.Phase.VALIDATION;
    }

    /** Share of the objective that is satisfied, weighted by priority. */
    static double completeness(Objective objective, Map<String, ObligationState> states) {
        double all = 0;
        double done = 0;
        for (Obligation o : objective.obligations()) {
            all += o.priority();
            done += of(states, o).status() == Status.SATISFIED ? o.priority() : 0;
        }
        return all == 0 ? 1 : Math.round(1000 * done / all) / 1000.0;
    }

    private static Question negotiationQuestion(Objective objective, Contradiction c) {
        String label = objective.byField(c.fieldPath()).map(Obligation::label).orElse(c.fieldPath());
        String before = c.before().joined();
        String after = c.after().joined();
        return new Question(
                label + ": earlier you said \u201c" + before + "\u201d, now \u201c" + after
                        + "\u201d. Which one holds?",
                List.of(c.fieldPath()),
                "Both cannot be true, and I do not want to guess.",
                new Question.UiConfig("choice", List.of(before, after), true));
    }

    private static Question question(Obligation o, String text, Objective objective) {
        return new Question(
                text, List.of(o.fieldPath()), o.why(), new Question.UiConfig(o.widgetType(), o.choices(), true));
    }

    /** Short questions for those who write shortly, technical ones for those who write in acronyms. */
    private static String variant(Obligation o, List<Turn> turns) {
        List<String> said = turns.stream()
                .filter(t -> t.role().equals("user"))
                .map(Turn::text)
                .toList();
        long words = said.stream().mapToLong(t -> t.split("\\s+").length).sum();
        long acronyms = said.stream()
                .flatMap(t -> List.of(t.split("[^\\p{L}\\d]+")).stream())
                .filter(w -> w.length() > 1 && w.length() < 6 && w.equals(w.toUpperCase(java.util.Locale.ROOT)))
                .filter(w -> w.codePoints().anyMatch(Character::isLetter))
                .count();
        if (acronyms >= 4 && acronyms * 25 > words) {
            return o.expertQuestion();
        }
        return !said.isEmpty() && words / said.size() < 12 ? o.shortQuestion() : o.plainQuestion();
    }

    private static boolean mayAsk(Map<String, ObligationState> states, Obligation o) {
        return of(states, o).attempts() < o.maxAttempts();
    }

    private static boolean dependenciesMet(Map<String, ObligationState> states, Obligation o) {
        return o.dependencies().stream()
                .map(k -> states.getOrDefault(k, ObligationState.pending()))
                .noneMatch(s -> s.status() == Status.PENDING);
    }

    private static ObligationState of(Map<String, ObligationState> states, Obligation o) {
        return states.getOrDefault(o.key(), ObligationState.pending());
    }
}
