package app.praetor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.model.provider.ModelException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsSchemaTest {
    private static final String GOOD = """
        {"reply": "Yes.", "findings": [{"field": "a.b", "value": ["x"], "type": "fact", "confidence": 1, "snippet": "x"}]}
        """;

    private final FindingsSchema schema = new FindingsSchema();

    @Test
    void anAnswerOfTheShapeIsRead() {
        assertThat(schema.read(GOOD, Set.of("a.b")).findings()).hasSize(1);
    }

    @Test
    void aFindingOnAFieldThatWasNotAskedForInvalidatesTheAnswer() {
        assertThatThrownBy(() -> schema.read(GOOD, Set.of("a.c"))).isInstanceOf(ModelException.class);
    }

    @Test
    void twoFindingsOnOneFieldInvalidateTheAnswer() {
        String one = GOOD.substring(GOOD.indexOf("[{") + 1, GOOD.lastIndexOf("}]") + 1);
        String twice = GOOD.replace("[" + one + "]", "[" + one + "," + one + "]");

        assertThat(twice).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> schema.read(twice, Set.of("a.b"))).isInstanceOf(ModelException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sure! {\"reply\": \"\", \"findings\": []}",
                "{\"reply\": \"\", \"findings\": []} trailing",
                "{\"findings\": []}",
                "{\"reply\": 1, \"findings\": []}",
                "{\"reply\": \"\", \"findings\": [], \"budget\": \"90k\"}",
                "{\"reply\": \"\", \"findings\": [{\"field\": \"a.b\", \"value\": \"x\", \"type\": \"fact\","
                        + " \"confidence\": 1, \"snippet\": \"x\"}]}",
                "{\"reply\": \"\", \"findings\": [{\"field\": \"a.b\", \"value\": [], \"type\": \"fact\","
                        + " \"confidence\": 1, \"snippet\": \"x\"}]}",
                "{\"reply\": \"\", \"findings\": [{\"field\": \"a.b\", \"value\": [\"x\"], \"type\": \"guess\","
                        + " \"confidence\": 1, \"snippet\": \"x\"}]}",
                "{\"reply\": \"\", \"findings\": [{\"field\": \"a.b\", \"value\": [\"x\"], \"type\": \"fact\","
                        + " \"confidence\": 2, \"snippet\": \"x\"}]}",
                "{\"reply\": \"\", \"findings\": [{\"field\": \"a.b\", \"value\": [\"x\"], \"type\": \"fact\","
                        + " \"confidence\": 1}]}"
            })
    void anythingElseIsRubbish(String answer) {
        assertThatThrownBy(() -> schema.read(answer, Set.of("a.b")))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.reason()).isEqualTo(ModelException.Reason.RUBBISH));
    }
}
