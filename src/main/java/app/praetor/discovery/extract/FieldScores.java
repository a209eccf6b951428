package app.praetor.discovery.extract;

import app.praetor.discovery.text.Cues;
import app.praetor.discovery.text.Grammar;
import app.praetor.discovery.text.Sentence;
import java.util.List;
import java.util.regex.Pattern;

/** How much a sentence speaks about a field, from 0 (nothing) to about 2 (says it in so many words). */
public final class FieldScores {
    static final Pattern MONEY_FOR_IT =
            of("\\d[\\d.,]*k? (?:\\p{L}+ )?(?:max(?:imum)?|tops|at most|all in)\\b|\\bbudget\\w*\\b|\\bset"
                + " aside\\b|\\bring-?fenced\\b|\\bearmarked\\b|\\ballocated\\b|\\bapproved\\b|\\bcan"
                + " (?:spend|invest|afford|pay)\\b|\\bto spend\\b|\\b(?:max(?:imum)?|at most|not more than|no more"
                + " than|tops|limit) (?:is |of |about )?[\u20ac$\u00a3]?\\d|\\bspend (?:up to|at most|no"
                + " more|around|about)\\b|\\ball[- ]in\\b|\\bavailable for (?:it|this)\\b|\\bfor (?:it|this|that|the"
                + " (?:project|tool|system|whole|software|app|site|first|build))\\b|\\bnot a (?:penny|cent)"
                + " more\\b|\\bfunding\\b|\\bgrant\\b|\\bcap(?:ped)?(?: is| at|"
                + " of)\\b|\\bceiling\\b|\\bcapex\\b|\\bwe(?:'ve| have)? (?:got )?(?:about |around |up to |roughly"
                + " )?[\u20ac$\u00a3]?\\d[\\d.,]*k? ?(?:[\\p{L}]+ )?(?:for|to|in total|available)\\b|\\bwe(?:'ve|"
                + " have)(?: got)? (?:about |around |up to |roughly |some |only"
                + " )*[\u20ac$\u00a3]?\\d[\\d.,]*\\s?(?:k|grand|thousand|\u20ac|euros?|pounds|dollars|quid)(?!\\w)(?!"
                + " \\p{L}{4,}s\\b)|\\bprice (?:limit|ceiling)\\b|\\b(?:can't|cannot|must not|mustn't|shouldn't|may"
                + " not) (?:cost|exceed|go over)\\b|\\bcost (?:no more|at most|less)\\b|\\bsigned off\\b|\\bput"
                + " (?:aside|up)\\b|\\b(?:gave|given|granted) us\\b|\\bwill(?:ing)? to pay\\b|\\bmoney (?:for|we"
                + " have)\\b|\\binvestment\\b");
    static final Pattern MONEY_OTHER =
            of("\\bturnover\\b|\\brevenue\\b|\\bsales of\\b|\\brent\\b|\\blos(?:e|es|ing|s|ses|t)\\b|\\bcosts?"
                + " us\\b|\\bcost(?:s|ing)? (?:the \\w+ )?(?:about |around |roughly"
                + " )?[\u20ac$\u00a3]?\\d|\\bsalar(?:y|ies)\\b|\\bwages?\\b|\\bfines?\\b|\\bpenalt(?:y|ies)\\b|\\bovertime\\b|\\bmargin\\b|\\bwrite[-"
                + " ]?offs?\\b|\\bwritten"
                + " off\\b|\\bwaste\\w*\\b|\\bthrow\\w*\\b|\\brefund\\w*\\b|\\bclaims?\\b|\\bprofit\\b|\\bvalued?\\b|\\bworth\\b|\\bper"
                + " (?!month|year|annum|quarter|week|cent)\\p{L}+|\\bsalary\\b|\\bseparate(?:ly)?\\b|\\bnot"
                + " (?:the|our|my|a) budget\\b|\\bdamages?\\b|\\bpaid .{0,30} (?:last|in)"
                + " (?:year|20)|\\btax(?:es)?\\b|\\bloan\\b|\\bmortgage\\b|\\bsubscription\\b|\\blast"
                + " time\\b|\\bcompetitor\\b|\\bquoted?\\b|\\bsays\\b|\\bdown the drain\\b|\\bgone\\b|\\bstock\\b");
    static final Pattern DEADLINE = of("\\b(?:by|before|until|till|latest|deadline|due|no later than|go(?:es|ing)?[-"
            + " ]live|live|launch\\w*|ready|needed|need (?:it|this|the|something)|up and running|running|in"
            + " place|in time for|have it|there by|start(?:s|ing)? (?:on|in|using)|rolled?"
            + " out|roll-?out|pilot|open(?:s|ing)? (?:on|in)|in use|finished|delivered|done|ahead"
            + " of|target|sorted|switch over|works? by|has to be|must be|deliver\\w*)\\b");
    static final Pattern PAST = of("\\b(?:since|ago|last"
        + " (?:year|month|week|spring|summer|autumn|winter|fall|january|february|march|april|may|june|july|august|september|october|november|december)|founded|established|started|began|rose|fell|happened|was|were|had|lost|threw|refused|bought|merged|opened|used"
        + " to|previous(?:ly)?|years old|for (?:\\d+|\\w+) years|every"
        + " (?:year|month|week|spring|summer|autumn|winter))\\b");
    static final Pattern TARGET_FIGURE =
            of("\\b(?:under|below|less than|fewer than|above|over|more than|at least|reduce|increase|halve|double|from"
                    + " \\d+.{0,20}to|down to|up to)\\b.{0,25}(?:\\d|%|per ?cent)|<\\s?\\d|>\\s?\\d|\u2264|\u2265");
    static final Pattern LOSS = of("\\b(?:los(?:e|es|ing|t)|loss(?:es)?|costs?"
        + " us|cost(?:s|ing)?|wast(?:e|es|ed|ing)|threw|throw(?:s|ing|n)?(?: away)?|refused|turned"
        + " (?:away|down)|missed|cancel(?:l?ed|lations)|refund\\w*|penalt\\w+|fines?|fined|overtime|write-?offs?|written"
        + " off|rework|gone|compensation|complaints?|churn|left us|walked? away|down the drain|extra hours?|hours?"
        + " (?:a|per) (?:week|day|month)|fell|dropped|delay\\w*|spoiled|damages?)\\b");
    static final Pattern PROBLEM = of("\\b(?:problem|trouble|issue|struggl\\w*|suffer\\w*|pain|can't|cannot|can"
            + " not|queu(?:e|es|ing)|couldn't|unable|hard to|difficult|impossible|don't"
            + " (?:turn|show|know|get|come|see|find)|doesn't (?:turn|show|know|get|work)|not (?:turn|show) up|no[-"
            + " ]shows?|(?:nobody|no one|noone) (?:ever |really |here )?(?:can|could|is|has|\\p{L}{2,}s)\\b|gets?"
            + " (?:damaged|lost|stolen|broken|delayed|stuck|overlooked|confused)|(?:has|have|had) to .{2,40}"
            + " (?:twice|again|times|over and over)|never know\\w*|los(?:e|es|ing|t)|miss(?:es|ed)?|(?<!my )(?<!our"
            + " )(?<!her )(?<!his )late(?!"
            + " (?:father|mother|husband|wife|uncle|summer|spring|autumn))|delay\\w*|wrong\\w*|keeps? me"
            + " (?:awake|up)|never (?:reach|arriv|get|know)\\w*|missing|half (?:of|the)|one in"
            + " \\w+|errors?|mistakes?|complain\\w*|out of date|mess(?:y)?|chaos|chaotic|forg[eo]t\\w*|slip(?:s|ped)?"
            + " (?:through|by)|falls? through|double[-"
            + " ](?:book|enter|entry)\\w*|guess\\w*|wait(?:s|ed|ing)?|slow(?:ly)?|too long|takes? (?:us |them |our \\w+"
            + " |about |around |roughly |like |up to )*\\w+"
            + " (?:min|hour|day|week)\\w*|spends?|wast\\w+|throw\\w*|threw|expire\\w*|by"
            + " hand|manual(?:ly)?|retyp\\w*|fail\\w*|broken|disappoint\\w*|not enough|too"
            + " (?:many|much|few|little)|overbook\\w*|stuck|duplicat\\w*|unclear|no overview|overview|scattered|no way"
            + " to|gets? lost|backlog|drown\\w*|inaccurate|mismatch\\w*|spoil\\w*|idle|empty|sit(?:s|ting)?"
            + " around|chas(?:e|es|ing)|scrap(?:s|ped)?|rework\\w*|mix(?:ed)?[-"
            + " ]?up\\w*|dispute\\w*|unpaid|overdue|run(?:s|ning)? out|error rate)\\b");
    static final Pattern TRIGGER = of("\\b(?:last"
        + " (?:week|month|year|quarter|spring|summer|autumn|winter|fall|january|february|march|april|may|june|july|august|september|october|november|december)|recently|since|in"
        + " (?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:january|february|march|april|may|june|july|august|september|october|november|december)'s|just"
        + " (?:got|had|lost|opened|bought|been|called|closed|heard|learned)|yesterday|this"
        + " (?:week|month|spring|summer|autumn|winter)|two weeks ago|\\w+ (?:weeks|months|days) ago|new"
        + " (?:owner|law|rule|regulation|contract|boss|manager|director|ceo|legislation|requirement)s?)\\b");
    static final Pattern EVENT = of("\\b(?:lost the|lost a|lost our|new"
        + " (?:owner|law|rule|regulation|contract|boss|director|ceo|legislation|requirement)s?|regulat\\w+|inspect\\w+|audit\\w*|accident|incident|fined|sued|lawsuit|complain\\w+|tender|inquiry|merge\\w*|acqui\\w+|took"
        + " over|quit|resign\\w*|retir\\w+|passed"
        + " away|died|left|closed|opened|threaten\\w*|warned|failed|crash\\w*|burn\\w*|flood\\w*|fire|stolen|theft|breach|hacked|bankrupt\\w*|recall\\w*|contract|customer|client|law|deadline|announc\\w+|boss"
        + " wants|board (?:wants|decided)|price|went up|end of (?:life|support)|discontinued|expires|that(?:'s| is|"
        + " was) (?:why|when))\\b");
    static final Pattern AS_IS =
            of("\\b(?:at the moment|currently|today|right now|so far|until now|nowadays|these days|at"
                    + " present|presently|for now|up to now|now we|still)\\b");
    static final Pattern MEDIUM = of("\\b(?:by hand|on paper|paper(?:s|work| form\\w*| list\\w*| diary|"
            + " slips?)?|whiteboards?|spreadsheets?|excel|google sheets?|sheets?|whats ?app(?: group)?|by"
            + " phone|phones?|phoning|diary|notebooks?|clipboards?|e-?mails?|fax(?:es)?|manual(?:ly)?|access"
            + " database|word document|post-?its?|sticky notes|binders?|folders?|calendar|logbook|ledger|shared"
            + " drive|cards?|type(?:s)? (?:the|it|them)|copy[- ]?past\\w+|(?:call|phon|ring)(?:e?s|ing)?"
            + " (?:round|around|everyone|each)|text messages|sms|outlook|blackboard|memory|in (?:his|her|my|their)"
            + " head)\\b");
    private static final Pattern HANDLING = of(
            "\\b(?:us(?:es?|ing|ed)|keeps?|kept|tracks?|tracked|record(?:s|ed)?|writ(?:e|es|ten|ing)|notes?|noted|manages?|managed"
                + "|plans?|planned|done|organi[sz]ed?|logs?|logged|store[sd]?|enter(?:s|ed|ing)?|types?|typed|typing|copy|copied|(?:ring(?:s|ing)?|call(?:s|ing)?|phon(?:e|es|ing))"
                + " (?:round|around|up|every\\w*|each|all|them|the|our)|transcribed?|transcribing|regist(?:er|ers|ered|ration)|books?|booked|mass|sends?|sent|mailed|collects?|collected|handled?|retyp\\w*|circulat\\w*|pass(?:es|ed)"
                + " (?:on|around))\\b");
    private static final Pattern INTENDED = of(
            "\\b(?:must|should|would|will|shall|wants?|needs? to|has to|have to be able|be able to|looking for|instead"
                    + " of)\\b");
    static final Pattern USE =
            of("\\b(?:would|will|should|shall|are|is|to|mainly|mostly|who|'ll|it'?s|would be|will be|be) (?:be |mainly"
                + " |mostly |the ones? |really |actually |all |daily )*(?:us(?:e|ing)|work(?:ing)?"
                + " with|operat(?:e|ing)|the (?:main"
                + " )?users?)\\b|\\b(?:main|primary|key|principal|core|daily|day-to-day|first)"
                + " (?:users?|actors?|audience|personas?)\\b|\\bused by\\b|\\bmain(?:ly)? users?\\b|\\busers?(?: are|"
                + " is| will be| would be|:)|\\b(?:tool|app|system|software|portal|platform|solution|something|it)"
                + " (?:is )?for (?:the|our|my)\\b|\\bones (?:who )?us(?:e|ing)\\b");
    static final Pattern HATE =
            of("\\b(?:annoy\\w*|hate\\w*|frustrat\\w*|drives? (?:me|us|them|everyone|people) (?:mad|crazy|nuts|up the"
                    + " wall)|pain in|swear\\w*|sick of|fed up|nightmare|worst)\\b");
    static final Pattern KNOCK_OUT = of(
            "\\b(?:deal-?breakers?|no-?go|out of the question|show-?stoppers?|never accept|(?:won't|wouldn't|will not)"
                    + " (?:use|accept|take|buy|touch) it|unacceptable|under no circumstances|knock-?out|walk away|must"
                    + " never|off the table|red lines?)\\b");
    static final Pattern SUCCESS = of("\\b(?:success|successful|goal|target|aim|objective|happy if|worth it|would be"
            + " (?:great|happy|enough)|kpi|i(?:'d| would) (?:be happy|call it)|we want to"
            + " (?:be|get|reach|cut|reduce|bring|increase)|measure[ds]?)\\b");
    static final Pattern TECH_NEED = of(
            "\\b(?:must|has to|have to|needs? to|should|only|cannot|can't|won't|no|not|without|mustn't|required?|keep"
                    + " running|tolerat\\w+)\\b");
    private static final Pattern TECH_MUST = of(
            "\\b(?:must|mustn't|has to|have to|needs? to|cannot|can't|won't|requires?|required|keep running|without|no"
                    + " (?:internet|signal|wi-?fi|network|connection|reception))\\b");
    static final Pattern TECH_NOUN = of(
            "\\b(?:browser|offline|internet|wi-?fi|signal|network|connection|cloud|on-?prem\\w*|server|hosted|hosting|tablets?|ipads?|iphones?|android|ios|windows|macs?|linux|chromebooks?|smartphones?|handhelds?|scanners?|barcodes?|touch"
                + " ?screens?|screens?|sso|single sign-on|active directory|ldap|vpn|firewall|api|latency|response"
                + " (?:time|below|under)|\\d+ ?ms\\b|p95|p99|uptime|outage|install(?:ed|ing)?"
                + " (?:anything|software|nothing)|accessib\\w+|wcag|languages?|multilingual|gdpr[- ]compliant|eu"
                + " hosting|data cent(?:er|re)|encrypt\\w*|gps|bluetooth|printers?|kiosk|open"
                + " source|notifications?)\\b");
    static final Pattern SENSITIVE =
            of("\\b(?:personal (?:data|information|details)|sensitive|confidential|gdpr|hipaa|patient"
                + " (?:data|records?|names?)|\\w+[- ]identifiable|medical|health"
                + " (?:data|records?|information)|diagnos[ei]s|bank details|credit cards?|card numbers?|passports?|id"
                + " cards?|social security|minors|children's|date of birth|birth ?dates?|names?,? (?:and |,"
                + " )?(?:address\\w*|phone|telephone|numbers|e-?mail)|salar(?:y|ies)"
                + " data|criminal|religio\\w+|biometric|data protection|pii|privacy|anonym\\w+)\\b");
    static final Pattern LEVEL =
            of("\\b(?:tech-?savvy|computer[- ](?:literate|skills?|people)|good with (?:computers|phones|tech\\w*)|not"
                + " (?:very |so |really |particularly )?(?:technical|tech\\w*|good with)|digital natives?|comfortable"
                + " with|(?:basic|average|good|little|low|high|no|poor|limited|advanced)"
                + " (?:computer|it|tech\\w*|digital|pc) (?:skills?|knowledge|literacy|level)|over"
                + " (?:fifty|sixty|seventy|[5-7]\\d)|it skills|technophob\\w*|beginners?|power users?|computer"
                + " illiterate|afraid of computers)\\b");

