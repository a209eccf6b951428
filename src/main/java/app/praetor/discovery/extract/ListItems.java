package app.praetor.discovery.extract;

import app.praetor.discovery.text.Cues;
import app.praetor.discovery.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts answers into list items. */
final class ListItems {
    static final int MAX = 120;
    private static final Pattern INTRO = of("^[\\p{L}' -]{1,60}:\\s*");
    /** "The worst is the paperwork: ..." names its entry before the colon. */
    private static final Pattern NAMED_BEFORE =
            of("\\b(?:worst|biggest|main|first|annoying|hardest)\\b.{0,30}? (?:is|are) (?:the |a |our |that"
                    + " )?(\\p{L}.{3,}?):\\s*$");

    private static final Pattern HARD = of(
            "\\s*;\\s+|\\s+[/+]\\s+|\\s+[\u2013\u2014]\\s+|,?\\s+(?:as well as|plus|and also|and then|and finally|and"
                    + " lastly)\\s+|,\\s*(?:and|or|&|n)\\s+(?:also\\s+|then\\s+|finally\\s+|of"
                    + " course\\s+)?|,\\s*(?:then|also|finally)\\s+");
    private static final Pattern COMMA = of(",\\s+");
    private static final Pattern AND = of("\\s+(?:and|&|n|or)\\s+");
    private static final Pattern VERB = of("^(?:then |also |to |later"
        + " )*(?:add|adjust|alert|answer|approve|archive|arrange|ask|assess|assign|attach|bill|book|browse|calculate|call|cancel|capture|change|charge|check|choose|clock|close|collect|compare|complete|confirm|contact|control|copy|correct|count|create|cut|decide|delete|deliver|document|download|edit|enter|estimate|export|fill|filter|find|fix|follow|forward|generate|get|give|hand|handle|import|inform|invite|invoice|issue|keep|know|let|list|log|look|make|manage|map|mark|match|measure|message|move|note|notify|offer|open|order|organi[sz]e|pay|pick|place|plan|post|prepare|price|print|process|produce|provide|publish|pull|put|rate|read|rebook|receive|record|reduce|register|reject|release|remind|remove|renew|rent|repair|reply|report|request|reschedule|reserve|return|review|run|save|scan|schedule|search|see|select|sell|send|set|share|ship|show|sign|sort|split|start|stop|store|submit|substitute|swap|take|tell|track|transfer|translate|trigger|type|update|upload|validate|verify|view|warn|watch|weigh|write|obtain|assemble|apply|allocate|analy[sz]e|authori[sz]e|balance|block|bring|build|clean|combine|communicate|configure|convert|coordinate|cover|define|detect|determine|dispatch|display|draw|email|e-mail|escalate|evaluate|fetch|flag|go|group|identify|inspect|install|join|learn|leave|load|lock|locate|merge|monitor|photograph|prove|quote|react|recall|reach|recommend|reconcile|reorder|replace|research|respond|restock|settle|simulate|stamp|summari[sz]e|switch|talk|tag|test|tick|trade|train|trace|turn|understand|unlock|use|visit|vote|work"
        + " out|escalate|enrol|fill|grade|feed|count|clock|label|pack|pay|phone|photograph|pin|prioriti[sz]e|propose|rank|redeem|refund|rent|reschedule|roll|serve|skip|spot|step|suggest|sum|suspend|tell|text|throw|top|upgrade|wash|accept|chase|claim|complain|compose|calculate|catch|extend|offer|have|be"
        + " able)\\b");
    private static final Pattern QUALIFIER =
            of("^(?:no matter|regardless|just (?:to|for)|also because|only because|above"
                + " all|every\\W{1,2}single|who|whom|whose|which|that|where|are|is|was|were|being|once|twice|daily|weekly|monthly|the"
                + " latter|latter|read-only|only (?:for|to|with|at)|now and then|sometimes|occasionally|in which"
                + " case|in case|every (?:day|time|single|week|month|morning)|all the time|again and"
                + " again|always|when|while|if|unless|because|since|so|as|for|but|though|although|with|without|like|such"
                + " as|e\\.g\\.?|i\\.e\\.?|especially|usually|normally|preferably|ideally|in case|at least|at most|not"
                + " just|even|until|before|after|of which|of whom|including|at the moment|at"
                + " present|either|too|etc|mind you|depending)\\b");
    private static final Pattern CLAUSE_START = of("^(?:it|they|we|you|he|she|there|this|that|no|not|never|nobody|no"
        + " one|must|mustn't|any|every|everybody|everyone|half|if|when|people|the [\\p{L}-]+(?: [\\p{L}-]+)?"
        + " (?:is|are|was|has|have|do|does|don't|doesn't|can|can't|get|gets|keeps?|never|always|goes|takes?|must|cannot|need|needs)|[\\p{L}'-]+(?:"
        + " [\\p{L}-]+)? (?:is|are|has|have|don't|doesn't|can|can't|get|gets|keeps?|never|always|must|cannot))\\b");
    private static final Pattern NEGATED =
            of("^(?:but )?(?:not|never|certainly not|definitely not|no)\\b|\\b(?:cancell?ed (?:it|that|this)|no"
                + " longer|any ?more|used to|(?:don't|dont|doesn't|do not|does not) (?:use|need|log in)|not"
                + " needed|isn't needed|not necessary|(?:won't|wouldn't|will not|would not) (?:count|use|need)|rather"
                + " not|got rid of|licen[cs]e (?:has )?(?:ended|expired|ran out|run out)|phased? out|is"
                + " (?:gone|dead|history|being replaced)|(?:was|is|are|were|gets?|being|will be) (?:being"
                + " )?(?:switched off|retired|shut down|discontinued|turned off)|leave (?:it|that|them) out|stopped"
                + " using|skip that|scrap that|forget (?:it|that)|not a must|i thought about|we thought about|no"
                + " way|don't connect|is not part|aren't users|left out|(?:goes|going|go) away|on (?:its|the) way"
                + " out)\\b");
    private static final Pattern CHATTER =
            of("^(?:etc|and so on|that(?:'s| is) (?:it|all|the list|everything)|that is all|nothing else|nothing"
                + " more|nothing beyond.*|no(?:body|thing|ne) else|not much else|the usual|stuff|things|all that|you"
                + " name it|whatever|i think|usually|thats? it|let me think|the whole lot|no more|mainly|mostly|here"
                + " (?:is|are|goes|you go).*|the list.*|from my side|too|as well|as always|what else|that kind of"
                + " thing|the rest.*already.*|already listed.*|done|these|those|one more thing|where do i"
                + " (?:start|begin)|how long have you got|bear with me|sorry|believe me|trust me|etcetera|i could go"
                + " on|where was i|and more|more|others)$");

