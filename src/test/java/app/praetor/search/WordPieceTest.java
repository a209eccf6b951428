package app.praetor.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordPieceTest {
    private final WordPiece pieces = new WordPiece(Map.of(
            "[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "play", 3, "##ing", 4, "##s", 5, "cafe", 6, ",", 7, "p", 8, "##lay",
            9));

    @Test
    void theLongestKnownPiecesComeFirst() {
        assertThat(pieces.ids("playing plays")).containsExactly(1, 3, 4, 3, 5, 2);
    }

    @Test
    void caseAndAccentsDoNotMatterAndSignsStandAlone() {
        assertThat(pieces.ids("Café,PLAY")).containsExactly(1, 6, 7, 3, 2);
    }

    @Test
    void aWordWithAnUnknownPartIsUnknownAsAWhole() {
        assertThat(pieces.ids("playx cafe")).containsExactly(1, 0, 6, 2);
        assertThat(pieces.ids("p".repeat(101))).containsExactly(1, 0, 2);
    }

    @Test
    void nothingHasTheMarksOnlyAndMuchIsCut() {
        assertThat(pieces.ids(" \n\t")).containsExactly(1, 2);
        assertThat(pieces.ids("play ".repeat(500))).hasSize(WordPiece.MOST).endsWith(2);
    }

    @Test
    void aVocabularyWithoutItsMarksIsRefused() {
        assertThatThrownBy(() -> new WordPiece(Map.of("a", 1))).hasMessageContaining("[UNK]");
    }
}
