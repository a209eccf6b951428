package app.praetor.store.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for what the two databases print differently: types, defaults, check conditions. The databases print
 * their own parse tree, not what was written, so that the same migration reads differently on each.
 */
final class DefinitionText {
    private static final Pattern CAST_AFTER =
            Pattern.compile("::(?:character varying|interval day|[a-z]+)(?:\\(\\d+(?:,\\s?\\d+)?\\))?(?:\\[])?");
    private static final Pattern CAST_CALL = Pattern.compile("CAST\\(([^()]+) AS [A-Z ]+(?:\\(\\d+(?:, \\d+)?\\))?\\)");
    private static final Pattern ATOM_IN_PARENTHESES = Pattern.compile("(?<![A-Za-z_])(?<!IN )\\((\\w+|'[^']*')\\)");
    private static final Pattern ARRAY_IN_PARENTHESES = Pattern.compile("\\(\\(ARRAY\\[([^\\]]*)]\\)\\)");
    private static final Pattern ANY_OF = Pattern.compile("= ANY \\(ARRAY\\[([^\\]]*)]\\)");
    private static final Pattern COMPARISON_IN_PARENTHESES = Pattern.compile(
            "(?<!= )\\((\\w+ (?:>=|<=|<>|=|<|>) [\\w.']+|\\w+ IS (?:NOT )?NULL|\\w+ IN \\([^()]*\\))\\)");

    private DefinitionText() {}

    /** A type in lower-case PostgreSQL spelling, from the long name of the standard. */
    static String type(String name) {
        String base = name.toLowerCase(Locale.ROOT)
                .replace("character varying", "varchar")
                .replace("timestamp with time zone", "timestamptz")
                .replace(", ", ",");
        // Text without a limit: H2 keeps no difference between the two.
        return base.equals("varchar") || base.equals("varchar[]") ? base.replace("varchar", "text") : base;
    }

    /** A column's default, or null where there is none. */
    static @Nullable String defaultValue(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        String text = withoutOuterParentheses(CAST_AFTER.matcher(oneLine(raw)).replaceAll(""));
        return text.replace("INTERVAL '7' DAY", "'7 days'")
                .replaceAll("^JSON (?=')", "")
                .replaceAll("^ARRAY ?\\[]$", "'{}'")
                .replaceAll("^RANDOM_UUID\\(4?\\)$", "gen_random_uuid()")
                .replaceAll("\\b(CURRENT_TIMESTAMP|LOCALTIMESTAMP|NOW\\(\\))", "now()")
                .replaceAll("^TRUE$", "true")
                .replaceAll("^FALSE$", "false");
    }

    /** A check's condition. */
    static String check(String raw) {
        String text = oneLine(raw).replace("\"", "").replace("IN(", "IN (");
        String before;
        do {
            before = text;
            text = CAST_AFTER.matcher(text).replaceAll("");
            text = CAST_CALL.matcher(text).replaceAll("$1");
            text = ATOM_IN_PARENTHESES.matcher(text).replaceAll("$1");
            text = ARRAY_IN_PARENTHESES.matcher(text).replaceAll("(ARRAY[$1])");
            text = ANY_OF.matcher(text).replaceAll("IN ($1)");
            text = COMPARISON_IN_PARENTHESES.matcher(text).replaceAll("$1");
            text = withoutOuterParentheses(text);
        } while (!text.equals(before));
        return sortedAlternatives(text);
    }

    private static String oneLine(String text) {
        Matcher whitespace = Pattern.compile("\\s+").matcher(text);
        return whitespace.replaceAll(" ").trim();
    }

    private static String withoutOuterParentheses(String text) {
        String result = text;
        while (result.startsWith("(") && closing(result) == result.length() - 1) {
            result = result.substring(1, result.length() - 1);
        }
        return result;
    }

    private static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** H2 moves the operands of OR; their order says nothing. */
    private static String sortedAlternatives(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && text.startsWith(" OR ", i)) {
                parts.add(text.substring(start, i));
                start = i + 4;
            }
        }
        parts.add(text.substring(start));
        Collections.sort(parts);
        return String.join(" OR ", parts);
    }
}
