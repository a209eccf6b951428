package app.praetor.store.key.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecoveryCodesTest {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final String code = new String(RecoveryCodes.random());

    @Test
    void aCodeIsShownInGroupsAndReadsBack() {
        String shown = new String(RecoveryCodes.grouped(code.toCharArray()));

        assertThat(shown).matches("([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(RecoveryCodes.parse(shown.toCharArray())).isEqualTo(code.toCharArray());
    }

    @Test
    void caseSpacesAndLookalikesDoNotMatter() {
        // Weight and value chosen so that the check letters are known: zeros, with a one in the first place.
        String plain = "10000000000000000000000000" + "01";

        for (String typed : List.of(
                "1ooo oooo OOOO oooo oooo oooo ooo1",
                "l000-0000-0000-0000-0000-0000-000L",
                " I000 0000000000000000 0000000-i\n")) {
            assertThat(RecoveryCodes.parse(typed.toCharArray())).as(typed).isEqualTo(plain.toCharArray());
        }
        assertThat(RecoveryCodes.parse(code.toLowerCase(Locale.ROOT).toCharArray()))
                .isEqualTo(code.toCharArray());
    }

    @Test
    void everySingleWrongLetterIsFound() {
        for (int i = 0; i < code.length(); i++) {
            for (char other : LETTERS.toCharArray()) {
                if (other != code.charAt(i)) {
                    String typed = code.substring(0, i) + other + code.substring(i + 1);
                    assertThat(RecoveryCodes.parse(typed.toCharArray()))
                            .as(typed)
                            .isNull();
                }
            }
        }
    }

    @Test
    void everySwapOfTwoRandomLettersIsFound() {
        for (int i = 0; i < 26; i++) {
            for (int j = i + 1; j < 26; j++) {
                if (code.charAt(i) != code.charAt(j)) {
                    char[] typed = code.toCharArray();
                    typed[i] = code.charAt(j);
                    typed[j] = code.charAt(i);
                    assertThat(RecoveryCodes.parse(typed)).as("%d and %d", i, j).isNull();
                }
            }
        }
    }

    @Test
    void missingExtraAndForeignLettersAreFound() {
        assertThat(RecoveryCodes.parse(code.substring(1).toCharArray())).isNull();
        assertThat(RecoveryCodes.parse((code + "0").toCharArray())).isNull();
        assertThat(RecoveryCodes.parse(("U" + code.substring(1)).toCharArray())).isNull();
        assertThat(RecoveryCodes.parse(new char[0])).isNull();
    }

    @Test
    void codesDoNotRepeat() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            codes.add(new String(RecoveryCodes.random()));
        }
        assertThat(codes).hasSize(1000);
    }
}
