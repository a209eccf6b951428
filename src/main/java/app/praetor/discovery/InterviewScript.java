package app.praetor.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a scripted client says (YAML).
 *
 * @param opening the first message
 * @param replies texts by field path; the last one is repeated
 * @param messages sent in between, in the order of the file
 */
public record InterviewScript(String opening, Map<String, List<String>> replies, List<Message> messages) {
    /** A message that is sent after a turn without being asked for. */
    public record Message(int afterTurn, String text) {}

    /**
     * Reads a script.
     *
     * @param name what to call the source in messages
     * @throws IllegalArgumentException when it is not an interview; the message says what is wrong
     */
    public static InterviewScript parse(String name, String yaml) {
        Object root;
        try {
            root = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(yaml);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
        if (!(root instanceof Map<?, ?> top)
                || !(top.get("opening") instanceof String opening)
                || !(top.get("replies") instanceof Map<?, ?> replies)) {
            throw new IllegalArgumentException(name + ": an interview needs 'opening' and 'replies'");
        }
        Map<String, List<String>> texts = new LinkedHashMap<>();
        replies.forEach((field, value) -> texts.put(String.valueOf(field), strings(value)));
        List<Message> messages = new ArrayList<>();
        if (top.get("corrections") instanceof List<?> list) {
            for (Object entry : list) {
                if (entry instanceof Map<?, ?> map
                        && map.get("message") instanceof String text
                        && map.get("after_turn") instanceof Integer turn) {
                    messages.add(new Message(turn, text));
                } else {
                    throw new IllegalArgumentException(name + ": a correction needs 'after_turn' and 'message'");
                }
            }
        }
        return new InterviewScript(opening, texts, messages);
    }

    private static List<String> strings(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(String.valueOf(value));
    }

    /** A client who has said nothing yet. */
    public Player player() {
        return new Player();
    }

    /** Remembers what was said already. */
    public final class Player {
        private final Map<String, Integer> used = new HashMap<>();
        private final List<Message> waiting = new ArrayList<>(messages);

        private Player() {}

        /** The reply to a question with these targets; empty when the client has none. */
        public String reply(List<String> asks) {
            List<String> parts = new ArrayList<>();
            for (String field : asks) {
                List<String> texts = replies.getOrDefault(field, List.of());
                if (!texts.isEmpty()) {
                    int i = used.merge(field, 1, Integer::sum) - 1;
                    parts.add(texts.get(Math.min(i, texts.size() - 1)));
                }
            }
            return String.join("\n\n", parts);
        }

        /** What is sent after this turn and was not sent before; every one that is left when the turn is the last. */
        public List<String> messagesAfter(int turn) {
            List<Message> due =
                    waiting.stream().filter(m -> m.afterTurn() <= turn).toList();
            waiting.removeAll(due);
            return due.stream().map(Message::text).toList();
        }
    }
}
