package app.praetor.question;

import app.praetor.knowledge.ProjectFacts;
import app.praetor.knowledge.ProjectFacts.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers of the plan as facts of the project, beside those of the conversation. Pure. */
public final class AnswerFacts {
    private static final String PATH = "answer.";

    private AnswerFacts() {}

    /** Whether an answer leaves its question open, as "not sure yet" does. */
    public static boolean undecided(String answer) {
        return answer.strip()
                .replaceAll("[.!\\s]+$", "")
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .matches("|skip(ped)?|unknown|tbd|tbc|n/a|(i |we )?(don't|do not) know( yet)?|(i am |i'm |we are |we're"
                        + " )?not sure( yet)?|no idea|(yet )?to be"
                        + " (decided|confirmed|clarified|discussed)|open|undecided|not decided( yet)?");
    }

    /**
     * The facts with the answers.
     *
     * @param answers by the keys of their questions; what is undecided is no fact
     */
    static ProjectFacts with(ProjectFacts facts, Map<String, String> answers) {
        Map<String, List<Fact>> all = new HashMap<>(facts.facts());
        answers.forEach((key, answer) -> {
            if (!undecided(answer)) {
                all.put(PATH + key, List.of(new Fact(answer, "", 1)));
            }
        });
        return new ProjectFacts(facts.template(), all, facts.seeds());
    }

    /** Where a fact can be looked up. */
    static Origin origin(String path) {
        return path.startsWith(PATH)
                ? new Origin(Origin.Kind.QUESTION, path.substring(PATH.length()))
                : new Origin(Origin.Kind.DISCOVERY, path);
    }
}
