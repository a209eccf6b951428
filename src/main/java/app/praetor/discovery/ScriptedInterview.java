package app.praetor.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Plays a scripted client (YAML: opening, replies by field, messages sent in between) against an engine. */
public final class ScriptedInterview {
    private static final int MAX_TURNS = 40;
    private static final String OBJECTIVE = "project_discovery";

    private final DiscoveryEngine engine;
    private final Objective objective;
    private final Script script;
    private final Map<String, Integer> used = new HashMap<>();
    private final List<Turn> transcript = new ArrayList<>();

    private record Message(int afterTurn, String text) {}

    private record Script(String opening, Map<String, List<String>> replies, List<Message> messages) {}

    private ScriptedInterview(DiscoveryEngine engine, Objective objective, Script script) {
        this.engine = engine;
        this.objective = objective;
        this.script = script;
    }

    /**
     * Runs a file.
     *
     * @param objective what the agent has to find out
     * @throws UncheckedIOException when the file cannot be read
     * @throws IllegalArgumentException when it is not an interview; the message says what is wrong
     */
    public static InterviewResult run(Path yaml, DiscoveryEngine engine, Objective objective) {
        try {
            return run(yaml.toString(), Files.readString(yaml), engine, objective);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + yaml, e);
        }
    }

    /** Runs a file with the objective {@code project_discovery} of the engine. */
    public static InterviewResult run(Path yaml, DiscoveryEngine engine) {
        return run(yaml, engine, engine.objective(OBJECTIVE));
    }

    static InterviewResult run(String name, String yaml, DiscoveryEngine engine, Objective objective) {
        return new ScriptedInterview(engine, objective, parse(name, yaml)).play();
    }

    private InterviewResult play() {
        SessionState state = engine.start(objective);
        transcript.add(new Turn(0, "agent", engine.openingQuestion(state).text(), List.of()));
        transcript.add(Turn.user(0, script.opening()));
        TurnResult result = engine.receive(state, script.opening());
        List<Message> waiting = new ArrayList<>(script.messages());
        int n = 0;
        while (true) {
            int sent = n;
            boolean ending = result.next() == null || n >= MAX_TURNS;
            for (Message message : List.copyOf(waiting)) {
                if (message.afterTurn() <= sent || ending) {
                    waiting.remove(message);
                    transcript.add(Turn.user(sent, message.text()));
                    result = engine.interject(result.state(), message.text());
                }
            }
            Question next = result.next();
            if (next == null || n >= MAX_TURNS) {
                transcript.add(new Turn(n, "agent", result.message(), List.of()));
                return InterviewResult.of(engine, result.state(), transcript);
            }
            n++;
            transcript.add(new Turn(n, "agent", next.text(), next.asks()));
            String reply = reply(next.asks());
            transcript.add(Turn.user(n, reply));
            result = engine.receive(result.state(), reply);
        }
    }

    private String reply(List<String> asks) {
        List<String> parts = new ArrayList<>();
        for (String field : asks) {
            List<String> texts = script.replies().getOrDefault(field, List.of());
            if (!texts.isEmpty()) {
                int i = used.merge(field, 1, Integer::sum) - 1;
                parts.add(texts.get(Math.min(i, texts.size() - 1)));
            }
        }
        return String.join("\n\n", parts);
    }

    private static Script parse(String name, String yaml) {
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
        return new Script(opening, texts, messages);
    }

    private static List<String> strings(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(String.valueOf(value));
    }
}
