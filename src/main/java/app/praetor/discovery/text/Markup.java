package app.praetor.discovery.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the marks out of pasted HTML and Markdown without moving a single character: what is left out becomes
 * {@link #FILL}, so that an offset into the result is an offset into the message. What the author has struck through or
 * commented out is left out with its marks.
 */
public final class Markup {
    /** Stands where a mark was; no part of the text. */
    public static final char FILL = '\u200b';

    private static final String ATTRIBUTES =
            "(?:\\s+[\\w:-]{1,40}\\s*=\\s*(?:\"[^\"]{0,2000}\"|'[^']{0,2000}'|[^\\s>\"']{1,300}))*+\\s*/?>";
    private static final Pattern TAG = of("</?(html|head|body|div|p|br|hr|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot"
            + "|tr|td|th|caption|span|font|b|i|u|em|strong|ins|a|h[1-6]|code|pre|blockquote|img|small|sub|sup|center"
            + "|section|article|header|footer|main|mark|label|o:p|meta|link|col|colgroup)" + ATTRIBUTES);
    private static final Pattern LEFT_OUT =
            of("<!--.*?-->|<(s|del|strike|style|script|title)" + ATTRIBUTES + ".*?</\\1\\s*>|<!doctype[^>]*>");
    private static final Pattern HEADER_ROW =
            of("<tr" + ATTRIBUTES + "\\s*(?:<th" + ATTRIBUTES + "[^<]*</th\\s*>\\s*)++(?:</tr\\s*>)");
    private static final Pattern CELLS = of("</t[dh]\\s*>\\s*<t[dh]" + ATTRIBUTES);
    private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});");
    private static final Map<String, Character> ENTITIES = entities();

    private static final Pattern STRUCK_LINE =
            lines("^[ \\t]*(?:[-*+]|\\d{1,2}[.)])?[ \\t]*~~[^~\\n]+~~[ \\t]*(?:\\([^)\\n]*\\)|\\p{Ll}+)?[.!]?[ \\t]*$");
    private static final Pattern STRUCK = lines("~~[^~\\n]+~~");
    private static final Pattern CHECK_BOX = lines("^([ \\t]*[-*+][ \\t]+)\\[[ xX]\\](?=[ \\t])");
    private static final Pattern STRESS = lines("(\\*\\*|__|`)(?=\\S)([^*_`\\n"
            + "]{1,400})(?<=\\S)\\1|(?<![\\w*])(\\*|_)(?=[^\\s*_])([^*_\\n"
            + "]{1,400})(?<=\\S)\\3(?![\\w*])");
    private static final Pattern TABLE_HEAD = lines("^[ \\t]*\\|[^\\n]*\\|[ \\t]*\\n[ \\t]*\\|?[ :|-]*-{2,}[ :|-]*$");
    private static final Pattern TABLE_ROW = lines("^[ \\t]*\\|[^\\n|]+(?:\\|[^\\n|]*)*\\|[ \\t]*$");

    private Markup() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    private static Pattern lines(String regex) {
        return Pattern.compile(regex, Pattern.MULTILINE);
    }

    /** The message with its marks replaced, character by character. */
    public static String mask(String message) {
        char[] out = message.toCharArray();
        if (message.indexOf('<') >= 0 && TAG.matcher(message).find()) {
            html(message, out);
        }
        if (message.indexOf('&') >= 0) {
            entities(message, out);
        }
        markdown(new String(out), out);
        return new String(out);
    }

    /** A text without the places of its marks. */
    public static String clean(String masked) {
        return masked.indexOf(FILL) < 0 ? masked : masked.replace(String.valueOf(FILL), "");
    }

    private static void html(String message, char[] out) {
        Matcher left = LEFT_OUT.matcher(message);
        while (left.find()) {
            put(out, left.start(), left.end(), "");
        }
        Matcher head = HEADER_ROW.matcher(new String(out));
        while (head.find()) {
            put(out, head.start(), head.end(), "\n");
        }
        Matcher cells = CELLS.matcher(new String(out));
        while (cells.find()) {
            put(out, cells.start(), cells.end(), ": ");
        }
        Matcher tag = TAG.matcher(new String(out));
        while (tag.find()) {
            boolean opening = out[tag.start() + 1] != '/';
            String instead = switch (tag.group(1).toLowerCase(java.util.Locale.ROOT)) {
                case "li", "tr", "dt", "dd" -> opening ? "\n- " : "\n";
                case "h1", "h2", "h3", "h4", "h5", "h6" -> opening ? "\n# " : "\n";
                case "p", "div", "br", "hr", "ul", "ol", "dl", "table", "pre", "blockquote", "body" -> "\n";
                case "section", "article", "header", "footer", "main", "caption" -> "\n";
                default -> "";
            };
            put(out, tag.start(), tag.end(), instead);
        }
    }

    private static void entities(String message, char[] out) {
        Matcher m = ENTITY.matcher(message);
        while (m.find()) {
            String name = m.group(1);
            Character c = name.startsWith("#")
                    ? numeric(name.substring(1))
                    : ENTITIES.get(name.toLowerCase(java.util.Locale.ROOT));
            if (c != null && out[m.start()] == '&') {
                put(out, m.start(), m.end(), String.valueOf(c == '\u00a0' ? ' ' : (char) c));
            }
        }
    }

    private static Character numeric(String digits) {
        boolean hex = digits.startsWith("x") || digits.startsWith("X");
        try {
            int code = Integer.parseInt(hex ? digits.substring(1) : digits, hex ? 16 : 10);
            return code > 0xFFFF || Character.isISOControl(code) || Character.isSurrogate((char) code)
                    ? ' '
                    : (char) code;
        } catch (NumberFormatException e) {
            return ' ';
        }
    }

    private static void markdown(String text, char[] out) {
        if (text.contains("~~")) {
            Matcher line = STRUCK_LINE.matcher(text);
            while (line.find()) {
                put(out, line.start(), line.end(), "");
            }
            Matcher struck = STRUCK.matcher(text);
            while (struck.find()) {
                put(out, struck.start(), struck.end(), "");
            }
        }
        if (text.indexOf('|') >= 0) {
            Matcher head = TABLE_HEAD.matcher(text);
            while (head.find()) {
                put(out, head.start(), head.end(), "");
            }
            Matcher row = TABLE_ROW.matcher(new String(out));
            while (row.find()) {
                row(out, row.start(), row.end());
            }
        }
        Matcher box = CHECK_BOX.matcher(text);
        while (box.find()) {
            put(out, box.end(1), box.end(), "");
        }
        String now = new String(out);
        Matcher stress = STRESS.matcher(now);
        int from = 0;
        while (from < now.length() && stress.find(from)) {
            String mark = stress.group(1) != null ? stress.group(1) : stress.group(3);
            put(out, stress.start(), stress.start() + mark.length(), "");
            put(out, stress.end() - mark.length(), stress.end(), "");
            from = stress.end();
        }
    }

    /** A row of a table reads like an entry of a list: "- patients: 260". */
    private static void row(char[] out, int start, int end) {
        int first = start;
        while (out[first] != '|') {
            first++;
        }
        int last = end - 1;
        while (out[last] != '|') {
            last--;
        }
        out[first] = first + 1 < end && out[first + 1] == ' ' ? '-' : FILL;
        out[last] = FILL;
        for (int i = first + 1; i < last; i++) {
            if (out[i] == '|') {
                int space = i;
                while (space > first + 1 && out[space - 1] == ' ') {
                    space--;
                }
                Arrays.fill(out, space, i + 1, FILL);
                out[space] = ':';
                if (out[i + 1] != ' ') {
                    out[i] = i == space ? ':' : ' ';
                }
            }
        }
    }

    private static void put(char[] out, int start, int end, String text) {
        Arrays.fill(out, start, end, FILL);
        for (int i = 0; i < text.length() && start + i < end; i++) {
            out[start + i] = text.charAt(i);
        }
    }

    private static Map<String, Character> entities() {
        Map<String, Character> map = new HashMap<>();
        String[] pairs = {
            "nbsp", "\u00a0", "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "rsquo", "\u2019", "lsquo",
            "\u2018", "rdquo", "\u201d", "ldquo", "\u201c", "ndash", "\u2013", "mdash", "\u2014", "bull", "\u2022",
            "hellip", "\u2026", "euro", "\u20ac", "pound", "\u00a3", "yen", "\u00a5", "middot", "\u00b7", "auml",
            "\u00e4", "ouml", "\u00f6", "uuml", "\u00fc", "szlig", "\u00df", "eacute", "\u00e9", "egrave", "\u00e8",
            "agrave", "\u00e0", "ccedil", "\u00e7", "ntilde", "\u00f1", "oslash", "\u00f8", "aring", "\u00e5"
        };
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1].charAt(0));
        }
        return Map.copyOf(map);
    }
}
