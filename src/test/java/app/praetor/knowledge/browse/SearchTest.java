package app.praetor.knowledge.browse;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.browse.Entry.Kind;
import app.praetor.knowledge.browse.Entry.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final List<Entry> shelf = List.of(
            entry("Invoices and collecting", "Reminders go out before a deposit is due."),
            entry("Deposits", "Money that is paid first."),
            entry("Taking money", "Which café takes a deposit of how much money?"),
            entry("A deposit in advance", ""));

    private static Entry entry(String title, String why) {
        return new Entry(
                Kind.POOL,
                title,
                title,
                "",
                why,
                null,
                List.of(),
                List.of(Part.of("keywords", List.of("escrow account"))),
                "",
                false);
    }

    private List<String> find(String query) {
        return Search.of(shelf).find(query, e -> true).stream()
                .map(Entry::title)
                .toList();
    }

    @Test
    void everyWordMustBeThereAndItsBeginningIsEnough() {
        assertThat(find("mon dep")).containsExactly("Deposits", "Taking money");
        assertThat(find("deposit pumpkin")).isEmpty();
        assertThat(find("posit")).isEmpty();
    }

    @Test
    void titlesComeBeforeTextAndWholeWordsBeforeBeginnings() {
        assertThat(find("deposit"))
                .containsExactly("A deposit in advance", "Deposits", "Invoices and collecting", "Taking money");
    }

    @Test
    void looksIntoListsAndDoesNotMindCapitalsAccentsOrSigns() {
        assertThat(find("ESCROW, account!")).hasSize(4);
        assertThat(find("cafe")).containsExactly("Taking money");
    }

    @Test
    void withoutWordsEverythingKeepsItsOrder() {
        assertThat(find("  ?"))
                .containsExactly("Invoices and collecting", "Deposits", "Taking money", "A deposit in advance");
    }

    @Test
    void findsShippedQuestionsFeaturesAndCodes() {
        Search all = Search.of(Library.of(KnowledgeBase.load()));
        assertThat(all.find("currencies charged", e -> e.kind() == Kind.QUESTION))
                .extracting(Entry::key)
                .startsWith("currencies");
        assertThat(all.find("stripe", e -> e.kind() == Kind.INTEGRATION))
                .extracting(Entry::title)
                .startsWith("Stripe");
        assertThat(all.find("722", e -> true)).extracting(Entry::kind).contains(Kind.INDUSTRY);
    }
}
