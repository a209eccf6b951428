package app.praetor.knowledge.own;

import app.praetor.knowledge.Pool;
import app.praetor.knowledge.Question;
import app.praetor.knowledge.Words;
import app.praetor.knowledge.lint.KnowledgeLint;
import app.praetor.knowledge.lint.Sameness;
import app.praetor.knowledge.own.OwnCheck.Field;
import app.praetor.knowledge.own.OwnCheck.Similar;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What makes a question of an organization fit to be asked. Pure. */
final class OwnRules {
    private static final int POOL_LENGTH = 255;
    private static final int TEXT_LENGTH = 500;
    private static final int SHOWN = 3;
    private static final Set<String> TYPES = Set.of("text", "select", "multi_select", "boolean", "number", "date");

    private OwnRules() {}

    /** A draft without spaces around its parts, without empty and repeated words, and without choices that no type needs. */
    static OwnDraft tidy(OwnDraft draft) {
        List<String> words = draft.words().stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        List<String> options = draft.type().endsWith("select")
                ? draft.options().stream()
                        .map(String::strip)
                        .filter(o -> !o.isEmpty())
                        .toList()
                : List.of();
        return new OwnDraft(line(draft.pool()), line(draft.text()), draft.why().strip(), draft.type(), options, words);
    }

    /**
     * @param pools everything that is asked already
     * @param self the question that is edited, which is not like itself; null for a new one
     */
    static OwnCheck check(OwnDraft raw, List<Pool> pools, @Nullable UUID self) {
        OwnDraft draft = tidy(raw);
        Map<Field, String> problems = problems(draft);
        Question question = new OwnQuestion(new UUID(0, 0), draft).question();
        boolean written = !problems.containsKey(Field.TEXT) && !problems.containsKey(Field.WHY);
        List<String> advice = written ? KnowledgeLint.advice(question) : List.of();
        return new OwnCheck(Map.copyOf(problems), advice, similar(draft.text(), pools, self));
    }

    private static Map<Field, String> problems(OwnDraft draft) {
        Map<Field, String> problems = new EnumMap<>(Field.class);
        if (draft.pool().isEmpty()) {
            problems.put(Field.POOL, "Name the pool that the question belongs to.");
        } else if (draft.pool().length() > POOL_LENGTH) {
            problems.put(Field.POOL, "The name of a pool has at most " + POOL_LENGTH + " characters.");
        }
        if (draft.text().isEmpty()) {
            problems.put(Field.TEXT, "Write the question.");
        } else if (!draft.text().endsWith("?")) {
            problems.put(Field.TEXT, "A question ends with a question mark.");
        } else if (draft.text().length() > TEXT_LENGTH) {
            problems.put(Field.TEXT, "The question has at most " + TEXT_LENGTH + " characters.");
        } else if (Words.content(draft.text()).isEmpty()) {
            problems.put(Field.TEXT, "Say what is asked about.");
        }
        if (draft.why().isEmpty()) {
            problems.put(Field.WHY, "Say why it is asked: the client reads it under the question.");
        }
        if (!TYPES.contains(draft.type())) {
            problems.put(Field.TYPE, "Choose how it is answered.");
        }
        if (draft.type().endsWith("select")) {
            String problem = options(draft.options());
            if (!problem.isEmpty()) {
                problems.put(Field.OPTIONS, problem);
            }
        }
        draft.words().stream()
                .filter(word -> Words.of(word).isEmpty())
                .findFirst()
                .ifPresent(word -> problems.put(Field.WORDS, "“" + word + "” is not a word that a client could say."));
        return problems;
    }

    private static String options(List<String> options) {
        if (options.size() < 2) {
            return "Give at least two choices, one on each line.";
        }
        Set<String> seen = new HashSet<>();
        for (String option : options) {
            if (option.contains(";")) {
                return "“" + option + "” contains a semicolon, which separates several answers.";
            }
            if (!seen.add(option.toLowerCase(Locale.ROOT))) {
                return "“" + option + "” is there twice.";
            }
        }
        return "";
    }

    private static List<Similar> similar(String text, List<Pool> pools, @Nullable UUID self) {
        if (Words.content(text).isEmpty()) {
            return List.of();
        }
        Sameness sameness = Sameness.to(text);
        String own = self == null ? "" : OwnQuestion.keyOf(self);
        return pools.stream()
                .flatMap(pool -> pool.questions().stream()
                        .filter(q -> !q.id().equals(own))
                        .map(q -> new Similar(q.text(), pool.name(), sameness.share(q.text()))))
                .filter(each -> each.share() >= Sameness.SAME)
                .sorted(Comparator.comparingDouble(Similar::share).reversed())
                .limit(SHOWN)
                .toList();
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
