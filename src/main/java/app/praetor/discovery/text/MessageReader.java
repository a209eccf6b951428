package app.praetor.discovery.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a message into sentences. Mail headers, greetings and signatures are left out, and so is every quotation that
 * tries to instruct the program: it is text about which nothing is said.
 */
public final class MessageReader {
    private static final Pattern QUOTE =
            Pattern.compile("[\"\u201c\u201e]([^\"\u201c\u201d\u201e]{1,4000})[\"\u201d\u201c]");
    private static final Pattern MARK = Pattern.compile("^[>|\\s\u200b]*");
    private static final Pattern BULLET =
            Pattern.compile("^(?:[-\u2013\u2014\u2022*\u00b7+]\\s+|\\(?\\d{1,2}[.)]\\s+|[a-z]\\)\\s+)");
    private static final Pattern HEADER = Pattern.compile(
            "^(?:from|sent|to|cc|bcc|subject|date|reply-to|attachments?)\\s*:.*|^[-_=*]{3,}.*[-_=*]{3,}$|^[-_=]{4,}$|^on"
                + " .{3,80} wrote:$|^(?:begin )?forwarded message:?$|^sent from my .*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GREETING = Pattern.compile(
            "^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))\\b[\\p{L}"
                    + " .'-]{0,40}[,!.]?|\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+)?,)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGN_OFF = Pattern.compile(
            "^(?:(?:best|kind|warm|many)?\\s*(?:regards|wishes|thanks|greetings)|best|cheers|thanks|thx|yours(?:"
                    + " \\w+)?|sincerely|br|rgds|thank you)[,.! ]*(?:\\p{Lu}[\\p{L}.' -]{0,40})?$|^\\p{Lu}\\.$|^--$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADING_LINE = Pattern.compile("^[ \\t\u200b]*#{1,6} \\S", Pattern.MULTILINE);
    private static final Pattern PLAIN_LINE = Pattern.compile("^[ \\t\u200b]*[^#\\s\u200b]", Pattern.MULTILINE);
    private static final Pattern LABEL_LINE = Pattern.compile("^[\\p{L}][\\p{L}' /-]{2,40}:$");
    private static final Set<String> ABBREVIATIONS = Set.of(
            "e.g", "i.e", "approx", "mr", "mrs", "ms", "dr", "st", "no", "nr", "vs", "incl", "excl", "ca", "max", "min",
            "inc", "ltd", "co", "art", "fig", "prof", "sec", "dept", "est", "tel", "resp", "avg", "jan", "feb", "mar",
            "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "eg", "ie", "p.a", "a.m", "p.m", "abt",
            "bldg");

    private static final int MAX_SENTENCE = 900;
    private static final int MAX_LINE = 200;
    private static final int MAX_MESSAGE = 20_000;
    private static final int MAX_SENTENCES = 400;

    private record Segment(int start, int end, boolean bullet, boolean marked, String heading) {}

    private MessageReader() {}

    /** The sentences of a message, in order. */
    public static List<Sentence> read(String whole) {
        String source = whole.length() > MAX_MESSAGE ? whole.substring(0, MAX_MESSAGE) : whole;
        String message = Markup.mask(source);
        List<int[]> quotes = new ArrayList<>();
        List<int[]> dropped = new ArrayList<>();
        Matcher m = QUOTE.matcher(message);
        while (m.find()) {
            int[] span = {m.start(), m.end()};
            (Cues.INJECTION.matcher(m.group(1)).find() ? dropped : quotes).add(span);
        }
        List<Sentence> sentences = new ArrayList<>();
        for (Segment segment : segments(message)) {
            if (sentences.size() >= MAX_SENTENCES) {
                break;
            }
            split(message, segment, quotes, dropped, sentences);
        }
        return sentences.stream()
                .map(s -> s.from(source.substring(s.start(), s.end())))
                .toList();
    }

    private static List<Segment> segments(String message) {
        List<Segment> segments = new ArrayList<>();
        int lineStart = 0;
        boolean joinable = false;
        boolean headed = HEADING_LINE.matcher(message).find()
                && PLAIN_LINE.matcher(message).find();
        String heading = "";
        boolean filled = false;
        Signature signature = new Signature();
        while (lineStart <= message.length()) {
            int lineEnd = message.indexOf('\n', lineStart);
            if (lineEnd < 0) {
                lineEnd = message.length();
            }
            String line = message.substring(lineStart, lineEnd);
            Matcher mark = MARK.matcher(line);
            int from = mark.find() ? mark.end() : 0;
            boolean marked = line.substring(0, from).contains(">");
            String body = line.substring(from).stripTrailing();
            Matcher bulletMatcher = BULLET.matcher(body);
            boolean bullet = bulletMatcher.find();
            String words = Markup.clean(body).strip();
            boolean label = LABEL_LINE.matcher(words).matches();
            if (words.isEmpty() && filled && !heading.startsWith("#")) {
                heading = "";
            }
            if (signature.covers(words, bullet || marked)
                    || words.isEmpty()
                    || words.length() < MAX_LINE && frame(words)) {
                joinable = false;
            } else if (headed && words.startsWith("#")) {
                heading = words;
                filled = false;
                joinable = false;
            } else if (joinable
                    && !bullet
                    && Character.isLowerCase(body.charAt(0))
                    && segments.getLast().marked() == marked) {
                Segment last = segments.removeLast();
                segments.add(new Segment(
                        last.start(), lineStart + from + body.length(), last.bullet(), marked, last.heading()));
            } else {
                heading = label ? words : heading;
                filled = !label;
                int start = lineStart + from + (bullet ? bulletMatcher.end() : 0);
                int end = lineStart + from + body.length();
                if (start < end) {
                    segments.add(new Segment(start, end, bullet, marked, label ? "" : heading));
                    joinable = true;
                }
            }
            lineStart = lineEnd + 1;
        }
        return segments;
    }

    private static boolean frame(String line) {
        return HEADER.matcher(line).matches()
                || GREETING.matcher(line).matches()
                || SIGN_OFF.matcher(line).matches();
    }

    private static void split(
            String message, Segment segment, List<int[]> quotes, List<int[]> dropped, List<Sentence> out) {
        int start = segment.start();
        int i = start;
        while (i < segment.end()) {
            char c = message.charAt(i);
            boolean stop = c == '.' || c == '!' || c == '?' || c == '\u2026';
            if (picture(message, i) && capital(message, i + 2, segment.end())) {
                add(message, start, i + 2, segment, quotes, dropped, out);
                start = i + 2;
                i = start;
                continue;
            }
            if (!stop) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < segment.end() && ".!?\u2026)\"\u201d'\u2019\u200b".indexOf(message.charAt(end)) >= 0) {
                end++;
            }
            boolean atBreak = end >= segment.end() || Character.isWhitespace(message.charAt(end));
            if (atBreak
                    && !(c == '.' && end == i + 1 && abbreviation(message, start, i, segment.end()))
                    && !(c == '.' && loneWord(message, end, segment.end()))) {
                add(message, start, end, segment, quotes, dropped, out);
                start = end;
            }
            i = end;
        }
        add(message, start, segment.end(), segment, quotes, dropped, out);
    }

