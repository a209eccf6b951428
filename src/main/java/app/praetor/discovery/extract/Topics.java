package app.praetor.discovery.extract;

import app.praetor.discovery.text.Grammar;
import app.praetor.discovery.text.Sentence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a sentence or a heading says in so many words that it is about. */
final class Topics {
    private static final Map<Fields, Pattern> NAMED = named();
    private static final Map<Fields, Pattern> HEADINGS = headings();
    private static final Pattern FIXED_DATE =
            of("\\b(?:dead ?line|launch(?: date)?|go-live(?: date)?|live date|timeline) (?:is|would be|will be|has to"
                    + " be|must be|:)|\\b(?:we|it|this|that|everything)\\b.{1,40}\\b(?:live|ready|launch\\w*|up and"
                    + " running|in place)\\b");
    /** Fields that are told of in the same breath: a sentence about one answers the other too. */
    private static final List<Set<Fields>> NEIGHBOURS = List.of(
            EnumSet.of(Fields.PROBLEM, Fields.IMPACT, Fields.PAINS, Fields.TRIGGER, Fields.CURRENT),
            EnumSet.of(Fields.CURRENT, Fields.SYSTEMS),
            EnumSet.of(Fields.IMPACT, Fields.MEASURE),
            EnumSet.of(Fields.DEALBREAKERS, Fields.TECHNICAL, Fields.SENSITIVE),
            EnumSet.of(Fields.USERS, Fields.JOBS),
            EnumSet.of(Fields.USER, Fields.LEVEL));

    private static final Pattern REPEATED =
            of("\\bevery (?:other|second|third|single)? ?(?:day|week|month|night|shift|time)\\b");

    private static final Pattern LABELLED = of("^((?:[\\p{L}-]+ ){0,2}[\\p{L}-]{3,}):\\s+(\\S.*)$");

    private Topics() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static Map<Fields, Pattern> named() {
        Map<Fields, Pattern> map = new LinkedHashMap<>();
        map.put(
                Fields.BUDGET,
                of("\\b(?:the|our|my|a|total|overall|whole) (?:\\w+ )?budget(?: \\w+)? (?:is|was|of|would be|will"
                        + " be|should be|has to|around|about|roughly|:)|^(?:and |but )?budget\\b"));
        map.put(
                Fields.PAINS,
                of("\\bwhat (?:\\w+ )?(?:annoys|bothers|frustrates|irritates|bugs|irks|upsets|drives)\\b|\\bpain"
                    + " points?\\b|\\b(?:biggest|main|daily|worst)"
                    + " (?:annoyances?|frustrations?|headaches?|nuisances?|pains?)\\b|\\b(?:annoyances|frustrations|nuisances)"
                    + " (?:are|is|:)|\\b(?:what|which) (?:people|they|users|we|everybody|everyone)"
                    + " (?:hates?|complains? about|curses?)\\b|\\b(?:nerves|crazy|mad|nuts)[^:]{0,20}:"));
        map.put(
                Fields.DEALBREAKERS,
                of("\\bdeal-?breakers?\\b|\\bno-?gos?\\b|\\bshow-?stoppers?\\b|\\bred"
                        + " lines?\\b|\\bknock-?outs?\\b|\\b(?:never|not|n't) (?:accept|tolerate|put up with|live"
                        + " with)\\b|\\bwould make (?:us|me|them) (?:say no|walk|refuse|reject|leave|stop)|\\bout"
                        + " of the question\\b|\\bunder no circumstances\\b"));
        map.put(
                Fields.MEASURE,
                of("^(?:and |so |for us,? )?(?:success|the goal|our goal|my goal|the target|our target|the"
                        + " aim|our aim) (?:is|means|would be|will be|looks like|:)|\\b(?:call|consider)"
                        + " (?:it|this|that) a success\\b|\\bit (?:will have |has |was )?(?:worked|been worth"
                        + " it|worth it) (?:if|when)\\b"));
        map.put(
                Fields.SENSITIVE,
                of("\\b(?:private|personal|sensitive|confidential) (?:data|information|details|stuff)\\b"));
        map.put(
                Fields.USERS,
                of("^(?:and |but )?(?:besides|apart from|in addition to|next to|beyond|other than|alongside)"
                        + " (?:them|him|her|those|these|that|the \\w+|our"
                        + " \\w+)\\b|\\b(?:secondary|occasional|other|further)"
                        + " users?\\b|\\b(?:also|occasionally|sometimes|too)\\b.{0,25}\\b(?:uses?|using|log(?:ging)?"
                        + " in|needs? access|looks?)\\b"));
        map.put(
                Fields.LEVEL,
                of(
                        "\\b(?:advanced|confident|comfortable|good|great|fluent|poor|hopeless|bad|weak|experienced|clumsy|savvy|at"
                            + " home|proficient|slow|skilled|average|okay|fine) (?:users )?(?:at|with|in) (?:\\w+"
                            + " )?(?:software|computers?|technology|tech|apps?|pcs?|it|phones?|smartphones?|spreadsheets?|digital"
                            + " \\w+)\\b"));
        map.put(
                Fields.SYSTEMS,
                of(
                        "\\b(?:connect|connects|connected|integrate|integrates|integrated|integration|interface|interfaces|sync|talk|talks|link|linked|hook|hooked)"
                            + " (?:up )?(?:it )?(?:to|with|into)\\b|\\bwe (?:already |currently |also"
                            + " )*(?:use|run|have|work with)\\b"));
        map.put(
                Fields.CURRENT,
                of("\\b(?:until now|so far|at the moment|currently|right now|these days|today|for now|nowadays|at"
                        + " present)\\b"));
        map.put(
                Fields.IMPACT,
                of("\\b(?:costs? us|we (?:lose|waste|forgo|miss out on|throw away|write off|bin|scrap|turn away))\\b"));
        return map;
    }