    private static final Pattern MAIN_USER = of("\\b(?:main|primary) users?\\b|\\bcomes? first\\b");
    private static final Pattern LINKING = of("\\b(?:talk to|connect\\w*|integrat\\w+|sync\\w*)\\b");
    private static final Pattern ASIDE = of("^(?:i|we|he|she|it|they|you|my|his|her|our|this|that|there|usually|in"
            + " which|done|imagine|oh|hmm?)\\b|\\bis (?:better|best|fine|enough)\\b");
    private static final Pattern NO_ACCESS = of("^no need to\\b|^no (?:log-?ins?|access|account|user)\\b");
    private static final Pattern REMARK =
            of("^(?:i say|i mean|i must|i know|i promise|i swear|you (?:must|should|have to)"
                    + " (?:know|see|understand|remember)|mind you|believe me|bear in mind|that(?:'s| is) (?:life|how it"
                    + " is|the way|why)|imagine|dreadful|terrible|awful|horrible|sadly|(?:it|that|this)"
                    + " (?:happens|happened|has happened)|don't ask|no kidding|seriously|thats why|it(?:'s| is) a"
                    + " (?:nightmare|mess|joke)|god knows|heaven knows|to be fair)\\b");
    private static final Pattern CONSEQUENCE = of("^(?:(?:and |so |or |because )?(?:then )?(?:they|people|nobody|no"
            + " one|we|i|she|he|everybody|everyone|this|it)(?: all| just| simply)? (?:wo?n'?t|will"
            + " not|would(?:n't| not)?|do ?n'?t|don't|will never|never|'ll never|(?:is|'s)"
            + " (?:dead|finished|over|out)|will stop|would stop|walks? away|leaves?)\\b)");

