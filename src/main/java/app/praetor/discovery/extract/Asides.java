package app.praetor.discovery.extract;

import java.util.regex.Pattern;

/** Remarks inside an enumeration that are about it, and no entry of it. */
final class Asides {
    private static final Pattern ADDRESS = of(
            "^(?:do|did|would|can|could|have|don't|are) you\\b|^you (?:should|must|can|could|may|might|know|see|won't"
                    + " believe|get the|understand)\\b");
    private static final Pattern FIRST_PERSON =
            of("^(?:which |and |but )?i(?:'ve|'d|'m| have| would| must| am)? (?!was|were)(?:\\w+"
                + " )?(?:find|found|think|consider|love|like|say|said|tell|told|mean|seen|heard|complain|agree|leave"
                + " (?:it|that)|insist|wonder|promise|swear|remember|suppose|guess|wrote|admit)\\b|^(?:this|that) i"
                + " |^i(?:'?ve| have) (?:seen|heard|been|stopped)\\b|^we(?:'ve| have)?"
                + " (?:had|tried|seen|knew|know|did|do|said|agreed on) (?:that|this|it)\\b|^we(?:'re| are) not"
                + " (?:that|this|the) (?:kind|sort|type)");
    private static final Pattern VERDICT =
            of("^(?:quite|very|so|all too|how) (?:right|true|sad|bad|funny)|^(?:that|this|it)(?:'s| is| was)? (?:the"
                + " one|one of (?:them|those)|the (?:main|worst|biggest) (?:one|thing)|a"
                + " (?:story|joke|pity|shame|must))\\b|^the one$|^(?:in|not in) (?:that|this|any) (?:particular"
                + " )?order\\b|^(?:the )?(?:rest|others?)\\b.{0,12}$|^beyond (?:that|this)\\b|^(?:that|this)(?:'s| is|"
                + " would be) (?:it|all|about it)\\b|^i could\\b|^(?:even )?(?:my |our |the )?[\\p{L}-]+"
                + " (?:hates?|loves?|likes?|agrees?|says?|thinks?|insists?)(?: on)?(?: (?:it|that|this|so))?(?:"
                + " too)?$");
    /** Somebody does something with what was just named: "the office files them". */
    private static final Pattern ABOUT_THE_LAST =
            of("^(?!it\\b|must|should|has|have|need|no\\b|nobody|never|any)(?:[\\p{L}'-]+"
                + " ){0,3}?(?!must|should|can|could|will|would|not|needs?)(?:[\\p{L}'-]+) (?:on |with |for |about"
                + " )?(?:that|this|it|those|them|these)(?: (?:too|all|as well|again|already|before \\w+|every \\w+)|,"
                + " .{0,30}| and .{0,40})?$");

    private static final Pattern RULED_OUT = of(
            "\\b(?:leave|left|leaving|keep|kept|count) (?:\\w+ ){0,3}out\\b|\\b(?:isn't|is not|aren't|are not|wasn't)"
                    + " (?:one|a (?:problem|system|user|must|program|deal-?breaker)|an? issue|important|the"
                    + " (?:problem|issue|point))\\b|\\bwouldn't (?:call|count|say)\\b|\\bno"
                    + " (?:log-?ins?|access|accounts?)\\b");
    private static final Pattern NOT_THIS = of("^not (?:the|a|an|so much|because|about|that)\\b");
    private static final Pattern GOES_ON = of("^(?:they|he|she|most of them|some of them)(?:'re|'s|'ve|'d|'ll)?\\b");
    private static final Pattern NOT_NEEDED =
            of("\\b(?:needn't|need not|does(?:n't| not) (?:have|need) to|do(?:n't| not) (?:have|need) to)\\b"
                    + "|^(?:it|they|and it) .{0,20}\\b(?:to|with) (?:both|them|those|all of them)$");
    private static final Pattern PRONOUN =
            of("^(?:he|she|they|you|i|nobody|no one|everybody|everyone|most of them|some of them|all of them|one of"
                    + " them|half of them|his|her)(?:'s|'re|'ve|'d|'ll)?\\b");
    private static final Pattern STATEMENT =
            of("^(?:the |our |my |this |that )?[\\p{L}'-]+(?: [\\p{L}'-]+){0,3}?(?: (?:is|was|are|were|does|did|do|has"
                    + " been|will be)\\b|'s (?:a|an|the|not)\\b)");

    private Asides() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Whether a sentence goes on about the entry before it: "they are mostly students". */
    static boolean about(Fields kind, String sentence) {
        return kind == Fields.USERS && GOES_ON.matcher(sentence).find()
                || kind == Fields.SYSTEMS && GOES_ON.matcher(sentence).find() && !Systems.named(sentence);
    }

    /**
     * Whether an item is a remark.
     *
     * @param listed whether an entry stands before it
     */
    static boolean remark(Fields kind, String item, boolean listed) {
        if (RULED_OUT.matcher(item).find()) {
            return true;
        }
        boolean clauses = kind == Fields.PAINS || kind == Fields.DEALBREAKERS || kind == Fields.TECHNICAL;
        if ((kind == Fields.PAINS || kind == Fields.JOBS)
                && NOT_THIS.matcher(item).find()) {
            return true;
        }
        if (kind == Fields.TECHNICAL && NOT_NEEDED.matcher(item).find()) {
            return true;
        }
        if (!listed || kind == Fields.JOBS && ListItems.verbLed(item)) {
            return false;
        }
        if (ADDRESS.matcher(item).find()
                || VERDICT.matcher(item).find()
                || FIRST_PERSON.matcher(item).find()) {
            return true;
        }
        if (kind != Fields.PAINS && ABOUT_THE_LAST.matcher(item).find()) {
            return true;
        }
        if (kind == Fields.SYSTEMS && Systems.named(item)) {
            return false;
        }
        return switch (kind) {
            case USERS ->
                PRONOUN.matcher(item).find() || STATEMENT.matcher(item).find() && !ListItems.doing(item);
            case SYSTEMS, JOBS ->
                PRONOUN.matcher(item).find() || STATEMENT.matcher(item).find();
            default -> !clauses && PRONOUN.matcher(item).find();
        };
    }
}
