package app.praetor.question;

import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an answer means for other questions, by the rules of the knowledge ({@code implies}). Pure. */
public final class Cascade {
    private Cascade() {}

    /** Effects in the order of the rules; none when the question is unknown or no rule matches. */
    public static List<Effect> effects(KnowledgeBase kb, String answeredKey, String answer) {
        List<Effect> effects = new ArrayList<>();
        List<String> given =
                Arrays.stream(answer.split(";", -1)).map(String::strip).toList();
        for (Question.Implication rule :
                kb.question(answeredKey).map(Question::implies).orElse(List.of())) {
            if (given.stream().anyMatch(rule.answer()::equalsIgnoreCase)) {
                rule.suppress().forEach(key -> effects.add(new Effect(key, "suppress", null, rule.reason())));
                rule.prefill().forEach((key, value) -> effects.add(new Effect(key, "prefill", value, rule.reason())));
            }
        }
        return List.copyOf(effects);
    }
}
