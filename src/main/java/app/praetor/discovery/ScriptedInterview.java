package app.praetor.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plays a scripted client (YAML: opening, replies by field, messages sent in between) against an engine. */
public final class ScriptedInterview {
    private static final int MAX_TURNS = 40;
    private static final String OBJECTIVE = "project_discovery";

    private final DiscoveryEngine engine;
    private final Objective objective;
    private final InterviewScript script;
    private final List<Turn> transcript = new ArrayList<>();

    private ScriptedInterview(DiscoveryEngine engine, Objective objective, InterviewScript script) {
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
        return new ScriptedInterview(engine, objective, InterviewScript.parse(name, yaml)).play();
    }

    private InterviewResult play() {
        SessionState state = engine.start(objective);
        transcript.add(new Turn(0, "agent", engine.openingQuestion(state).text(), List.of()));
        transcript.add(Turn.user(0, script.opening()));
        TurnResult result = engine.receive(state, script.opening());
        InterviewScript.Player player = script.player();
        int n = 0;
        while (true) {
            boolean ending = result.next() == null || n >= MAX_TURNS;
            for (String message : player.messagesAfter(ending ? Integer.MAX_VALUE : n)) {
                transcript.add(Turn.user(n, message));
                result = engine.interject(result.state(), message);
            }
            Question next = result.next();
            if (next == null || n >= MAX_TURNS) {
                transcript.add(new Turn(n, "agent", result.message(), List.of()));
                return InterviewResult.of(engine, result.state(), transcript);
            }
            n++;
            transcript.add(new Turn(n, "agent", next.text(), next.asks()));
            String reply = player.reply(next.asks());
            transcript.add(Turn.user(n, reply));
            result = engine.receive(result.state(), reply);
        }
    }
}
