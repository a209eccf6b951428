package app.praetor.question;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks answers. Rules: {@code required} (true), {@code min} and {@code max} of a number, {@code minLength} and
 * {@code maxLength} of a text. Pure.
 */
public final class AnswerValidator {
    /** Between the items of a multi_select answer. */
    public static final String SEPARATOR = "; ";

    private AnswerValidator() {}

    /** What is wrong with an answer, as a sentence; empty when it is fine. */
    public static String problem(String answerType, List<String> options, Map<String, Object> rules, String answer) {
        String text = answer.strip();
        if (text.isEmpty()) {
            return "An answer is needed.";
        }
        return switch (answerType) {
            case "text" -> text(rules, text);
            case "select" -> options.contains(text) ? "" : "Choose one of: " + String.join(", ", options) + ".";
            case "multi_select" -> several(options, text);
            case "boolean" -> text.equals("yes") || text.equals("no") ? "" : "Answer yes or no.";
            case "number" -> number(rules, text);
            case "date" -> date(text);
            default -> "The answer type “" + answerType + "” is unknown.";
        };
    }

    private static String text(Map<String, Object> rules, String text) {
        BigDecimal min = limit(rules, "minLength");
        BigDecimal max = limit(rules, "maxLength");
        BigDecimal length = BigDecimal.valueOf(text.codePointCount(0, text.length()));
        if (min != null && length.compareTo(min) < 0) {
            return "Write at least " + plain(min) + " characters.";
        }
        return max != null && length.compareTo(max) > 0 ? "Write at most " + plain(max) + " characters." : "";
    }

    private static String several(List<String> options, String text) {
        Set<String> seen = new HashSet<>();
        for (String item : text.split(";", -1)) {
            String choice = item.strip();
            if (!options.contains(choice)) {
                return "“" + choice + "” is not one of: " + String.join(", ", options) + ".";
            }
            if (!seen.add(choice)) {
                return "“" + choice + "” is chosen twice.";
            }
        }
        return "";
    }

    private static String number(Map<String, Object> rules, String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            return "Enter a number, such as 12 or 2.5.";
        }
        BigDecimal min = limit(rules, "min");
        BigDecimal max = limit(rules, "max");
        if (min != null && number.compareTo(min) < 0) {
            return "Enter a number of at least " + plain(min) + ".";
        }
        return max != null && number.compareTo(max) > 0 ? "Enter a number of at most " + plain(max) + "." : "";
    }

    private static String date(String text) {
        try {
            LocalDate.parse(text);
            return "";
        } catch (DateTimeParseException e) {
            return "Enter a date as year-month-day, such as 2027-03-31.";
        }
    }

    private static @Nullable BigDecimal limit(Map<String, Object> rules, String key) {
        return rules.get(key) instanceof Number n ? new BigDecimal(n.toString()) : null;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