    private static Map<Fields, Pattern> headings() {
        Map<Fields, Pattern> map = new LinkedHashMap<>();
        map.put(Fields.BUDGET, of("\\b(?:budget|money|funds|funding|cost limit)\\b"));
        map.put(Fields.TIMELINE, of("\\b(?:timeline|deadline|dates?|when|schedule|timing|go-live|launch)\\b"));
        map.put(Fields.SYSTEMS, of("\\b(?:systems?|integrations?|interfaces?|existing software|tools in use)\\b"));
        map.put(Fields.DEALBREAKERS, of("\\b(?:deal-?breakers?|no-?gos?|must not|never|knock-?out)\\b"));
        map.put(Fields.MEASURE, of("\\b(?:success|goals?|targets?|kpis?|objectives?)\\b"));
        map.put(Fields.SENSITIVE, of("\\b(?:privacy|personal data|sensitive|data protection)\\b"));
        map.put(Fields.SCALE, of("\\b(?:volumes?|scale|how many|how much|numbers|quantities)\\b"));
        map.put(
                Fields.USERS,
                of("\\b(?:other|secondary|further|additional) (?:users?|people|roles)\\b|\\bwho else\\b"));
        map.put(
                Fields.USER,
                of("\\b(?:users?|who uses?|who (?:is it|it is|it's) for|for whom|audience|roles?)\\b|^who$"));
        map.put(Fields.CURRENT, of("\\b(?:today|current(?:ly)?|as[- ]is|status quo|now|at the moment)\\b"));
        map.put(Fields.TRIGGER, of("\\b(?:trigger|why now|background|occasion)\\b"));
        map.put(Fields.TECHNICAL, of("\\b(?:technical|technology|constraints?|platforms?|devices?)\\b"));
        map.put(
                Fields.PROBLEM,
                of("\\b(?:problems?|issues?|challenge|(?:what(?:'s| is) )?(?:wrong|broken)|goes"
                        + " wrong|situation|the pain)\\b"));
        return map;
    }