    static final Pattern HISTORY =
            of("\\b(?:founded|established|family business|in business|(?:in|since) (?:19\\d\\d|20[01]\\d)|for"
                    + " (?:\\d+|\\w+) years|generation)\\b");
    private static final Pattern SELF =
            of("^(?:hi|hello|hey|good \\w+|so)?[,! ]*(?:we are an? |we're an? |i am |i'm |my name|we run \\w+ |i run |i"
                    + " own )");
    private static final Pattern STRONG_NUMBER = of(
            "\\d|\\b(?:ten|eleven|twelve|\\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|million|dozens?|half|every"
                + " (?:second|third|fourth|fifth|tenth))\\b");
    private static final Pattern WISH =
            of("\\b(?:want|need|would like|looking for|should|please find|thank you|hope|writing to)\\b");
    private static final Pattern NAMED_PROBLEM =
            of("\\b(?:problem|trouble|issue|struggl\\w*|challenge|goes wrong|(?:the|our|my)"
                    + " (?:point|worry|headache|nightmare) is)\\b");
    /** What somebody says about the speaker is no problem of the trade. */
    private static final Pattern HEARSAY =
            of("\\bmy (?:wife|husband|partner|mother|father|sister|brother|son|daughter)(?:-in-law)?"
                    + " (?:says?|said|thinks?|tells?|told|calls?)\\b");

