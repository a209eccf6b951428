package app.praetor.discovery.text;

import java.util.regex.Pattern;

/** What people say around an answer: that they said it before, do not know it, will not tell it, take it back. */
public final class Cues {
    /** Text that gives orders to a program. */
    public static final Pattern INJECTION = of(
            "(?:ignore|disregard|forget|override|bypass) (?:all |any |every |the |your |my )*(?:previous |prior |above"
                + " |earlier |preceding |existing |system"
                + " )*(?:rules|instructions?|prompts?|directives?|guidelines|commands)|\\b(?:system|admin|developer|root|assistant)"
                + " (?:note|notice|prompt|override|message|instruction|command)s?\\b|\\b(?:mark|set|fill|flag|treat)"
                + " (?:all|every|each|everything)(?: the| of the)?(?:"
                + " (?:fields?|questions?|obligations?|items?|values?))?"
                + " ?(?:as|to|complete|confirmed|satisfied|done)|skip (?:the |all )*(?:remaining|other|further|rest of"
                + " the) (?:questions?|fields?)|(?:reply|respond|answer) only with|you are (?:now )?(?:an?"
                + " )?(?:ai|assistant|language model|in (?:developer|debug|admin) mode)|\\bnew instructions?:|end"
                + " (?:the |this )?interview now|mark (?:the |this )?(?:interview|project|session) (?:as"
                + " )?(?:complete|done|finished)");

    /** The client points at something said before. */
    public static final Pattern BACK_REFERENCE = of("\\b(?:as|like) (?:i |we |already |just |previously |he |she"
        + " )*(?:said|wrote|mentioned|told|outlined|stated|explained|described|listed|above|noted|indicated|was"
        + " saying|in (?:my|the) (?:first|opening|forwarded|message|mail|intro)\\w*)|\\bas"
        + " (?:before|above|said)\\b|\\btold (?:you|u|ya)\\b|\\balready"
        + " (?:told|said|wrote|mentioned|answered|listed|gave|given|covered|stated|explained|have"
        + " (?:it|that|this))|\\b(?:said|told|wrote|mentioned|stated|given|answered|covered|explained|listed) (?:it"
        + " |that |this |so )?(?:already|before|earlier|above|at the (?:start|beginning|top))|\\bsee (?:above|my |the"
        + " (?:first|opening|earlier|above|previous|message|mail|intro)|earlier|first|previous)|\\b(?:in|from|at)"
        + " (?:my|the|his|her|our) (?:\\w+ )?(?:first|earlier|opening|previous|initial|original|forwarded|long|last)"
        + " (?:message|mail|e-?mail|note|text|lines?|paragraph|sentence|points?|remarks?|statement|answer|letter|post|words)|\\b(?:in|from)"
        + " my (?:introduction|intro|opening|message|mail|first\\b)|\\b(?:at|in) the (?:very"
        + " )?(?:beginning|start|top),? (?:i|we) |\\bi (?:said|wrote|mentioned|told|did"
        + " mention|(?:described|explained|listed|covered) (?:it|this|that)|gave you|have told|have said|have"
        + " written|have already)\\b|\\bi(?:'| ha)ve (?:already |just"
        + " )?(?:said|told|written|mentioned|answered)|\\brefer to\\b|\\bscroll\\b|\\byou (?:already )?have"
        + " (?:it|that|this) (?:already|from me)\\b|\\byou(?:'ve| have| already have)?(?: got)?"
        + " (?:the|that|my|our|those) (?:figures?|numbers?|dates?|amounts?|answers?|lists?|details?)\\b|\\byou(?:'ve|"
        + " have| already have)? got (?:it|that) (?:already|from)|\\bwhat i (?:wrote|said|told)|\\bsame as"
        + " (?:above|before|i)|\\bwhat i said\\b|\\bin (?:\\w+'s|his|her|the)"
        + " (?:mail|e-mail|email|message)\\b|\\b(?:he|she|they) (?:says?|said|mentioned|wrote)(?: it| that| this)?"
        + " (?:in|above|before|already)\\b|\\b(?:described|listed|mentioned|noted|stated|specified|explained)"
        + " above\\b");

