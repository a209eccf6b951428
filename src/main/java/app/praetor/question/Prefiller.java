package app.praetor.question;

import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.Pattern;
import app.praetor.knowledge.ProjectFacts;
import app.praetor.knowledge.ProjectFacts.Fact;
import app.praetor.knowledge.ProjectFacts.Located;
import app.praetor.knowledge.Question;
import app.praetor.knowledge.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Proposes answers from what the client said; proposes nothing that the question would not accept. */
final class Prefiller {
    private static final double PATTERN_CONFIDENCE = 0.5;
    /** A starting point that nobody spoke about must not look like something that was understood. */
    private static final double USUAL_CONFIDENCE = 0.3;

    private static final int VALUES = 3;

    private Prefiller() {}

    static @Nullable Prefill propose(KnowledgeBase kb, ProjectFacts facts, Question q) {
        Prefill fromField = fromFields(facts, q);
        Prefill prefill = fromField != null ? fromField : fromPatterns(kb, facts, q);
        if (prefill == null) {
            prefill = usual(q);
        }
        boolean acceptable = prefill != null
                && AnswerValidator.problem(q.type(), q.options(), q.rules(), prefill.answer())
                        .isEmpty();
        return acceptable ? prefill : null;
    }

    private static @Nullable Prefill fromFields(ProjectFacts facts, Question q) {
        Set<String> answers = new LinkedHashSet<>();
        Set<String> reasons = new LinkedHashSet<>();
        double confidence = 1;
        String source = "inference";
        Origin origin = null;
        for (Question.PrefillRule rule : q.prefills()) {
            boolean single = !q.type().equals("multi_select");
            if (single && !answers.isEmpty()) {
                break;
            }
            for (Fact fact : matching(facts, rule)) {
                answers.add(Objects.requireNonNullElse(rule.answer(), fact.value()));
                reasons.add(reason(rule.field(), fact));
                confidence = Math.min(confidence, rule.confidence() * Math.clamp(fact.confidence(), 0, 1));
                source = rule.field().startsWith("users_and_personas.") ? "persona" : "inference";
                origin = origin == null ? AnswerFacts.origin(rule.field()) : origin;
            }
        }
        if (origin == null) {
            return null;
        }
        return new Prefill(
                String.join(AnswerValidator.SEPARATOR, answers),
                rounded(confidence),
                source,
                String.join(" ", reasons),
                origin);
    }

    private static List<Fact> matching(ProjectFacts facts, Question.PrefillRule rule) {
        List<Fact> matching = new ArrayList<>();
        for (Fact fact : facts.facts().getOrDefault(rule.field(), List.of())) {
            String word = Words.firstMentioned(fact.text(), rule.words());
            boolean fits = rule.words().isEmpty() || !word.isEmpty() && !Words.declines(fact.text(), word);
            if (fits && !fact.value().isBlank() && matching.size() < VALUES) {
                matching.add(fact);
            }
        }
        return matching;
    }

    private static @Nullable Prefill fromPatterns(KnowledgeBase kb, ProjectFacts facts, Question q) {
        for (Pattern p : kb.patterns()) {
            String answer = p.answers().get(q.id());
            if (answer == null) {
                continue;
            }
            for (Located l : facts.all()) {
                String word = Words.firstMentioned(l.fact().text(), p.keywords());
                if (!word.isEmpty() && !Words.declines(l.fact().text(), word)) {
                    String why = "Usual practice: " + p.name() + ". " + reason(l.field(), l.fact());
                    double confidence = PATTERN_CONFIDENCE * Math.clamp(l.fact().confidence(), 0, 1);
                    return new Prefill(answer, rounded(confidence), "pattern", why, AnswerFacts.origin(l.field()));
                }
            }
        }
        return null;
    }

    private static @Nullable Prefill usual(Question q) {
        String answer = q.usual();
        return answer == null
                ? null
                : new Prefill(
                        answer,
                        USUAL_CONFIDENCE,
                        "pattern",
                        "A common starting point; the client has said nothing about this yet.",
                        new Origin(Origin.Kind.KNOWLEDGE, q.id()));
    }

    private static String reason(String field, Fact fact) {
        String from =
                AnswerFacts.origin(field).kind() == Origin.Kind.QUESTION ? "an earlier answer" : Words.field(field);
        return "From " + from + ": " + Words.quote(fact.words()) + ".";
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
