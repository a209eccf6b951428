package app.praetor.discovery.extract;

import app.praetor.discovery.text.Cues;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Small cuts on phrases. */
final class Phrases {
    private static final Pattern FILLER = Pattern.compile(
            "^(?:(?:well|oh|ah|hm+|ok|okay|goodness|gosh|sorry|sorry about (?:that|the delay)|thanks|thank"
                + " you|hello|hi|hey|good (?:morning|afternoon|evening)|let me (?:think|see)|let's see|good"
                + " question|anyway|where was i|yes|yeah|right|so|lol|haha|one moment|hold on|wait|where do i"
                + " (?:start|begin)|(?:now )?that(?:'s| is) a (?:good|hard|tricky|difficult) (?:question|one)|i(?:'m|"
                + " am) glad you ask(?:ed)?|forgive me|excuse me|no problem|sure|of"
                + " course|certainly|bye|please|great|fine|and|but|easy|simple|you know)["
                + " ,.!?:\u2026-]*)+$|^\\(?(?:forgive me|excuse (?:me|the)|sorry for)\\b|^\\p{L}+"
                + " (?:again|here)[:.]?$|^(?:i hope (?:this|that) helps|let me know|hope (?:this|that) helps|looking"
                + " forward|talk soon|speak soon|does that help|is that (?:ok|enough|clear)|you get the"
                + " (?:idea|picture)|i (?:already )?(?:mentioned|said|wrote) (?:it|that|so))\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern POINTER = Pattern.compile(
            "(?:it |that |so |the same )?(?:before|already|above|earlier|again|there|it|that|so|same|too)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLAUSE = Pattern.compile("[,;:!?()]+\\s+|\\s+[\u2013\u2014-]\\s+|\\.\\s+");

    private Phrases() {}

    /** Whether a text is politeness only. */
    static boolean filler(String text) {
        return text.isBlank()
                || text.length() < 200 && FILLER.matcher(text.strip()).find();
    }

    /** The clauses that do not point back, joined; empty when all do. */
    static String withoutBackReference(String text) {
        List<String> kept = new ArrayList<>();
        var m = CLAUSE.matcher(text);
        int from = 0;
        while (from <= text.length()) {
            boolean more = m.find(from);
            int end = more ? m.start() : text.length();
            String clause = text.substring(from, Math.max(from, end));
            // "paper, as I said": only the remark at the end goes.
            String rest = Cues.BACK_REFERENCE.matcher(clause).find() ? Cues.trim(clause) : clause.strip();
            if (!POINTER.matcher(rest).matches()
                    && !rest.isBlank()
                    && !filler(rest)
                    && !Cues.BACK_REFERENCE.matcher(rest).find()) {
                kept.add(rest);
            }
            if (!more) {
                break;
            }
            from = m.end();
        }
        return Cues.trim(String.join(", ", kept));
    }

    /** A text of at most {@code max} characters, cut at the end of a clause where possible. */
    static String clip(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int cut = -1;
        for (String mark : List.of("; ", ", ", " - ", " \u2013 ", " because ", " so ", " which ", " and ")) {
            int at = text.lastIndexOf(mark, max);
            if (at > max / 3) {
                cut = Math.max(cut, at);
            }
        }
        if (cut < 0) {
            cut = text.lastIndexOf(' ', max);
        }
        String clipped = text.substring(0, cut > 0 ? cut : max);
        return Character.isHighSurrogate(clipped.charAt(clipped.length() - 1))
                ? clipped.substring(0, clipped.length() - 1)
                : clipped;
    }
}
