package app.praetor.store.key.seal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Recovery codes as people write them down: 26 random letters of Crockford's base 32 (130 bits) and two check letters,
 * in groups of four. The check finds every single wrong letter and every swap of two letters.
 */
public final class RecoveryCodes {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM_LETTERS = 26;
    private static final int LENGTH = RANDOM_LETTERS + 2;
    private static final int GROUP = 4;
    /** The largest prime that two letters can hold. */
    private static final int MODULUS = 1021;

    private RecoveryCodes() {}

    /** A new code in its bare form; the caller zeroes it. */
    public static char[] random() {
        char[] code = new char[LENGTH];
        byte[] bytes = Sealing.random(RANDOM_LETTERS);
        for (int i = 0; i < RANDOM_LETTERS; i++) {
            code[i] = LETTERS.charAt(bytes[i] & 31);
        }
        Arrays.fill(bytes, (byte) 0);
        int check = check(code);
        code[RANDOM_LETTERS] = LETTERS.charAt(check >> 5);
        code[RANDOM_LETTERS + 1] = LETTERS.charAt(check & 31);
        return code;
    }

    /** The code as it is shown: groups of four with hyphens between; the caller zeroes it. */
    public static char[] grouped(char[] bare) {
        char[] shown = new char[bare.length + (bare.length - 1) / GROUP];
        for (int i = 0, at = 0; i < bare.length; i++) {
            if (i > 0 && i % GROUP == 0) {
                shown[at++] = '-';
            }
            shown[at++] = bare[i];
        }
        return shown;
    }

    /**
     * The bare form of what was typed, or null when it is no recovery code: a letter is wrong, missing or too many. Case,
     * spaces and hyphens do not matter, nor O for 0 and I or L for 1. The caller zeroes it.
     */
    public static char @Nullable [] parse(char[] typed) {
        char[] code = new char[LENGTH];
        int length = 0;
        for (char c : typed) {
            if (c == '-' || Character.isWhitespace(c)) {
                continue;
            }
            char letter = canonical(c);
            if (length == LENGTH || LETTERS.indexOf(letter) < 0) {
                Arrays.fill(code, '\0');
                return null;
            }
            code[length++] = letter;
        }
        if (length < LENGTH
                || check(code)
                        != LETTERS.indexOf(code[RANDOM_LETTERS]) * 32 + LETTERS.indexOf(code[RANDOM_LETTERS + 1])) {
            Arrays.fill(code, '\0');
            return null;
        }
        return code;
    }

    private static char canonical(char c) {
        char upper = Character.toUpperCase(c);
        return switch (upper) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> upper;
        };
    }

    private static int check(char[] code) {
        int sum = 0;
        for (int i = 0; i < RANDOM_LETTERS; i++) {
            sum += (i + 1) * LETTERS.indexOf(code[i]);
        }
        return sum % MODULUS;
    }
}