    private static final Pattern SHARE = of("\\d ?%|per ?cent|\\d+ ?(?:min|hour|day|week|h\\b)|half"
        + " of|\\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)["
        + " -](?:\\w+ )?(?:min|hour|day|week|time)");
    private static final Pattern DATE_DIRECT = of(
            "\\b(?:by|before|until|till|no later than|ahead of|in time for|latest|prior to)(?: (?:the|about|around|at"
                    + " the latest|early|end of|next))*\\s*$|^(?:before|until|by)\\b");
    private static final Pattern DATE_CUE =
            of("\\b(?:latest|deadline|go(?:es|ing)?[- ]live|live|launch\\w*|ready|due|needed|need"
                + " (?:it|this|the|something|sth|smth)|up and running|running|in place|have it|there by|rolled?"
                + " out|roll-?out|pilot|opens? on|in use|finished|delivered|done|target date|sorted|switch over|has to"
                + " be|must be|deliver\\w*|completed?|works? by|start using)\\b");
    private static final Pattern PAST_DIRECT =
            of("\\b(?:since|last|ago|founded|in|for|every|each|past|previous|this)\\s*(?:the )?$");
    private static final Pattern SPAN = of("^(?:over|for|within|in) .*|.*(?:years?|months?|weeks?|20\\d\\d)$");
    private static final Pattern SPAN_CUE =
            of("\\b(?:live|launch\\w*|ready|deadline|need\\w*|must be|has to be|running|deliver\\w*|roll\\w*|in"
                    + " place|time ?(?:line|frame))\\b");
    private static final Pattern PERCENT = of("%|per ?cent");
    static final Pattern DATED = of("^(?:live|ready|launch|needed|due|by|before|until)\\b");
    static final Pattern BUDGET_WORD = of("\\bbudget\\b");
    private static final Pattern NUMBER = of("\\b" + Grammar.NUMBER + "\\b");
    private static final Pattern EFFORT = of(
            "\\b(?:hours?|hrs?|minutes?|mins?|euros?|pounds?|dollars?|quid|eur|usd|gbp|times?|days?|h|tonnes?|tons?|kg|percent|per"
                + " cent) (?:\\w+ )?(?:a|per|each|every|/)");
    private static final Pattern BIG_COUNT = of("\\d+(?:k| thousand| million) \\p{L}{4,}");
    private static final Pattern COUNTED = of("(?:\\d|[a-z])k? \\p{L}[\\p{L}-]{2,}(?: \\p{L}[\\p{L}-]+)*?"
            + " ?(?:/|\\b(?:a|per|each|every|an|in|on|at|daily|weekly|monthly|yearly|hourly|nightly|annually)\\b)");
    private static final Pattern AT_START = of(
            "\\b(?:start|begin|open|launch) with (?:about |around |roughly |some |say )?\\d[\\d.,]*k?"
                + " \\p{L}{3,}|(?<![\\w.,])\\d[\\d.,]*k? (?:[\\p{L}-]+ ){1,3}(?:at the start|to start with|to begin"
                + " with|at launch|at (?:the )?peak|in the peak|concurrently|at the same time|on a"
                + " (?:busy|normal|typical|quiet) day|initially|from day one|in the first year)|\\d+ concurrent \\w+");

