package app.praetor.log;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Takes out of texts what may be a client's or a secret, for logs and for details that people send to others. A pattern
 * cannot tell a client's words from ours, so the message of an exception is left out altogether, unless it is of a kind
 * whose words come from the shape of the program; a database error keeps its numbers.
 */
public final class Scrub {
    private static final String HIDDEN = "***";

    /** Database errors: the statement with its literals, and the values of a key that clashed. */
    private static final Pattern STATEMENT = Pattern.compile("(?is)SQL statement:.*");

    private static final Pattern KEY_VALUES = Pattern.compile("(?is)\\bVALUES\\s*\\(.*\\)");
    private static final Pattern DETAIL = Pattern.compile("(?is)Key \\([^)]*\\)=\\(.*?\\)");
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|[“‘][^”’]*[”’]");
    private static final Pattern BEARER =
            Pattern.compile("(?i)\\b(bearer|basic|digest|token)\\s+[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)([\\w.-]*(?:pass(?:word|phrase|wd)?|pwd|secret|token|api[_-]?key|credential|recovery[_ -]?code"
                    + "|private[_-]?key|authorization|cookie)\"?\\s*[=:]\\s*)"
                    + "(\"[^\"]*\"|[^\\s,;&}\\])]+)");
    private static final Pattern USER_INFO = Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://)[^\\s/@]+@");
    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?#]+)[?#]\\S+");
    private static final Pattern WEB_TOKEN = Pattern.compile("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_.-]+");
    /** Recovery codes as they are shown, typed or kept. */
    private static final Pattern RECOVERY =
            Pattern.compile("\\b(?:[A-Z0-9]{4,8}-){3,}[A-Z0-9]{2,8}\\b|(?i:\\b(?:[A-Z0-9]{4}[-"
                    + " ]){6}[A-Z0-9]{2,4}\\b)|\\b[0-9A-Z]{28}\\b");

    private static final Pattern HEX = Pattern.compile("\\b[0-9A-Fa-f]{32,}\\b");
    private static final Pattern BASE64 =
            Pattern.compile("(?<![A-Za-z0-9+/_-])(?=[A-Za-z0-9+/_-]*[0-9+/])[A-Za-z0-9+/_-]{32,}={0,2}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Scrub() {}

    /** A text without quoted literals, keys, tokens and passwords. Words that nothing marks stay. */
    public static String text(String text) {
        String clean = STATEMENT.matcher(text).replaceAll("SQL statement: " + HIDDEN);
        clean = KEY_VALUES.matcher(clean).replaceAll("VALUES (" + HIDDEN + ")");
        clean = DETAIL.matcher(clean).replaceAll("Key (" + HIDDEN + ")");
        clean = LITERAL.matcher(clean).replaceAll("'" + HIDDEN + "'");
        clean = USER_INFO.matcher(clean).replaceAll("$1" + HIDDEN + "@");
        clean = QUERY.matcher(clean).replaceAll("$1?" + HIDDEN);
        clean = BEARER.matcher(clean).replaceAll("$1 " + HIDDEN);
        clean = NAMED.matcher(clean).replaceAll("$1" + HIDDEN);
        clean = WEB_TOKEN.matcher(clean).replaceAll(HIDDEN);
        clean = RECOVERY.matcher(clean).replaceAll(HIDDEN);
        clean = HEX.matcher(clean).replaceAll(HIDDEN);
        return BASE64.matcher(clean).replaceAll(m -> UUID.matcher(m.group()).matches() ? m.group() : HIDDEN);
    }

    /** A failure with its causes and where they arose, for a log: several lines without messages that may hold data. */
    public static String trace(Throwable failure) {
        return lines(failure, Scrub::headline);
    }

    /** As {@link #trace}, for the eyes of the person at this machine: messages stay, scrubbed by pattern. */
    public static String details(Throwable failure) {
        return lines(failure, Scrub::spoken);
    }

    private static String lines(Throwable failure, Function<Throwable, String> headline) {
        StringBuilder out = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        append(out, "", failure, seen, headline);
        return out.toString();
    }

    private static void append(
            StringBuilder out,
            String lead,
            Throwable failure,
            Set<Throwable> seen,
            Function<Throwable, String> headline) {
        String prefix = lead;
        for (Throwable t = failure; t != null && seen.add(t); t = t.getCause()) {
            out.append(prefix).append(headline.apply(t)).append(System.lineSeparator());
            for (StackTraceElement frame : t.getStackTrace()) {
                out.append("\tat ").append(frame).append(System.lineSeparator());
            }
            for (Throwable suppressed : t.getSuppressed()) {
                append(out, "Suppressed: ", suppressed, seen, headline);
            }
            prefix = "Caused by: ";
        }
    }

    /** The kind of a failure, with as much of its message as cannot hold data. */
    public static String headline(Throwable failure) {
        return fromData(failure) && failure.getMessage() != null && !(failure instanceof SQLException)
                ? failure.getClass().getName() + ": (message left out)"
                : spoken(failure);
    }

    private static String spoken(Throwable failure) {
        String kind = failure.getClass().getName();
        if (failure instanceof SQLException sql) {
            return kind + ": SQL state " + sql.getSQLState() + ", error " + sql.getErrorCode();
        }
        String message = failure.getMessage();
        // A wrapper that was given no message repeats its cause's, of whatever kind that is.
        boolean repeated =
                failure.getCause() != null && failure.getCause().toString().equals(message);
        return message == null || repeated ? kind : kind + ": " + text(message);
    }

    /** Whether a message may quote data: all but those that speak of classes, indexes and memory, or of names of columns. */
    private static boolean fromData(Throwable failure) {
        return switch (failure.getClass().getName()) {
            case "java.lang.NullPointerException",
                    "java.lang.ClassCastException",
                    "java.lang.ArithmeticException",
                    "java.lang.IndexOutOfBoundsException",
                    "java.lang.ArrayIndexOutOfBoundsException",
                    "java.lang.StringIndexOutOfBoundsException",
                    "java.lang.ArrayStoreException",
                    "java.lang.NegativeArraySizeException",
                    "java.lang.OutOfMemoryError",
                    "java.lang.StackOverflowError",
                    "java.lang.AbstractMethodError",
                    "java.lang.ExceptionInInitializerError",
                    "java.lang.NoClassDefFoundError",
                    "java.lang.ClassNotFoundException",
                    "java.lang.NoSuchMethodError",
                    "java.lang.NoSuchFieldError",
                    "java.lang.UnsatisfiedLinkError",
                    "java.lang.UnsupportedClassVersionError",
                    "app.praetor.store.guard.RefusedSqlException",
                    "app.praetor.store.secret.SecretUnreadableException" -> false;
            default -> true;
        };
    }
}
