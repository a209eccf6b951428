package app.praetor.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.store.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    private static final String MESSAGE = "We board 90 dogs and can spend 60k.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many dogs?",
                "You board 900 dogs.",
                "You board 9 dogs.",
                "See https://example.com for 90 dogs.",
                "One line.\nAnother line.",
                "<b>90 dogs</b>"
            })
    void aReplyThatAsksPointsElsewhereOrBringsAFigureIsLeftOut(String reply) {
        assertThat(Reply.checked(reply, MESSAGE)).isEmpty();
    }

    @Test
    void aReplyInTheClientsFiguresStays() {
        assertThat(Reply.checked(" 90 dogs, and 60k to spend. ", MESSAGE)).isEqualTo("90 dogs, and 60k to spend.");
    }

    @Test
    void aReplyThatRunsOnIsLeftOut() {
        assertThat(Reply.checked("dogs and ".repeat(60), MESSAGE)).isEmpty();
    }

    @Test
    void theReplyIsFoundHoweverTheAnswerIsCutAndWhereverItStands() {
        String text = "Caf\u00e9 \"Rex\" \\ 90 \ud83d\udc15 dogs";
        for (String json : List.of(
                "{\"reply\":" + Json.MAPPER.writeValueAsString(text) + ",\"findings\":[{\"reply\":\"no\"}]}",
                "{ \"findings\" : [ {\"snippet\" : \"\\\"reply\\\":\", \"n\": 1} ] , \"reply\" : "
                        + "\"Caf\\u00e9 \\\"Rex\\\" \\\\ 90 \\ud83d\\udc15 dogs\" }")) {
            for (int size = 1; size < 9; size++) {
                ReplyStream stream = new ReplyStream();
                StringBuilder out = new StringBuilder();
                for (int i = 0; i < json.length(); i += size) {
                    out.append(stream.add(json.substring(i, Math.min(json.length(), i + size))));
                }
                assertThat(out.toString()).isEqualTo(text);
            }
        }
    }

    @Test
    void piecesStopWhereTheReplyBecomesOneThatIsLeftOut() {
        StringBuilder shown = new StringBuilder();
        var pieces = Reply.pieces(shown::append);

        List.of("{\"reply\": \"Ninety ", "dogs. ", "How many", "? And", " cats?\"}")
                .forEach(pieces);

        assertThat(shown.toString()).isEqualTo("Ninety dogs. How many");
    }
}
