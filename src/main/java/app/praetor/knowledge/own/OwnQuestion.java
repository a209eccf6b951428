package app.praetor.knowledge.own;

import app.praetor.knowledge.Question;
import app.praetor.knowledge.When;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A question of an organization ({@code own_questions}). */
public record OwnQuestion(UUID id, OwnDraft draft) {
    /** Somewhat before the middle: what the agency added itself matters to it. */
    private static final int PRIORITY = 2;

    /** The key under which plans know it. */
    public String key() {
        return keyOf(id);
    }

    /** The key under which plans know the question of this id. */
    public static String keyOf(UUID id) {
        return Question.OWN + id;
    }

    /** The key of the pool that it belongs to; small and capital letters are the same. */
    public String poolKey() {
        return Question.OWN + draft.pool().strip().toLowerCase(Locale.ROOT);
    }

    /** The same as a question of the knowledge. */
    public Question question() {
        return new Question(
                key(),
                draft.text(),
                draft.why(),
                draft.type(),
                draft.options(),
                Map.of(),
                PRIORITY,
                When.of(draft.words()),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
    }
}
