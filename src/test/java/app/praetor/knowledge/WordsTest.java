package app.praetor.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "We do not use Stripe.",
                "they don't want any Stripe fees",
                "We never take Stripe",
                "Invoices, without Stripe",
                "Bank transfer instead of Stripe",
                "We no longer use Stripe"
            })
    void aSystemThatIsNotWantedIsDeclined(String text) {
        assertThat(Words.declines(text, "stripe")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We use Stripe.",
                "No, Stripe is fine",
                "We do not use paper but Stripe",
                "Not only cards: we want Stripe for direct debits too"
            })
    void aSystemThatIsUsedIsNot(String text) {
        assertThat(Words.declines(text, "stripe")).isFalse();
    }
}
