package app.praetor.kit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The small language of {@code when} and {@code each}: paths into maps, a comparison, and. Nothing can be called. */
final class Expression {
    private static final String PATH = "[A-Za-z_][A-Za-z0-9_-]*(?:\\.[A-Za-z_][A-Za-z0-9_-]*)*";
    private static final Pattern EACH = Pattern.compile("(" + PATH + ")(?:\\[\\*])? as ([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern TERM = Pattern.compile(
            "(!|not )?\\s*(" + PATH + ")(?:\\s*(==|!=|>=|<=|>|<)\\s*('[^']*'|-?\\d+(?:\\.\\d+)?|true|false))?");

    private Expression() {}

    static boolean isEach(String text) {
        return EACH.matcher(text.strip()).matches();
    }

    static boolean isCondition(String text) {
        for (String term : text.strip().split(" and ", -1)) {
            if (!TERM.matcher(term.strip()).matches()) {
                return false;
            }
        }
        return true;
    }

    /** The name that each item gets. */
    static String name(String each) {
        Matcher m = EACH.matcher(each.strip());
        return m.matches() ? m.group(2) : "";
    }

    static List<Object> items(String each, Map<String, Object> context) {
        Matcher m = EACH.matcher(each.strip());
        Object value = m.matches() ? path(m.group(1), context) : null;
        return value instanceof Collection<?> c ? new ArrayList<>(c) : List.of();
    }

    static boolean test(String condition, Map<String, Object> context) {
        for (String term : condition.strip().split(" and ", -1)) {
            Matcher m = TERM.matcher(term.strip());
            if (!m.matches()) {
                return false;
            }
            Object value = path(m.group(2), context);
            String operator = m.group(3);
            String literal = m.group(4);
            boolean holds = operator == null || literal == null ? truthy(value) : compare(value, operator, literal);
            if (holds == (m.group(1) != null)) {
                return false;
            }
        }
        return true;
    }

    private static boolean truthy(@Nullable Object value) {
        return !(value == null
                || Boolean.FALSE.equals(value)
                || value instanceof CharSequence s && s.isEmpty()
                || value instanceof Collection<?> c && c.isEmpty()
                || value instanceof Map<?, ?> m && m.isEmpty());
    }

    private static boolean compare(@Nullable Object value, String operator, String literal) {
        // A collection is compared by its size.
        Object left = value instanceof Collection<?> c ? (Object) c.size() : value;
        if (left instanceof Number n && !literal.startsWith("'") && !literal.matches("true|false")) {
            int order = new BigDecimal(n.toString()).compareTo(new BigDecimal(literal));
            return switch (operator) {
                case "==" -> order == 0;
                case "!=" -> order != 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                case ">=" -> order >= 0;
                default -> order <= 0;
            };
        }
        boolean same = literal.replaceAll("^'|'$", "").equals(String.valueOf(left));
        return operator.equals("==") ? same : operator.equals("!=") && !same;
    }

    private static @Nullable Object path(String path, Map<String, Object> context) {
        Object value = context;
        for (String part : path.split("\\.")) {
            value = value instanceof Map<?, ?> m ? m.get(part) : null;
        }
        return value;
    }
}
