package app.praetor.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Plain comparison of words: lower case, singular, without the small words. Pure functions. */
public final class Words {
    private static final Set<String> SMALL = Set.of(
            "a an the of to in on for and or is are be do does did it its this that these those with by at as from we our "
                    .concat("they their there has have should must can could will would what which who when how if")
                    .split(" "));

    private static final int QUOTE = 160;
    private static final Pattern DECLINED =
            Pattern.compile(" ((not|t|no|never|longer) (need|want|use|take|accept|like)|without|instead of|rather than)"
                    + "( (?!but )\\S+){0,2} $");

    private Words() {}

    /** The words of a text in order, lower case and without plural endings. */
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        int start = -1;
        for (int i = 0; i <= lower.length(); i++) {
            boolean inside = i < lower.length() && Character.isLetterOrDigit(lower.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(singular(lower.substring(start, i)));
                start = -1;
            }
        }
        return words;
    }

    /** The words in one line with a space before and after each, so that a phrase can be looked up in it. */
    public static String normal(String text) {
        return " " + String.join(" ", of(text)) + " ";
    }

    /** The words that carry meaning. */
    public static Set<String> content(String text) {
        Set<String> content = new HashSet<>(of(text));
        SMALL.forEach(w -> content.remove(singular(w)));
        return content;
    }

    /** Whether the phrase occurs in the text as whole words. */
    public static boolean mentions(String text, String phrase) {
        String wanted = normal(phrase);
        return !wanted.isBlank() && normal(text).contains(wanted);
    }

    /** The first phrase that occurs in the text; empty when none does. */
    public static String firstMentioned(String text, Collection<String> phrases) {
        return phrases.stream().filter(p -> mentions(text, p)).findFirst().orElse("");
    }

    /** Shared words in relation to all words of both, 0 to 1. */
    public static double overlap(String one, String other) {
        Set<String> a = content(one);
        Set<String> b = content(other);
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        if (all.isEmpty()) {
            return 0;
        }
        a.retainAll(b);
        return (double) a.size() / all.size();
    }

    /** Lower case words joined by hyphens. */
    public static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    }

    /** First letter upper case, one space between words, no full stop. */
    public static String sentenceCase(String text) {
        String clean =
                text.strip().replaceAll("\\s+", " ").replaceAll("[.!?,;]+$", "").replace('_', ' ');
        return clean.isEmpty() ? clean : clean.substring(0, 1).toUpperCase(Locale.ROOT) + clean.substring(1);
    }

    /** A field path in words: {@code users_and_personas.jobsToBeDone} is "jobs to be done". */
    public static String field(String path) {
        String name = path.substring(path.indexOf('.') + 1);
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    /** The client's words in quotes, cut at a word when they are long. */
    public static String quote(String snippet) {
        String text = snippet.strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
        if (text.length() > QUOTE) {
            int end = text.lastIndexOf(' ', QUOTE);
            text = text.substring(0, end > 0 ? end : QUOTE) + "…";
        }
        return "“" + text + "”";
    }

    /** Whether the text says that the phrase is not wanted, as in "we do not need online payment". */
    public static boolean declines(String text, String phrase) {
        String all = normal(text);
        String wanted = normal(phrase);
        for (int at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
            if (DECLINED.matcher(all.substring(0, at + 1)).find()) {
                return true;
            }
        }
        return false;
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