    /** The client does not know now, and may know later. */
    public static final Pattern UNKNOWN = of("\\b(?:i |we )?(?:really |honestly |just )?(?:do ?n['o]?t|dont|don't|do"
        + " not|didn't|cannot|can't|cant|couldn't|could not) (?:really |honestly |yet |actually |even |quite"
        + " )*(?:know|say|tell|remember|recall|have (?:it|that|this|them|an? (?:figure|number|answer|idea))|have"
        + " (?:that|it) here)\\b(?!"
        + " (?:whether|when|who|which|what|where|how|if|about|anything|each|the|that|until|us)\\b)|\\bdunno\\b|\\bno"
        + " (?:idea|clue)\\b|\\bnot sure\\b(?!,? but)|\\bask me (?:again|later|next|tomorrow|another)|\\b(?:come|get)"
        + " back to (?:you|u|it|this|that)|\\b(?:must|need to|have to|has to|will|'ll|would need to|gotta|should|let"
        + " me|got to) (?:first )?(?:check|ask|find out|look it up|look that"
        + " up|clarify|confirm|inquire|verify)\\b|\\bto be"
        + " (?:confirmed|decided|determined|clarified|defined)|\\btb[cda]\\b|\\b(?:not|n't) (?:yet )?(?:been"
        + " )?(?:decided|determined|fixed yet|agreed yet|settled|discussed|thought about)|\\bnothing to"
        + " add\\b|\\b(?:still )?(?:open|unclear) (?:at the moment|for now|yet|still)|\\bhard to say\\b|\\bno figure"
        + " yet\\b|\\bwho knows\\b|\\bhaven't (?:thought|got that|decided|discussed)|\\bbeats me\\b|\\bcan't"
        + " answer\\b|\\bnot my department\\b|\\bsomeone else (?:would|will) know");

    /** The client will not tell. */
    public static final Pattern REFUSED =
            of("\\b(?:can ?not|can't|cant|won't|will not|wouldn't|not going to|not allowed to|not at liberty to|unable"
                + " to|may not|must not|not authori[sz]ed to|prefer not to|rather not|would rather not|do not want"
                + " to|don't want to) (?:\\w+ )?(?:tell|say|share|disclose|discuss|reveal|give|name|talk about|put a"
                + " (?:number|figure))\\b|\\bno comment\\b|\\b(?:that|this|it|budget|figure|number)(?: is|'s|s)?"
                + " (?:strictly |commercially |rather )?(?:confidential|secret|private|classified|sensitive|under"
                + " nda|not public|internal)|\\bconfidential(?:,? sorry|\\.?$)|\\bnone of your business\\b|\\b(?:let"
                + " them|you|they|please) (?:first )?(?:make|send) (?:an|us an|me an|your|their)"
                + " (?:offer|quote|proposal)|\\bunder (?:an )?nda\\b|\\bnot for (?:you|disclosure|sharing)|\\bi'd"
                + " rather not\\b|\\bwe don't (?:share|disclose|publish)|\\bkeep that to (?:my|our)sel");

    /** "None" as an answer. */
    public static final Pattern NONE = of("^(?:(?:well|oh|hm+|um|no|nope|nah|ok|so|actually|honestly|really|then)[,.!]?"
            + " )*(?:none|nothing|no|nope|nah|nobody|no one|nil|n/?a|zero|not really|not any|no (?:such"
            + " )?(?:systems?|tools?|constraints?|requirements?|others?|software|programs?|special \\w+|particular"
            + " \\w+|dealbreakers?|one else)|there (?:is|are|'s)(?:n't| not| no)?"
            + " ?(?:none|nothing|no|any)?|(?:we|i)(?: have|'ve|'ve got| have got| do ?n['o]t have| don't have|"
            + " got)? ?(?:none|nothing|no|any|anything)|no further|just (?:us|me|them)|none (?:at"
            + " all|whatsoever)|no,? (?:none|nothing|nobody))(?: else| more| further)?(?:,? (?:unless you|if you"
            + " don't|if you do not|not counting|if we don't) .{1,80})?(?: (?:really|at all|whatsoever|yet|so"
            + " far|special|specific|in particular|particular|from my side|that i know(?: of)?|comes to mind|to"
            + " (?:connect|integrate|mention|report)|here|of (?:note|that))){0,3}[ .!,]*$");

