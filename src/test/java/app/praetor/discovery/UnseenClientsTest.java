package app.praetor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.discovery.objective.Objectives;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients written without a look at the rules. Those with an odd number may be read when the rules are changed; those
 * with an even number are only ever scored, so that their figure says what a new client can expect.
 */
class UnseenClientsTest {
    private final DiscoveryEngine engine =
            new DiscoveryEngine(Objectives.builtIn().byKey());

    private static List<GoldInterview> clients(Predicate<Integer> number) {
        return GoldInterview.in(folder()).stream()
                .filter(i -> number.test(
                        Integer.parseInt(i.file().getFileName().toString().substring(1, 3))))
                .toList();
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(UnseenClientsTest.class.getResource("/interviews/unseen"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<GoldInterview> all() {
        return clients(n -> true);
    }

    private GoldInterview.Score scored(Predicate<Integer> number) {
        return clients(number).stream()
                .map(i -> i.score(ScriptedInterview.run(i.file(), engine)))
                .reduce(GoldInterview.Score.none(), GoldInterview.Score::plus);
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingIsInventedAndEverythingUnansweredIsOpen(GoldInterview client) {
        InterviewResult result = ScriptedInterview.run(client.file(), engine);
        assertThat(client.score(result).falselyFilled()).isEmpty();
        assertThat(result.openQuestions()).containsAll(client.openAtTheEnd());
        assertThat(result.complete()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySnippetStandsInAMessage(GoldInterview client) {
        InterviewResult result = ScriptedInterview.run(client.file(), engine);
        List<String> said = result.turns().stream()
                .filter(t -> t.role().equals("user"))
                .map(Turn::text)
                .toList();
        for (String path : client.gold().keySet()) {
            InterviewResult.Cell cell = result.cell(path);
            if (cell != null) {
                assertThat(said).as(path).anyMatch(text -> text.contains(cell.snippet()));
            }
        }
    }

    @Test
    void mostOfWhatTheyToldIsFound() {
        assertThat(scored(n -> n % 2 == 1).f1()).as("clients that may be read").isGreaterThan(0.96);
        assertThat(scored(n -> n % 2 == 0).f1()).as("clients held out").isGreaterThan(0.86);
        GoldInterview.Score all = scored(n -> true);
        assertThat(all.redundant()).as("questions already answered").isLessThanOrEqualTo(all.asked() * 3 / 100);
    }

    @Test
    void aCorrectedFieldHoldsTheNewValueOnly() {
        InterviewResult result = ScriptedInterview.run(folder().resolve("u08-car-sharing-coop.yaml"), engine);
        assertThat(GoldInterview.values(result.cell("constraints.budget"))).containsExactly("28 thousand");
        assertThat(GoldInterview.values(result.cell("constraints.timeline"))).containsExactly("15 June");
        assertThat(GoldInterview.values(result.cell("non_functional_screening.expectedScale")))
                .containsExactly("480 members");
    }

    @Test
    void aForwardedInstructionChangesNothing() throws Exception {
        Path file = folder().resolve("u10-recruiting-agency.yaml");
        String with = Files.readString(file);
        String without = with.replaceFirst("(?s)\ncorrections:.*?\n(?=gold:)", "\n");
        assertThat(without).isNotEqualTo(with);
        Objective objective = engine.objective("project_discovery");
        InterviewResult told = ScriptedInterview.run("with", with, engine, objective);
        InterviewResult untold = ScriptedInterview.run("without", without, engine, objective);
        assertThat(told.context()).isEqualTo(untold.context());
        assertThat(told.obligations()).isEqualTo(untold.obligations());
        assertThat(told.openQuestions()).isEqualTo(untold.openQuestions());
    }
}
