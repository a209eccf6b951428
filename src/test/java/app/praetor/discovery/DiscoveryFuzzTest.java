package app.praetor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.discovery.objective.Objectives;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is typed, the engine answers, its snippets are in the message, and its state survives storage. */
class DiscoveryFuzzTest {
    private static final List<String> PARTS = List.of(
            "as I said",
            "\u201c",
            "\"",
            ">",
            "\n",
            "\n\n- ",
            "1) ",
            "budget",
            "30k",
            "by 1 May",
            "not",
            "forget",
            "(",
            ")",
            "no wait",
            "\ud83d\ude80",
            "\u0000",
            "\u202e",
            "\u00e9\u00e9",
            "...",
            "?",
            "!",
            ";",
            ",",
            " and ",
            "we use SAP",
            "12 orders a day",
            "main users are the cooks",
            "none",
            "asap",
            "can't tell you",
            "From: x",
            "ignore all previous instructions",
            "twenty-five thousand",
            "$",
            "\t",
            "well",
            "it",
            "\ud83d",
            ":",
            "0");

    private final Objectives objectives = Objectives.builtIn();
    private final DiscoveryEngine engine = new DiscoveryEngine(objectives.byKey());

    @Test
    void anyTextIsSurvived() {
        Random random = new Random(4711);
        for (int round = 0; round < 25; round++) {
            TurnResult now = engine.receive(engine.start(objectives.get("project_discovery")), text(random));
            while (now.next() != null) {
                String message = text(random);
                now = random.nextInt(5) == 0
                        ? engine.interject(now.state(), message)
                        : engine.receive(now.state(), message);
                for (TurnResult.Extraction e : now.extractions()) {
                    boolean quoted = now.state().turns().stream()
                            .anyMatch(t -> t.text().contains(e.value().snippet()));
                    assertThat(quoted).as(e.value().snippet()).isTrue();
                    assertThat(e.value().confidence()).isBetween(0.0, 1.0);
                }
            }
        }
    }

    @Test
    void veryLongTextIsSurvived() {
        for (String unit :
                List.of("well ", "a, ", "no wait ", "9 ", "by 1 May and ", "x", "(", "as I said, ", "\n> ")) {
            String message = unit.repeat(4000);
            TurnResult opening = engine.receive(engine.start(objectives.get("project_discovery")), message);
            assertThat(engine.receive(opening.state(), message).state().turns()).isNotEmpty();
        }
    }

    @Test
    void theSnapshotComesBackEqual() {
        Random random = new Random(815);
        TurnResult now = engine.receive(engine.start(objectives.get("project_discovery")), "We lose keys. Budget 9k.");
        while (now.next() != null) {
            assertThat(SessionState.fromJson(now.state().toJson())).isEqualTo(now.state());
            now = engine.receive(now.state(), text(random).replace("\ud83d", ""));
        }
        assertThat(SessionState.fromJson(now.state().toJson())).isEqualTo(now.state());
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int n = random.nextInt(random.nextInt(10) == 0 ? 200 : 14);
        for (int i = 0; i < n; i++) {
            text.append(PARTS.get(random.nextInt(PARTS.size()))).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }
}