    /** So vague that it says nothing. */
    public static final Pattern VAGUE =
            of("^(?:(?:well|oh|hm+|um|yes|yeah|dunno|i think|i guess|just|like|maybe|probably|honestly|a)[,.!]?"
                + " ?)*(?:everything|anything|all of it|all(?: sorts)?|lots?|a lot|many(?: things)?|stuff|things|the"
                + " usual(?: stuff| things)?|as usual|asap|a\\.s\\.a\\.p|as soon as"
                + " possible|soon(?:ish)?|yesterday|quickly|fast|whenever|some(?:thing)?|various|several|it"
                + " depends|depends|not much|not too much|reasonable|normal|average amount|cheap(?:ly)?|as"
                + " (?:cheap|little|much|many) as possible|better|to be better|make it better|more"
                + " efficient|everybody|everyone|anyone|all (?:of )?(?:them|us|people)|big|small|huge|quite a few|a"
                + " few|plenty|the normal|loads|ok|okay|fine|good question|yes|yeah|sure|kind of|sort of|more or"
                + " less|easy|simple|user[- ]friendly)(?: (?:at the \\w+|really|please|pls|of"
                + " (?:them|it|things|stuff|people)|i guess|i think|basically|around here|here|as possible|of"
                + " course|obviously|in the \\w+|you know|the usual|that you can|for everyone|would be"
                + " (?:good|nice|great|lovely)|is (?:bad|slow|annoying|broken)|what you can|if possible|or"
                + " so|thing|enough|then|though)){0,3}[ .!?,]*$");

    /** The client takes back what stands before. */
    public static final Pattern RETRACTION = of(
            "(?:^|[,.;!(\u2014-] ?)(?:and |but |oh |ah |er |um |hm+,? )*(?:no,? wait|wait,? no|hang on|hold on|scratch"
                    + " (?:that|it)|scrap (?:that|it)|strike that|correction:?|on second thoughts?|(?:hm+,? )?no,?"
                    + " (?:actually|sorry|rather)|actually,? no|i mean,?|sorry,? (?:i mean|no|that(?:'s| is| was))|my"
                    + " mistake|i was wrong|let me correct|hm+,? no,|rather:|or rather|make that)");

    /** The client changes what was said in an earlier message. */
    public static final Pattern CORRECTION = of("\\bforget\\b|\\d\\S*,? not \\S*\\d|\\balso"
        + " (?:use|have|connect|need)\\b|\\bscra(?:tch|p)\\b|\\bcorrection\\b|\\bactually\\b|\\binstead\\b|\\bchanged?\\b|\\bno"
        + " longer\\b|\\bnot\\b.{1,60}\\b(?:any ?more|but)\\b|\\bn't\\b.{1,60}\\bany ?more\\b|\\bmake"
        + " (?:it|that)\\b|\\b(?:won't|will not|doesn't|does not|can't) (?:work|be possible|happen)\\b|\\bi was"
        + " wrong\\b|\\bwas wrong\\b|\\bmy (?:mistake|bad|error)\\b|\\bnot .{1,50}\\bbut\\b|\\bit(?:'s| is)"
        + " now\\b|\\bnow (?:it(?:'s| is)|we have|has"
        + " to)\\b|\\b(?:moved|postponed|brought|pushed|shifted|put|cut|raised|increased|reduced|lowered|upped|slashed|went|goes|gone)"
        + " (?:it |the \\w+ )?(?:to|up|forward|back|from|down|by|out)\\b|\\bon second thought|\\bi (?:mis\\w+|got"
        + " .{1,20} wrong|mixed)|\\bturns out\\b|\\bafter all\\b|\\bupdate\\b|\\breplace|\\brevis|\\bbetter"
        + " (?:when|if)\\b|\\bis better\\b|\\brather than\\b|\\b(?:is|are) wrong\\b|\\bit'?s .{1,25} now\\b|\\bwrong"
        + " (?:number|figure|date|amount)|\\bcorrect(?:ed)?\\b|\\bshould (?:be|read|have been)\\b|\\bmeant\\b|\\bnew"
        + " (?:date|deadline|budget|number|figure|amount)\\b|\\b(?:fewer|less|more) than i"
        + " said\\b|\\bscrap\\b|\\bignore what i\\b|\\bplease change\\b|\\bone more (?:thing|change)|\\bdisregard\\b");

