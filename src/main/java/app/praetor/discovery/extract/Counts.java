package app.praetor.discovery.extract;

import app.praetor.discovery.text.Grammar;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers of things in a correction, and which earlier number they replace. */
final class Counts {
    /** A number with the thing that it counts. */
    static final Pattern COUNT = of("(?<![\\w.,])(" + Grammar.NUMBER + "k?) ((?:[\\p{L}-]+ ){0,2}?[\\p{L}-]{3,})");

    private static final Pattern FIGURE = of("(?<![\\w.,])\\d[\\d.,]*\\dk?\\b");

    private static final Set<String> COMMON = Set.of(
            "about",
            "around",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "hours",
            "days",
            "more",
            "than",
            "people",
            "thousand",
            "hundred",
            "start");

    private Counts() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** "300 is wrong, count with 450 desks", when nothing was held: the figure that is not taken back, with its noun. */
    static @Nullable String replaced(String text, String whole) {
        List<Grammar.Hit> kept = Grammar.affirmed(FIGURE, whole);
        boolean takenBack = FIGURE.matcher(whole).results().count() > kept.size();
        if (!takenBack || !Grammar.affirmed(Grammar.MONEY, whole).isEmpty()) {
            return null;
        }
        return Grammar.affirmed(COUNT, text).stream()
                .map(Grammar.Hit::text)
                .filter(h ->
                        !Grammar.DATE.matcher(h).find() && FIGURE.matcher(h).find())
                .filter(h -> kept.stream().anyMatch(k -> h.startsWith(k.text())))
                .findFirst()
                .orElse(null);
    }

    /** "not 300 but 450": the new figure takes the noun of the old one. */
    static @Nullable String bareFigure(String text, String old, String whole) {
        Matcher oldFigure = of("\\d[\\d.,]*k?").matcher(old);
        if (!oldFigure.find() || !whole.contains(oldFigure.group())) {
            return null;
        }
        List<Grammar.Hit> hits = Grammar.affirmed(of("(?<![\\w.,])\\d[\\d.,]*\\dk?\\b"), text);
        for (Grammar.Hit h : hits) {
            if (!h.text().equals(oldFigure.group())) {
                return old.substring(0, oldFigure.start()) + h.text() + old.substring(oldFigure.end());
            }
        }
        return null;
    }

    static boolean sharesNoun(String old, String now) {
        Matcher m = of("[\\p{L}]{4,}").matcher(now);
        while (m.find()) {
            String noun = m.group().toLowerCase(Locale.ROOT);
            if (!COMMON.contains(noun) && old.toLowerCase(Locale.ROOT).contains(noun)) {
                return true;
            }
        }
        return false;
    }

    /** "1,200 orders" with the "a month" that follows it. */
    static String withPeriod(String text, String count) {
        return Grammar.affirmed(Grammar.VOLUME, text).stream()
                .map(Grammar.Hit::text)
                .filter(v -> v.contains(count))
                .findFirst()
                .orElse(count);
    }
}