    /** The field that a heading or a label announces, or null. */
    static @Nullable Fields heading(String heading) {
        if (heading.isBlank()) {
            return null;
        }
        for (Map.Entry<Fields, Pattern> entry : HEADINGS.entrySet()) {
            if (entry.getValue().matcher(heading).find()) {
                return entry.getKey();
            }
        }
        return null;
    }

    /** "Budget: 60k" is an entry under the heading "Budget". */
    static Sentence labelled(Sentence sentence) {
        Matcher m = LABELLED.matcher(sentence.text());
        return m.matches() && heading(m.group(1)) != null
                ? sentence.under(m.group(1)).only(m.group(2))
                : sentence;
    }

    /** Whether a text names a field as its subject. */
    static boolean names(Fields kind, String text) {
        if (kind == Fields.TIMELINE) {
            return FIXED_DATE.matcher(text).find()
                    && !Grammar.affirmed(Grammar.DATE, text).isEmpty();
        }
        Pattern pattern = NAMED.get(kind);
        if (pattern == null || !pattern.matcher(text).find()) {
            return false;
        }
        return switch (kind) {
            case BUDGET -> FieldScores.hasNumber(text);
            case IMPACT -> FieldScores.hasNumber(text) || REPEATED.matcher(text).find();
            case SYSTEMS -> !Systems.names(text).isEmpty();
            case CURRENT -> FieldScores.has(FieldScores.MEDIUM, text);
            default -> true;
        };
    }

    /** The first statement of a sentence that names a field, or null; a label before a colon speaks for all of it. */
    static @Nullable Sentence naming(Fields kind, Sentence sentence) {
        String text = sentence.text();
        if (!names(kind, text)) {
            return null;
        }
        if (kind == Fields.USERS) {
            return sentence;
        }
        int colon = text.indexOf(": ");
        if (colon > 0 && names(kind, text.substring(0, colon))) {
            return sentence;
        }
        for (int[] span : Clauses.statements(text)) {
            String part = text.substring(span[0], span[1]);
            if (names(kind, part)) {
                return sentence.only(part);
            }
        }
        return sentence;
    }

    /** The sentence without the statements that are about another field than the asked one; null when none is left. */
    static @Nullable Sentence without(Fields asked, Sentence sentence) {
        String text = sentence.text();
        if (asked == Fields.OTHER || foreign(asked, text) == null) {
            return sentence;
        }
        List<String> kept = new ArrayList<>();
        for (int[] span : Clauses.statements(text)) {
            String part = text.substring(span[0], span[1]);
            if (foreign(asked, part) == null && !part.isBlank()) {
                kept.add(part);
            }
        }
        boolean label = text.contains(":") && foreign(asked, text.substring(0, text.indexOf(':'))) != null;
        return kept.isEmpty() || label ? null : sentence.only(String.join(", ", kept));
    }

    /** The other field that a text is about, or null. */
    static @Nullable Fields foreign(Fields asked, String text) {
        if (names(asked, text)) {
            return null;
        }
        for (Fields kind : List.of(
                Fields.BUDGET,
                Fields.TIMELINE,
                Fields.PAINS,
                Fields.DEALBREAKERS,
                Fields.MEASURE,
                Fields.SENSITIVE,
                Fields.USERS,
                Fields.LEVEL,
                Fields.SYSTEMS)) {
            boolean need = asked == Fields.TECHNICAL
                    && kind == Fields.SENSITIVE
                    && !FieldScores.has(FieldScores.TECH_NEED, text);
            boolean near = !need && kind == asked
                    || !need && NEIGHBOURS.stream().anyMatch(n -> n.contains(kind) && n.contains(asked));
            if (!near && names(kind, text)) {
                return kind;
            }
        }
        return null;
    }
}
