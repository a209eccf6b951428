package app.praetor.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** With the real model. */
class MeaningsTest {
    private static Passage passage(String title) {
        return new Passage(Passage.Kind.TASK, null, "", title, title, "");
    }

    @Test
    void otherWordsForTheSameAreFoundAndOtherThingsAreNot() {
        Passage money = passage("Who may give money back to a customer?");
        Passage leave = passage("How many days of holiday does an employee have?");
        try (Meanings meanings = new Meanings()) {
            assertThat(meanings.learn(money)).isTrue();
            assertThat(meanings.learn(leave)).isTrue();

            assertThat(meanings.near("refunding a client", List.of(money, leave), 5))
                    .containsExactly(money);
            assertThat(meanings.near("vacation of staff", List.of(money, leave), 5))
                    .containsExactly(leave);
            assertThat(meanings.near("thread pitch of a bolt", List.of(money, leave), 5))
                    .isEmpty();
        }
    }

    @Test
    void whatWasNotWorkedOutIsNotFound() {
        Passage money = passage("Who may give money back to a customer?");
        try (Meanings meanings = new Meanings()) {
            assertThat(meanings.near("refunding a client", List.of(money), 5)).isEmpty();
        }
    }

    @Test
    void aClosedOneFindsNothing() {
        Passage money = passage("Who may give money back to a customer?");
        Meanings meanings = new Meanings();
        meanings.learn(money);
        meanings.close();
        assertThat(meanings.near("refunds", List.of(money), 5)).isEmpty();
        assertThat(meanings.learn(passage("Something else"))).isFalse();
    }
}