    /** Words around an answer that are no part of it, at its beginning. */
    public static final Pattern LEAD = of("^(?:(?:well|oh|ah|aha|hm+|ok(?:ay)?|um+|uh|er|goodness(?:"
        + " me)?|gosh|anyway|honestly|sorry|look|basically|actually|frankly|right|so|now|then|and|but|also|plus|or|yes|yeah|yep|sure|certainly|of"
        + " course|thanks|thank you|please|let me (?:think|see)|let's see|i (?:think|guess|suppose|believe|mean|would"
        + " say|'d say|should say|reckon|must say)|id say|i'd say|to be (?:honest|fair|frank)|you know|as (?:i|we)"
        + " said|like i said|again|good question|first(?:ly)? of all|for (?:one|a"
        + " start)|mostly|mainly|perhaps|definitely|probably|maybe|obviously|needless to say|in short|short"
        + " answer|long story short|see|easy|simple|clearly|evidently|personally|for me|from my side|in my view|in my"
        + " opinion|what (?:happens|we do) is(?: that)?|the thing is(?: that)?|it's that|that would be|that'd be|that"
        + " is|that's|those (?:are|would be)|these are|there(?:'s| is| are)|it(?:'s| is|'d be| would be)|they(?:'re|"
        + " are)|this is)(?:[,:!.\u2026]+\\s*|\\s+(?:-+ )?|\\s*$))+");

    /** Words around an answer that are no part of it, at its end. */
    public static final Pattern TAIL =
            of("(?:[,;.!?\u2014-]*\\s*(?:\\(?(?:as|like) (?:i|we)(?: already| just)? (?:said|wrote|mentioned|told"
                + " you)\\)?|as (?:said|mentioned|outlined|stated|above|discussed)|(?:i )?(?:told|wrote)"
                + " (?:you|u|that)(?: already)?|(?:i )?(?:already )?(?:said|wrote|mentioned) (?:that|it|so)(?:"
                + " already)?|(?:said|wrote) already|let'?s say|i (?:suppose|guess|think|believe|reckon|hope)|you"
                + " know|lol|haha|please|pls|thanks(?: a lot)?|thank you(?: very much)?|dear|or so|that'?s"
                + " (?:it|all|the problem|about it)|u know|innit|right|really|obviously|of course|tbh|imho|btw|by the"
                + " way|anyway|if that helps|mostly|though|tho))+[\\s.!?,;]*$");

    private Cues() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A text without the chatter at both ends and without closing punctuation. */
    public static String trim(String text) {
        String before;
        String now = text.strip();
        do {
            before = now;
            now = TAIL.matcher(now).replaceFirst("");
            now = LEAD.matcher(now).replaceFirst("");
            now = now.replaceAll("^[\\s,;:.!?\u2013\u2014\"\u201c\u201d()-]+(?=[^\\s\\d])|^[\\s,;:!?\"]+", "");
            now = now.replaceAll("[\\s,;:.!?\u2013\u2014\"\u201c\u201d-]+$", "");
            if (now.startsWith("(") != now.endsWith(")") || !now.contains("(")) {
                now = now.contains("(") ? now : now.replaceAll("\\)+$", "");
            }
        } while (!now.equals(before));
        return now;
    }
}
