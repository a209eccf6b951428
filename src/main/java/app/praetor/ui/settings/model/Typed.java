package app.praetor.ui.settings.model;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as people type them: with a point or a comma, and with thousands set apart or not. */
final class Typed {
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d*)?");
    private static final Pattern GROUPED_WHOLE = Pattern.compile("\\d{1,3}(?:[,.'\u2019]\\d{3})+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0\u202f]");

    private Typed() {}

    /**
     * @throws NumberFormatException when it is no number
     */
    static BigDecimal number(String text) {
        String plain = BLANKS.matcher(text).replaceAll("");
        return new BigDecimal(GROUPED.matcher(plain).matches() ? plain.replace(",", "") : plain.replace(',', '.'));
    }

    /**
     * @throws NumberFormatException when it is no whole number
     */
    static long whole(String text) {
        String plain = BLANKS.matcher(text).replaceAll("");
        return Long.parseLong(GROUPED_WHOLE.matcher(plain).matches() ? plain.replaceAll("\\D", "") : plain);
    }
}