    private static final Pattern ASIDE_IN_BRACKETS = of("\\s*\\([^)]*\\)");
    private static final Pattern DOER =
            of("^(?:(?:they|we|you|he|she|i)'(?:d|ll) (?:also |then |like to |want to |need to )*|(?:[\\p{L}-]+"
                    + " ){0,3}?(?:(?:would |will )?(?:want|need|have|wants|needs|has|like)s? to|must(?: be able"
                    + " to)?|should(?: be able to)?|would want to|can|to be able to|would|wants? to be able to|able"
                    + " to|could)\\s+)(?=\\p{L}{2,}\\s)");
    /** "my brother does the books": the brother. */
    private static final Pattern DOES = of("^((?:(?!who\\b|that\\b|which\\b)[\\p{L}'-]+ ){1,3}?)(?<!who"
            + " )(?:does|do|would|will|should|needs?|wants?|gets?|can|has|have) .*$");

    /** "What annoys us most is the paperwork": the paperwork. */
    private static final Pattern ANNOUNCED = of("^what(?:'s| is)? (?:(?:most|really|so|particularly) )?[\\p{L}]+(?:"
            + " (?:us|me|them|people|everybody|everyone))?(?: (?:most|really))? (?:is|are) (?:that |the |our"
            + " )?(?=\\p{L})");

    private static final Pattern GERUND =
            of("^(?!during|according|regarding|including|nothing|something)[\\p{L}-]{2,}ing\\b");
    private static final Pattern ORDER = of(
            "^(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|then|later(?: on)?|next|finally|after that|afterwards|at the"
                    + " end(?! of)|in the end|in the (?:morning|evening)),? (?:also )?(?=[\\p{L}'])");
    private static final Pattern EXCEPT_FOR = of(
            "^(?:(?:nothing|none|nobody|no one|no others?)(?: else)?,? (?:apart from|except(?: for)?|besides|but|other"
                    + " than|beyond)|(?:i|we)(?:'d| would)? (?:like|want|need)|only|just)\\s+(?=\\S)");
    private static final Pattern TO_DO =
            of("^((?:[\\p{L}'-]+ ){1,4})to (?:have|see|get|be able|look|use|check|read|approve|log)\\b.*$");
    private static final Pattern FRAGMENT = of("^(?:in|at|on|from|by|under|during|after|between|per)\\s");

    private ListItems() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The items of an answer, in order, without those which the client rules out. */
    static List<String> of(Fields kind, List<Sentence> sentences) {
        List<String> items = new ArrayList<>();
        long bullets = sentences.stream().filter(Sentence::bullet).count();
        int previous = 0;
        for (Sentence sentence : sentences) {
            String text = sentence.text();
            if (!items.isEmpty() && Asides.about(kind, text)) {
                continue;
            }
            Matcher retraction = Cues.RETRACTION.matcher(text);
            if (retraction.find()) {
                // "Hm, no, ..." takes back the last thing that was listed.
                if (retraction.start() < 12 && items.size() > previous) {
                    items.removeLast();
                }
                text = AnswerReader.afterRetraction(text);
            }
            previous = items.isEmpty() ? 0 : items.size() - 1;
            if ((kind == Fields.JOBS && Systems.score(text) >= 0.6)
                    || (kind == Fields.USERS && MAIN_USER.matcher(text).find())) {
                for (String piece : kind == Fields.JOBS
                        ? pieces(kind, ASIDE_IN_BRACKETS.matcher(text).replaceAll(""))
                        : List.<String>of()) {
                    if (Systems.score(piece) == 0
                            && verbLed(task(piece.strip()))
                            && !LINKING.matcher(piece).find()) {
                        add(kind, items, piece);
                    }
                }
                continue;
            }
            if (text.endsWith(":") || (bullets >= 2 && !sentence.bullet())) {
                continue;
            }
            text = Cues.BACK_REFERENCE.matcher(text).find() ? Phrases.withoutBackReference(text) : text;
            Matcher intro = INTRO.matcher(text);
            if (intro.find() && text.length() > intro.end()) {
                Matcher told = NAMED_BEFORE.matcher(intro.group());
                text = told.find() ? told.group(1) : text.substring(intro.end());
            }
            List<String> pieces = sentence.bullet() && kind != Fields.SYSTEMS && kind != Fields.USERS
                    ? List.of(text)
                    : pieces(kind, text);
            for (String piece : pieces) {
                add(kind, items, piece);
            }
        }
        return items;
    }

