package app.praetor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.discovery.objective.Objectives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Whole interviews with scripted clients of different trades and temperaments reach what they said. */
class InterviewsTest {
    private final DiscoveryEngine engine =
            new DiscoveryEngine(Objectives.builtIn().byKey());

    static Stream<Path> interviews() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(InterviewsTest.class.getResource("/interviews"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("interviews")
    void mostOfWhatWasSaidIsFound(Path file) {
        InterviewResult result = ScriptedInterview.run(file, engine);
        Map<?, ?> script = load(file);
        int right = 0;
        int made = 0;
        int gold = 0;
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) script.get("gold")).entrySet()) {
            List<String> got = values(result.cell((String) entry.getKey()));
            Map<?, ?> want = (Map<?, ?>) entry.getValue();
            made += got.size();
            if (want.get("must_be_empty") != null) {
                assertThat(got).as("%s stays empty", entry.getKey()).isEmpty();
                continue;
            }
            boolean list = want.get("items") != null;
            List<?> keywords = list ? (List<?>) want.get("must_contain_each") : List.of(want.get("must_contain"));
            gold += keywords.size();
            for (Object words : keywords) {
                right += got.stream().anyMatch(v -> ((List<?>) words).stream().allMatch(w -> holds(v, (String) w)))
                        ? 1
                        : 0;
            }
        }
        double precision = (double) right / made;
        double recall = (double) right / gold;
        assertThat(2 * precision * recall / (precision + recall)).isGreaterThan(0.8);
        Map<?, ?> expected = (Map<?, ?>) script.get("expected");
        assertThat(result.openQuestions())
                .containsAll(((List<?>) expected.get("open_questions_at_end"))
                        .stream().map(String::valueOf).toList());
        assertThat(result.complete()).isTrue();
        assertThat(result.toJson()).contains("\"open_questions\"").contains("\"seed_type\"");
    }

    private static boolean holds(String value, String word) {
        return value.toLowerCase(Locale.ROOT).replace('\u2019', '\'').contains(word.toLowerCase(Locale.ROOT));
    }

    private static List<String> values(InterviewResult.@org.jspecify.annotations.Nullable Cell cell) {
        if (cell == null) {
            return List.of();
        }
        return cell.value() instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(cell.value()));
    }

    private static Map<?, ?> load(Path file) {
        try {
            return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
