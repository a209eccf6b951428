package app.praetor.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;

class ValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "timestamptz | '2026-11-23T04:42:35.12Z' | '2026-11-23T04:42:35.12+00:00'",
                "timestamptz | '2026-11-23T04:42:35.12Z' | '2026-11-23T05:42:35.120000+01:00'",
                "timestamptz | '2026-11-23T04:42:35Z' | '2026-11-23T04:42:35.000+00:00'",
                "timestamptz | '2026-11-23T04:42:00Z' | '2026-11-22T23:12-05:30'",
                "timestamptz | '2026-11-23T04:42:35.1Z' | '2026-11-23 04:42:35.1+00'",
                "timestamptz | 'infinity' | 'infinity'",
                "numeric(5,4) | 0.5 | 0.5000",
                "numeric(5,4) | 0.5 | '0.5000'",
                "numeric(5,4) | 0.12345 | 0.1235",
                "numeric | 100 | 1e2",
                "real | 0.1 | 0.10000000149011612",
                "double precision | 3 | 3.0",
                "double precision | 'NaN' | 'NaN'",
                "integer | 0 | 0.0",
                "bigint | 9007199254740993 | '9007199254740993'",
                "uuid | '00000000-0000-0000-0000-00000000000A' | '00000000-0000-0000-0000-00000000000a'",
                "uuid[] | ['0000000A'] | ['0000000a']",
                "real[] | [1, 2.50] | [1.0, 2.5]",
                "jsonb | {'a': 1, 'b': [1.0, {'c': 2}]} | {'b': [1, {'c': 2.00}], 'a': 1.0}",
                "jsonb | null | null",
            })
    void differentSpellingsOfOneValueAreTheSame(String type, String a, String b) {
        assertThat(Values.same(type, Rows.json(a), Rows.json(b)))
                .as(a + " and " + b)
                .isTrue();
        assertThat(Values.normal(type, Rows.json(a)).toString())
                .isEqualTo(Values.normal(type, Rows.json(b)).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "timestamptz | '2026-11-23T04:42:35.12Z' | '2026-11-23T04:42:35.12+01:00'",
                "timestamptz | '2026-11-23T04:42:35.12Z' | '2026-11-23T04:42:35.121Z'",
                "bigint | 9007199254740993 | 9007199254740992",
                "numeric | 0.1 | 0.10001",
                "text | 'A' | 'a'",
                "text | '1.0' | '1'",
                "text | '' | null",
                "boolean | false | null",
                "uuid[] | ['a', 'b'] | ['b', 'a']",
                "jsonb | {'a': null} | {}",
                "jsonb | {'a': '1'} | {'a': 1}",
                "jsonb | [1, 2] | [2, 1]",
                "numeric | '1e999999999' | '1e999999998'",
            })
    void differentValuesStayDifferent(String type, String a, String b) {
        assertThat(Values.same(type, Rows.json(a), Rows.json(b)))
                .as(a + " and " + b)
                .isFalse();
    }

    @Test
    void nothingIsOneValueHoweverItIsSaid() {
        assertThat(Values.normal("integer", null)).isSameAs(NullNode.getInstance());
        assertThat(Values.normal("jsonb", MissingNode.getInstance())).isSameAs(NullNode.getInstance());
        assertThat(Values.same("timestamptz", null, NullNode.getInstance())).isTrue();
    }

    @Test
    void aNumberThatIsNoneIsComparedAsItIs() {
        var nan = JsonNodeFactory.instance.numberNode(Double.NaN);
        assertThat(Values.same("real", nan, JsonNodeFactory.instance.stringNode("NaN")))
                .isTrue();
    }
}
