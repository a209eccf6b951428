package app.praetor.ui.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteSearchTest {
    private static PaletteEntry entry(String text) {
        return new PaletteEntry(text, text, "", "fth-circle", () -> {});
    }

    private static List<String> rank(String query, List<String> recent, String... texts) {
        List<PaletteEntry> entries =
                List.of(texts).stream().map(PaletteSearchTest::entry).toList();
        return PaletteSearch.rank(query, entries, recent).stream()
                .map(PaletteEntry::text)
                .toList();
    }

    @Test
    void findsLettersInTheirOrderAndPutsWordStartsFirst() {
        assertThat(rank("gt", List.of(), "Digital", "Go to tasks", "Features"))
                .containsExactly("Go to tasks", "Digital");
    }

    @Test
    void anExactWordBeatsScatteredLetters() {
        assertThat(rank("task", List.of(), "The ask", "New task")).startsWith("New task");
    }

    @Test
    void withNothingTypedRecentOnesComeFirst() {
        assertThat(rank("", List.of("C", "B"), "A", "B", "C")).containsExactly("C", "B", "A");
    }

    @Test
    void leavesOutWhatDoesNotFit() {
        assertThat(rank("xyz", List.of(), "Go to tasks")).isEmpty();
    }
}
