package app.praetor.question;

import app.praetor.store.Json;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a proposal comes from, so that it can be looked at; stored with the question's options ({@code plan_questions}).
 *
 * @param key the path of a discovery field, or the key of a question
 */
public record Origin(Kind kind, String key) {
    /** What the key names. */
    public enum Kind {
        /** What the client said, by field. */
        DISCOVERY,
        /** The answer to another question of the plan. */
        QUESTION,
        /** The question's own entry in the knowledge, which says what is usual. */
        KNOWLEDGE
    }

    JsonNode json() {
        return Json.of(Map.of("kind", kind.name().toLowerCase(Locale.ROOT), "key", key));
    }

    /** Null when there is none, or one of a newer program. */
    static @Nullable Origin of(JsonNode json) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equalsIgnoreCase(json.path("kind").asString(""))) {
                return new Origin(kind, json.path("key").asString(""));
            }
        }
        return null;
    }
}
