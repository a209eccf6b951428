package app.praetor.discovery.extract;

import app.praetor.discovery.text.Cues;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who uses it: roles in running text. */
final class Users {
    private static final String NP =
            "((?:(?!(?:and|but|that|which|who|it|they|is|are|was|so|because|if|when|with|for|to|of|by|in|on|at|or|whom|will|would|should|be|think|means)\\b)[\\p{L}\\d'/&-]+"
                + " ){0,4}(?:of the |in the |at the |on the"
                + " )?(?!(?:it|they|this|that|we|you|one|he|she|who|there|them|system|tool|app|software|i)\\b)[\\p{L}'/&-]+)";
    private static final Pattern[] FORMS = {
        of("\\b(?:main|primary|key|principal|core|daily|day-to-day) (?:users?|actors?|audience|personas?)(?:"
                + " group)?(?: here)?(?: (?:would be|will be|should be|are|is|be|:)|:)\\s*(?:mainly |mostly |now"
                + " |actually )?(?:the |our |my )?"
                + NP),
        of("\\b(?:it(?:'s| is)|it will be|it would be|that(?:'s| is)) (?:mainly |mostly |really )?(?:the |our |my )?"
                + NP + " (?:who|that) (?:would|will|should|is going to|are going to|'ll|uses?|works?)"),
        of("(?:\\b(?:the|our|my) )?(?<![\\p{L}'-])" + NP
                + "(?: \\([^)]{1,40}\\))?(?:,? (?:\\w+ )?(?:who|they))?"
                + " (?:would|will|should|shall|are|is|'ll|are going to|is going to)(?:"
                + " (?:be|mainly|mostly|really|all|then|actually|primarily|the|mainly the|main|ones?|have"
                + " to|also|likely|probably|need to|daily|be the|be the ones|then be|be mainly|mostly"
                + " be|mainly be))* (?:us(?:e|ing)|work(?:ing)? with|operat(?:e|ing)|users?\\b|ones?"
                + " (?:us|work)ing)"),
        of("\\bused (?:mainly |mostly |primarily |daily )?by (?:the |our |my )?" + NP),
        of("\\busers?:\\s*(?:the |our |my )?" + NP),
        of("\\b(?:tool|app|system|software|portal|platform|solution|something|program|website|site|dashboard)"
                + " (?:is )?for (?:the |our |my )"
                + NP),
        of("\\b(?:the|our|my) " + NP + " (?:is|are|as|to be|should be|must be) (?:the )?(?:main|primary|key) users?"),
        of("\\bit(?:'s| is| would be| will be) (?:meant |intended |mainly |really |all )?for (?:the|our|my) " + NP
                + "(?=[.,;!]|$)"),
        of("(?:^|[,;.] )(?:the |our |my )?" + NP
                + " (?:is|are) (?:supposed )?to (?:use|work with|operate) (?:it|this|that)\\b"),
        of("(?:^|[,;.] )(?:the|our|my) " + NP
                + " (?:should|must|need to|needs to|have to|has to|want to) be able to\\b"),
        of("(?:when|that) (?:the |our )?" + NP + " (?:is|are) (?:the )?(?:main|primary) users?"),
    };
    private static final String ROLE_WORD =
            "(?:[\\p{L}-]{2,}(?:ers|ors|ists|ians|ants|eers|staff|men|women)|staff|crews?|teams?|volunteers|nurses|clerks|agents|technicians|coaches|managers|assistants|foremen|receptionists|reps|representatives|coordinators|people|ladies|guys|office|desk|reception|mechanics|doctors|chefs|cooks|waiters|guards|pilots|pharmacists|secretaries|trainees|apprentices|handlers|advisors|consultants|officers|operators|planners|buyers|carers)";
    private static final String NO_ROLE =
            "(?!(?:customers|users|numbers|orders|others|letters|papers|computers|servers|offers|quarters|members|partners|suppliers|errors|sensors|trailers|containers|factors|doors|floors|colors|colours|printers|scanners|answers|readers|stickers|chargers|brothers|parents|matters|hours|years|owners|registers|reminders|folders|binders|flowers|passengers|patients|tenants|restaurants|plants|vendors|visitors|boilers|tractors|transfers|tenders|lists|centers|newsletters|filters|meters|layers|powers|covers|shutters|motors|doctors)\\b)";
    private static final Pattern ACTING = of("\\b(?:our|the|my) ((?:[\\p{L}-]+ ){0,2}?" + NO_ROLE + ROLE_WORD
            + ") (?:\\([^)]*\\) )?(?:spend|have to|has to|must|need"
            + " to|register|type|enter|write|ring|call|phone|copy|fill|check|then|still|currently|keep|waste|lose|chase|sit|drive|manually|do|plan|note|like"
            + " \\d|about \\d|around \\d|\\d+ ?(?:min|hour)|half)");
    private static final Pattern BARE = of("^((?:[\\p{L}-]+ ){0,2}?" + NO_ROLE + ROLE_WORD
            + ") (?:spend|have to|must|need to|register|type|enter|write"
            + " down|ring|copy|fill|chase|manually|waste)\\b|(?:[;,:-] |^- )((?:[\\p{L}-]+ ){0,2}?"
            + NO_ROLE + ROLE_WORD
            + ") (?:then (?:register|type|enter|copy)|spend|have to|must|register|type|retype)\\b");

    private static final Pattern FURTHER = of("\\b(?:the|our|my|some|a few) " + NP
            + " (?:(?:also|would|will|can|may|occasionally|sometimes|then|only|just|have to|need to|want to)"
            + " )*(?:uses?|sees?|looks?|checks?|reads?|approves?|logs? in|needs? access|gets? access)\\b");

    private Users() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The group that a sentence names as the main users, or null. */
    static @Nullable String primary(String text) {
        for (Pattern form : FORMS) {
            Matcher m = form.matcher(text);
            while (m.find()) {
                String np = clean(m.group(1));
                if (np != null) {
                    return np;
                }
            }
        }
        return null;
    }

    /** A group that does the work today, which makes it the likely main user; null without one. */
    static @Nullable String acting(String text) {
        for (Pattern form : new Pattern[] {ACTING, BARE}) {
            Matcher m = form.matcher(text);
            if (m.find()) {
                String np = m.group(1) != null || m.groupCount() < 2 ? m.group(1) : m.group(2);
                if (np != null) {
                    return clean(np);
                }
            }
        }
        return null;
    }

    /** The groups that a sentence about further users names, in order. */
    static List<String> others(String text) {
        List<String> names = new ArrayList<>();
        Matcher m = FURTHER.matcher(text);
        while (m.find()) {
            String np = clean(m.group(1));
            if (np != null && !names.contains(np)) {
                names.add(np);
            }
        }
        return names;
    }

    private static @Nullable String clean(String np) {
        String value = Cues.trim(np)
                .replaceFirst(
                        "(?i)^(?:(?:only|mainly|mostly|that|hope|think|all|also|then|so|the|our|my|it's|its|now|main|these|those|takes|where|how|but)\\s+)+",
                        "");
        boolean bad = value.isBlank()
                || value.matches(
                        "(?i)(?:we|i|it|they|you|he|she|which|who|people|everybody|everyone|nobody|them|ones|users?|these|those|this|that|not|not"
                            + " me|someone|anyone|there|no"
                            + " one|most|many|some|all|be|what|software|system|tool|app|one|here|us|never|ever|data|something|computers?|mainly|them"
                            + " all|project|future|whole"
                            + " thing|moment|start|beginning|price|money|job|jobs|following|rest|website|site|same)");
        return bad ? null : value;
    }
}
