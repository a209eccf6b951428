package app.praetor.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerValidatorTest {
    private static final List<String> OPTIONS = List.of("Red", "Green");
    private static final Map<String, Object> RULES = Map.of("min", 1.0, "max", 10.0, "minLength", 3, "maxLength", 5);

    @ParameterizedTest
    @CsvSource({
        "text,abc",
        "select,Red",
        "multi_select,Red; Green",
        "multi_select,Green",
        "boolean,yes",
        "boolean,no",
        "number,1",
        "number,9.5",
        "date,2027-02-28"
    })
    void acceptsWhatFits(String type, String answer) {
        assertThat(AnswerValidator.problem(type, OPTIONS, RULES, answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "text,ab,at least 3", "text,abcdef,at most 5", "text,' ',needed", "select,Blue,'Red, Green'",
        "multi_select,Red; Blue,Blue", "multi_select,Red; Red,twice", "boolean,maybe,yes or no", "number,many,number",
        "number,0,at least 1", "number,11,at most 10", "date,2027-02-30,year-month-day", "colour,red,unknown"
    })
    void saysWhatIsWrong(String type, String answer, String part) {
        assertThat(AnswerValidator.problem(type, OPTIONS, RULES, answer)).contains(part);
    }

    @Test
    void aNumberWithoutRulesMayBeAny() {
        assertThat(AnswerValidator.problem("number", List.of(), Map.of(), "-5")).isEmpty();
    }
}
