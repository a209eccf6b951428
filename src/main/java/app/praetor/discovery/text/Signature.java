package app.praetor.discovery.text;

import java.util.regex.Pattern;

/** What stands under "Best regards": name, title, company, address. Holds where in a message the reader is. */
final class Signature {
    private static final Pattern CLOSING = Pattern.compile(
            "^(?:(?:with |my |our )*(?:best|kind|kindest|warm|warmest|many|friendly)"
                + " (?:regards|wishes|thanks|greetings)|(?:with |my"
                + " )*(?:regards|wishes|greetings)|best|cheers|thanks(?: a lot| again| in advance| so much)?|many"
                + " thanks|thank you(?: very much)?|yours(?: (?:sincerely|faithfully|truly))?|sincerely(?: yours)?|all"
                + " the best|have a (?:nice|good) \\w+|br|rgds|kr|mfg)[,.! ]*$|^--$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STATEMENT = Pattern.compile(
            "\\b(?:is|are|was|were|be|need|needs|have|has|had|want|wants|must|should|can|will|would|we|i|it|they|by|until|before|budget|deadline)\\b|[?:;]|\\d"
                + " ?[k%\u20ac$\u00a3]|^p\\.? ?s\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTACT = Pattern.compile(
            "@|\\bwww\\.|https?://|\\b(?:tel|phone|mobile|fax|cell|mail|e-mail|t|m|f)\\b\\.?:? ?\\+?[\\d(]|^\\+?[\\d"
                    + " ()/-]{7,}$",
            Pattern.CASE_INSENSITIVE);
    private static final int LINES = 8;
    private static final int WORDS = 7;

    private int left;

    /** Takes the next line of the message, and says whether it belongs to a signature. */
    boolean covers(String line, boolean listed) {
        if (CLOSING.matcher(line).matches()) {
            left = LINES;
            return true;
        }
        if (left == 0 || line.isEmpty()) {
            return false;
        }
        boolean name = !listed
                && (CONTACT.matcher(line).find()
                        || line.split("\\s+").length <= WORDS
                                && Character.isUpperCase(line.codePointAt(0))
                                && !STATEMENT.matcher(line).find());
        left = name ? left - 1 : 0;
        return name;
    }
}