    /** Whether a piece is ruled out ("not X", "X is no longer used"). */
    static boolean negated(Fields kind, String piece) {
        String p = piece.strip();
        if (kind == Fields.DEALBREAKERS && p.toLowerCase(Locale.ROOT).startsWith("if ")) {
            return false;
        }
        boolean wantsNo =
                kind == Fields.PAINS || kind == Fields.DEALBREAKERS || kind == Fields.TECHNICAL || kind == Fields.OTHER;
        if (wantsNo) {
            return Pattern.compile(
                            "(?i)\\b(?:skip that|scrap that|forget (?:it|that)|not a must|no longer a problem|we can"
                                    + " live with|is fine|is okay|is ok|are fine|is no problem|they're not)\\b")
                    .matcher(p)
                    .find();
        }
        return NEGATED.matcher(p).find();
    }

    /** Whether an item names a group by what it does. */
    static boolean doing(String item) {
        return DOES.matcher(item).matches();
    }

    /** A job without who does it: "they would", "staff need to be able to". */
    private static String task(String item) {
        return DOER.matcher(ORDER.matcher(item).replaceFirst("")).replaceFirst("");
    }

    /** Whether an item says what is done. */
    static boolean verbLed(String item) {
        return VERB.matcher(item).find() || GERUND.matcher(item).find();
    }

    private static List<String> pieces(Fields kind, String text) {
        List<String> parts = new ArrayList<>();
        for (String hard : splitOutside(text, HARD, kind)) {
            List<String> commas = splitOutside(hard, COMMA, kind);
            for (String piece : commas) {
                parts.addAll(ands(kind, piece));
            }
        }
        return merge(kind, parts);
    }

    private static List<String> ands(Fields kind, String piece) {
        return switch (kind) {
            case USERS, SYSTEMS -> splitOutside(piece, AND, kind);
            case JOBS -> splitWhere(piece, VERB);
            case PAINS, DEALBREAKERS, TECHNICAL -> splitWhere(piece, CLAUSE_START);
            default -> List.of(piece);
        };
    }

    private static List<String> splitWhere(String piece, Pattern after) {
        Matcher m = AND.matcher(piece);
        List<String> out = new ArrayList<>();
        int from = 0;
        while (m.find()) {
            String next = piece.substring(m.end());
            // "... and it's out of date" still speaks of the same thing.
            boolean same = after == CLAUSE_START && next.matches("(?i)it(?:'s|\u2019s| is| was) (?!not\\b).*");
            if (!same && after.matcher(next).find() && m.start() - from >= 4) {
                out.add(piece.substring(from, m.start()));
                from = m.end();
            }
        }
        out.add(piece.substring(from));
        return out;
    }

    private static List<String> splitOutside(String text, Pattern separator, Fields kind) {
        List<String> out = new ArrayList<>();
        Matcher m = separator.matcher(text);
        int from = 0;
        while (m.find()) {
            if (depth(text, m.start()) == 0
                    && m.start() > from
                    && !(separator == AND && relative(text.substring(from, m.start())) && kind == Fields.USERS)) {
                out.add(text.substring(from, m.start()));
                from = m.end();
            }
        }
        if (from < text.length()) {
            out.add(text.substring(from));
        }
        return out;
    }

    /** "those who book and pay" is one kind of user. */
    private static boolean relative(String piece) {
        return Pattern.compile("(?i)\\b(?:who|which|that)\\b").matcher(piece).find();
    }

