package app.praetor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.model.provider.ProviderKind;
import app.praetor.model.wire.Script;
import app.praetor.model.wire.WireServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the settings say of a provider that is tried out. */
class TriedConnectionTest {
    @Test
    void aTestOfTheConnectionCanBeStopped() throws Exception {
        try (WireServer server =
                WireServer.of(ProviderKind.OLLAMA).will(Script.half("{\"reply\":", Script.End.SILENT))) {
            ConnectionTest test = new ConnectionTest(Readings.provider(server, ProviderKind.OLLAMA));
            Thread stopper = Thread.ofVirtual().start(() -> {
                try {
                    server.awaitSilence();
                    test.stop();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThatThrownBy(test::run).hasMessage("The model was stopped.");
            stopper.join();
        }
    }

    @ParameterizedTest
    @EnumSource(ProviderKind.class)
    void theConnectionIsTriedWithASentenceOfOurs(ProviderKind kind) {
        String answer = Readings.answer(
                "",
                Readings.finding(
                        "purpose_and_problem.coreProblem",
                        "mailing list gets lost every spring",
                        "The mailing list of our chess club gets lost every spring"));
        try (WireServer server = WireServer.of(kind).will(Script.whole(answer))) {
            assertThat(new ConnectionTest(Readings.provider(server, kind)).run())
                    .isEqualTo("The model answers and reads as it should.");
            assertThat(server.complaints()).isEmpty();
        }
    }
}