    private static boolean abbreviation(String message, int start, int dot, int end) {
        int from = dot;
        while (from > start && !Character.isWhitespace(message.charAt(from - 1)) && message.charAt(from - 1) != '(') {
            from--;
        }
        String word = message.substring(from, dot).toLowerCase(Locale.ROOT);
        if (word.length() == 1 && Character.isLetter(word.charAt(0)) && !word.equals("i")) {
            return true;
        }
        if (!ABBREVIATIONS.contains(word)) {
            return false;
        }
        // "No." and "min." end a sentence unless something that belongs to them follows.
        int next = dot + 1;
        while (next < end && Character.isWhitespace(message.charAt(next))) {
            next++;
        }
        boolean digit = next < end && Character.isDigit(message.charAt(next));
        boolean lower = next < end && Character.isLowerCase(message.charAt(next));
        return switch (word) {
            case "no", "nr", "fig", "sec", "min", "max", "art", "mar", "co" -> digit;
            case "mr", "mrs", "ms", "dr", "st", "prof" -> true;
            default -> digit || lower;
        };
    }

    /** "day. after. day." is one sentence with emphasis. */
    private static boolean loneWord(String message, int from, int end) {
        int i = from;
        while (i < end && Character.isWhitespace(message.charAt(i))) {
            i++;
        }
        int start = i;
        while (i < end && Character.isLowerCase(message.charAt(i))) {
            i++;
        }
        return i > start && i < end && message.charAt(i) == '.';
    }

    private static void add(
            String message,
            int from,
            int to,
            Segment segment,
            List<int[]> quotes,
            List<int[]> dropped,
            List<Sentence> out) {
        // Nobody speaks in sentences of this length: pasted matter is cut so that each pattern stays quick.
        if (to - from > MAX_SENTENCE) {
            int cut = message.lastIndexOf(' ', from + MAX_SENTENCE);
            int middle = cut > from ? cut : from + MAX_SENTENCE;
            add(message, from, middle, segment, quotes, dropped, out);
            split(
                    message,
                    new Segment(middle, to, segment.bullet(), segment.marked(), segment.heading()),
                    quotes,
                    dropped,
                    out);
            return;
        }
        int start = from;
        int end = to;
        while (start < end && (blank(message.charAt(start)) || message.charAt(start) == '>')) {
            start++;
        }
        while (end > start && blank(message.charAt(end - 1))) {
            end--;
        }
        int first = start;
        int last = end;
        if (first >= last || dropped.stream().anyMatch(d -> d[0] < last && d[1] > first)) {
            return;
        }
        String raw = Markup.clean(message.substring(first, last));
        String text = raw.replaceAll("\\s*[\\r\\n]+[>\\s]*", " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)
                || Cues.INJECTION.matcher(text).find()) {
            return;
        }
        // A quotation that fills the whole message is an answer given in quotation marks, not somebody else's aside.
        boolean quoted = quotes.stream().anyMatch(q -> q[0] <= first + 1 && q[1] >= last - 1);
        text = text.replaceAll("^[\"\u201c\u201e]+|[\"\u201d\u201c]+$", "").strip();
        out.add(new Sentence(first, last, raw, text, quoted, segment.bullet(), segment.heading()));
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || c == Markup.FILL;
    }

    /** Whether a small picture stands here, which many people put where others put a full stop. */
    private static boolean picture(String message, int i) {
        return Character.isHighSurrogate(message.charAt(i))
                && Character.getType(message.codePointAt(i)) == Character.OTHER_SYMBOL;
    }

    private static boolean capital(String message, int from, int end) {
        int i = from;
        while (i < end && !Character.isLetterOrDigit(message.codePointAt(i)) && message.charAt(i) != '\n') {
            i += Character.charCount(message.codePointAt(i));
        }
        return i > from && i < end && Character.isUpperCase(message.charAt(i));
    }
}
