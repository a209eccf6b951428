package app.praetor.discovery.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a sentence where one statement ends and the next begins. */
final class Clauses {
    private static final String SUBJECT =
            "(?:we|it|they|i|he|she|you|this|that|there|the|our|my|their|these|those|budget|nobody|everybody|must|has"
                    + " to|have to|needs?|should|would|want)\\b";
    private static final Pattern BREAKS = Pattern.compile(
            "[,;:]\\s+|\\s+[\u2013\u2014-]\\s+|\\s+(?=(?:but|because|bc|so|although|though|since|when|whereas)\\b)|(?<=\\))\\s+|\\s+(?=\\()|\\s+(?=(?:and|n|&)"
                + " " + SUBJECT + ")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STATEMENTS = Pattern.compile(
            "\\s*[;:]\\s+|\\s+[\u2013\u2014-]\\s+|,?\\s+(?:and|but|so|n|&|while|whereas)\\s+(?=" + SUBJECT
                    + ")|,\\s+(?=" + SUBJECT + ")",
            Pattern.CASE_INSENSITIVE);

    private Clauses() {}

    /** Starts and ends of all clauses, in order. */
    static List<int[]> spans(String text) {
        return cut(text, BREAKS);
    }

    /** Starts and ends of the parts that have a subject and could stand alone. */
    static List<int[]> statements(String text) {
        return cut(text, STATEMENTS);
    }

    /** The part of a sentence in which an offset lies. */
    static String around(String text, int offset) {
        for (int[] span : spans(text)) {
            if (offset < span[1]) {
                return text.substring(span[0], span[1]);
            }
        }
        return text;
    }

    private static List<int[]> cut(String text, Pattern at) {
        List<int[]> parts = new ArrayList<>();
        Matcher m = at.matcher(text);
        int from = 0;
        while (m.find()) {
            parts.add(new int[] {from, m.start()});
            from = m.end();
        }
        parts.add(new int[] {from, text.length()});
        return parts;
    }
}