    private static int depth(String text, int end) {
        int depth = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
        }
        return Math.max(depth, 0);
    }

    /** Puts qualifiers ("..., who only read") back to what they qualify. */
    private static List<String> merge(Fields kind, List<String> parts) {
        List<String> out = new ArrayList<>();
        for (String part : parts) {
            String p = part.strip();
            int words = p.split("\\s+").length;
            int before = out.isEmpty() ? 0 : out.getLast().split("\\s+").length;
            boolean remark = (kind == Fields.DEALBREAKERS || kind == Fields.PAINS || kind == Fields.TECHNICAL)
                    && (REMARK.matcher(p).find() || CONSEQUENCE.matcher(p).find());
            if (remark && (!out.isEmpty() || !CONSEQUENCE.matcher(p).find())) {
                if (CONSEQUENCE.matcher(p).find() && out.getLast().length() + p.length() + 2 <= MAX) {
                    out.set(out.size() - 1, out.getLast() + ", " + p);
                }
                continue;
            }
            boolean fragment = (kind == Fields.PAINS || kind == Fields.DEALBREAKERS || kind == Fields.SYSTEMS)
                    && words <= 4
                    && FRAGMENT.matcher(p).find();
            boolean qualifies = fragment
                    || (kind != Fields.USERS && kind != Fields.SYSTEMS && words <= 2 && p.startsWith("not "))
                    || QUALIFIER.matcher(p).find()
                    || (kind == Fields.TECHNICAL && words <= 3 && before >= 4)
                    || (kind == Fields.PAINS && words == 1 && before >= 2)
                    || (kind == Fields.PAINS && p.split("\\s+").length < 2 && parts.size() < 3)
                    || (kind == Fields.DEALBREAKERS
                            && p.split("\\s+").length < 3
                            && !p.toLowerCase(Locale.ROOT).startsWith("no "));
            if (kind == Fields.SYSTEMS && Systems.named(p)) {
                out.add(p);
            } else if (qualifies && !out.isEmpty() && kind != Fields.JOBS) {
                String joined = out.getLast() + ", " + p;
                if (joined.length() <= MAX) {
                    out.set(out.size() - 1, joined);
                }
            } else if (qualifies && !out.isEmpty()) {
                continue;
            } else if ((kind == Fields.USERS || kind == Fields.SYSTEMS)
                    && NO_ACCESS.matcher(p).find()
                    && !out.isEmpty()) {
                out.removeLast();
            } else {
                out.add(p);
            }
        }
        return out;
    }

    private static void add(Fields kind, List<String> items, String piece) {
        if (negated(kind, piece)) {
            return;
        }
        String item = Phrases.clip(
                Cues.trim(piece.replaceAll(
                        "(?i)^(?:and|or|also|then|to|plus|the|a|an|our|some|any|of course|maybe)\\s+(?=\\S)", "")),
                MAX);
        if (kind == Fields.USERS || kind == Fields.SYSTEMS) {
            Matcher wished = EXCEPT_FOR.matcher(item);
            if (wished.find()) {
                item = TO_DO.matcher(item.substring(wished.end()))
                        .replaceFirst("$1")
                        .strip();
            }
            item = item.replaceAll(
                    "(?i)^(?:the|a|an|our|my|some|and|also|maybe|we have|we use|we've got|there is|put)\\s+", "");
        }
        item = ANNOUNCED.matcher(item).replaceFirst("");
        if (kind == Fields.SYSTEMS) {
            item = Systems.withoutRelation(item);
        }
        if (kind == Fields.JOBS) {
            item = task(item);
        }
        boolean content = item.codePoints().filter(Character::isLetterOrDigit).count() >= 2;
        String lower = item.toLowerCase(Locale.ROOT);
        if (!content
                || CHATTER.matcher(item).find()
                || Phrases.filler(item)
                || Asides.remark(kind, item, !items.isEmpty())) {
            return;
        }
        if (kind == Fields.USERS) {
            item = DOES.matcher(item.replaceFirst("(?i)\\s+(?:here|there)$", ""))
                    .replaceFirst("$1")
                    .strip();
            if (!userLike(item)) {
                return;
            }
        }
        long verbs = items.stream().filter(i -> VERB.matcher(i).find()).count();
        if (kind == Fields.JOBS
                && verbs >= 2
                && !VERB.matcher(item).find()
                && (ASIDE.matcher(item).find() || !item.contains(" "))) {
            return;
        }
        if (kind == Fields.JOBS || kind == Fields.SYSTEMS) {
            items.removeIf(i -> lower.startsWith(i.toLowerCase(Locale.ROOT) + " "));
        }
        if (items.stream().noneMatch(i -> i.toLowerCase(Locale.ROOT).equals(lower))) {
            items.add(item);
        }
    }

    private static boolean userLike(String item) {
        return !Pattern.compile(
                        "(?i)^(?:we|i|it|he|she|they|that|this|there|in|on|by|so|you|perhaps|if|when|could|what)\\b|\\d{3,}|\\b(?:a"
                            + " day|per day|on an? \\w+ day|would be nice)\\b")
                .matcher(item)
                .find();
    }
}