    private FieldScores() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static boolean has(Pattern pattern, String text) {
        return pattern.matcher(text).find();
    }

    static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().limit(5).count();
    }

    /** The score of a sentence for a kind of field. */
    static double score(Fields kind, Sentence sentence) {
        String t = sentence.text();
        boolean question = t.endsWith("?");
        double score = switch (kind) {
            case PROBLEM -> problem(t);
            case TRIGGER -> (has(TRIGGER, t) ? 0.6 : 0) + (has(EVENT, t) ? 0.6 : 0) - (has(HISTORY, t) ? 0.8 : 0);
            case CURRENT ->
                (has(MEDIUM, t) ? 0.7 : 0)
                        + (has(AS_IS, t) ? 0.5 : has(HANDLING, t) ? 0.3 : 0)
                        - (has(INTENDED, t) ? 0.4 : 0);
            case IMPACT -> (has(LOSS, t) ? 0.6 : 0) + (has(STRONG_NUMBER, t) ? 0.5 : 0) - (has(LOSS, t) ? 0 : 0.5);
            case USER -> has(USE, t) ? 1.2 : 0;
            case USERS, JOBS, OTHER -> 0;
            case PAINS -> has(HATE, t) ? 1 : 0;
            case LEVEL -> has(LEVEL, t) ? 1 : 0;
            case MEASURE -> (has(TARGET_FIGURE, t) ? 0.7 : 0) + (has(SUCCESS, t) ? 0.5 : 0);
            case DEALBREAKERS -> has(KNOCK_OUT, t) ? 1.1 : 0;
            case TIMELINE -> timeline(t);
            case BUDGET -> budget(t);
            case TECHNICAL -> !has(TECH_NOUN, t) ? 0 : has(TECH_MUST, t) ? 1 : has(TECH_NEED, t) ? 0.9 : 0;
            case SYSTEMS -> Systems.score(t);
            case SENSITIVE -> has(SENSITIVE, t) ? 1 : 0;
            case SCALE -> scale(t);
        };
        return question && kind != Fields.PROBLEM ? score - 0.4 : score;
    }

    /** "We run a gym, members cannot book": what stands behind the speaker's introduction. */
    static Sentence withoutIntroduction(Sentence sentence) {
        String text = sentence.text();
        int comma = text.indexOf(", ");
        return has(SELF, text)
                        && comma > 0
                        && count(PROBLEM, text.substring(0, comma)) == 0
                        && text.length() - comma > 20
                ? sentence.only(text.substring(comma + 2))
                : sentence;
    }

    static boolean hasNumber(String t) {
        return t.codePoints().anyMatch(Character::isDigit) || has(NUMBER, t);
    }

    private static double problem(String t) {
        int hits = count(PROBLEM, t);
        double score = Math.min(hits, 3) * 0.45;
        if (has(NAMED_PROBLEM, t)) {
            score += 0.5;
        }
        if (has(SHARE, t)) {
            score += 0.35;
        }
        if (has(WISH, t)) {
            score -= 0.3;
        }
        if (has(TRIGGER, t) && has(EVENT, t)) {
            score -= 0.25;
        }
        if (has(SELF, t)) {
            score -= 0.4;
        }
        if (has(HISTORY, t)) {
            score -= 0.6;
        }
        if (has(HEARSAY, t)) {
            score -= 0.5;
        }
        return score;
    }

    private static double timeline(String t) {
        double best = 0;
        for (Grammar.Hit hit : Grammar.affirmed(Grammar.DATE, t)) {
            String before = t.substring(Math.max(0, hit.start() - 60), hit.start());
            String after = t.substring(hit.end(), Math.min(t.length(), hit.end() + 40));
            String near = before + " " + hit.text() + " " + after;
            double score = 0.2;
            boolean cue = has(DATE_CUE, near);
            boolean bare = t.length() - hit.text().length() < 25;
            score += has(DATE_DIRECT, before) || has(DATE_DIRECT, hit.text()) ? (cue || bare ? 0.8 : 0.6) : 0;
            score += cue ? 0.8 : 0;
            if (has(PAST_DIRECT, before) && has(PAST, t) && !has(DATE_CUE, near)) {
                score -= 0.8;
            }
            if (has(SPAN, hit.text()) && !has(SPAN_CUE, near)) {
                score -= 0.8;
            }
            if (has(TARGET_FIGURE, near) || has(PERCENT, near)) {
                score -= 0.8;
            }
            best = Math.max(best, score);
        }
        return best;
    }

    private static double budget(String t) {
        if (Grammar.affirmed(Grammar.MONEY, t).isEmpty() && !(has(BUDGET_WORD, t) && hasNumber(t))) {
            return 0;
        }
        List<Grammar.Hit> hits = Grammar.affirmed(Grammar.MONEY, t);
        double best = 0;
        for (Grammar.Hit hit : hits.isEmpty() ? List.of(new Grammar.Hit(0, t.length(), t)) : hits) {
            // What a clause says of its own amount counts more than what the rest of the sentence says.
            String clause = hits.isEmpty() ? t : Clauses.around(t, hit.start());
            boolean own = has(MONEY_FOR_IT, clause);
            double score = own || has(MONEY_FOR_IT, t) ? 1.1 : 0.2;
            best = Math.max(best, has(MONEY_OTHER, own ? clause : t) ? score - 0.8 : score);
        }
        return best;
    }

    private static double scale(String t) {
        double score = 0;
        for (Grammar.Hit hit : Grammar.affirmed(Grammar.VOLUME, t)) {
            boolean effort = has(EFFORT, hit.text()) || has(Grammar.MONEY, hit.text()) && !has(BIG_COUNT, hit.text());
            boolean counted = has(COUNTED, hit.text());
            score = Math.max(score, effort ? 0 : !counted || has(LOSS, t) ? 0.45 : 1);
        }
        if (score < 1 && has(AT_START, t)) {
            score = 1;
        }
        return Cues.BACK_REFERENCE.matcher(t).find() ? score - 0.2 : score;
    }
}
