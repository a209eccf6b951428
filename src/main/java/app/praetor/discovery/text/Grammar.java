package app.praetor.discovery.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of money, dates and volumes in business English. */
public final class Grammar {
    private static final String UNIT_WORD =
            "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-"
                + " ](?:one|two|three|four|five|six|seven|eight|nine))?|hundred|thousand|million|dozens?)";
    /** A number in figures or words. */
    public static final String NUMBER =
            "(?:\\d[\\d.,' ]*\\d|\\d|\\b" + UNIT_WORD + "(?:(?: and)?[ -]" + UNIT_WORD + "|(?: a)? half)*)";

    private static final String CURRENCY =
            "(?:\u20ac|\\$|\u00a3|\u00a5|\u20b9|(?:us|au|nz|c|hk|sg)\\$|eur(?:os?)?|usd|gbp|chf|sek|nok|dkk|pln|czk|huf|inr|cad|aud|nzd|zar|aed|sgd|dollars?|pounds?|quid|francs?|bucks|kroner|kronor|rupees?|rand|zloty|yen|\\bk\u20ac)";
    private static final String SCALE = "(?:k|m|mio|mn|bn|mill?|million|thousand|grand|lakhs?|crores?|hundred)\\b";

    /** An amount of money: a currency, or a figure with k, grand, thousand. */
    public static final Pattern MONEY = Pattern.compile(
            "(?:\\b|(?<=\\W)|^)" + CURRENCY + "\\s?" + NUMBER + "(?:\\s?" + SCALE + ")?"
                    + "|(?:" + NUMBER + ")\\s?(?:" + SCALE + "\\s?)?" + CURRENCY + "(?=\\W|$)"
                    + "|(?<![\\w.])(?:\\d[\\d.,]*)\\s?(?:k|grand|mio|m|thousand|million)\\b(?!\\s?(?:b\\b|bytes))"
                    + "|\\b(?:" + UNIT_WORD + "(?:[ -](?:and )?" + UNIT_WORD + ")*)[ -](?:thousand|grand|k|million)\\b"
                    + "|\\b(?:half a million|quarter of a million|a million|a hundred thousand|a hundred grand)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Any figure of at least three digits, for replies to a question about money. */
    public static final Pattern PLAIN_FIGURE = Pattern.compile(
            "(?<![\\w.,])\\d{1,3}(?:[.,' ]\\d{3})+\\b|(?<![\\w.,])\\d{3,7}\\b|\\b" + UNIT_WORD + "(?:[ -](?:and )?"
                    + UNIT_WORD + ")+\\b",
            Pattern.CASE_INSENSITIVE);

    private static final String MONTH =
            "(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?";
    private static final String DAY =
            "(?:\\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|tenth|fifteenth|twentieth|thirtieth|last day)";
    private static final String FEAST = "(?:christmas|x-?mas|easter|ramadan|eid|diwali|thanksgiving|black friday|cyber"
            + " monday|carnival|halloween|valentine'?s(?: day)?|mother'?s day|hanukkah|passover|pentecost|lent|new"
            + " year(?:'?s(?: eve)?)?|lunar new year|chinese new year|midsummer|oktoberfest|golden week|the"
            + " holidays|bank holiday)";
    private static final String SEASON =
            "(?:(?:(?:early|mid|late|next|this|coming|the|in)[ -])*(?:spring|summer|autumn|winter)|(?:the |this |next"
                    + " |coming )*fall(?= \\d{4}|$|[,.;]))(?! (?:time )?(?:jobs?|sale|clothes|coats?|tyres|tires))";
    private static final String PART =
            "(?:(?:the )?(?:very )?(?:start|beginning|middle|end|mid|early|late|first half|second half|first"
                + " week|second week|third week|last week|turn|close|first quarter|last quarter)(?: of|-| )\\s?(?:the"
                + " )?(?:next |this |coming )?)";

    /** A point in the calendar or a span until one. */
    public static final Pattern DATE = Pattern.compile(
            "\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d{2})\\b"
                    + "|\\b" + PART + "?(?:the )?(?:(?:next|coming) )?(?:" + DAY + "(?: of)? )?" + MONTH + "(?: "
                    + "\\d{1,2}(?:st|nd|rd|th)?\\b(?!\\s?(?:%|percent|per ))"
                    + ")?(?:,? (?:19|20)\\d{2}\\b|,? (?:this|next) year)?"
                    + "|\\b" + PART
                    + "?(?:q[1-4]|(?:first|second|third|fourth|last|this|next|1st|2nd|3rd|4th) quarter)\\b(?:,?(?:"
                    + " of)? (?:20\\d{2}|this year|next year|the year))?|\\b" + PART
                    + "(?:year|month|quarter|season|school year|term|semester|fiscal year|financial year)\\b"
                    + "|\\b" + PART + "?(?:next|this|the coming) (?:year|month|quarter|season|term|semester|week)\\b"
                    + "|\\b(?:calendar )?week \\d{1,2}\\b|\\b[ck]w ?\\d{1,2}\\b"
                    + "|\\b(?:in|within|inside|over|for) (?:the next |about |around |roughly |at most |max(?:imum)? )*"
                    + NUMBER + "(?: (?:to|or|-) " + NUMBER + "|-\\d+)? (?:days|weeks|months|years)\\b"
                    + "|\\b" + NUMBER + "(?: (?:to|or|-) " + NUMBER
                    + "|-\\d+)? (?:weeks|months|years)(?: from now| time| max(?:imum)?| tops)?\\b|\\b(?:in|within)"
                    + " (?:a|half a) (?:week|month|year|quarter)\\b|\\bhalf a year\\b|\\ba year\\b|\\b(?:just |shortly"
                    + " |right |well )?(?:before |after |until |by |for )?(?:the )?" + FEAST
                    + "(?=\\W|$)(?: \\d{4})?"
                    + "|\\b" + PART + "?(?:" + SEASON
                    + "|(?:the )?(?:[\\w-]+ ){0,2}(?:season|term|semester|school year|holidays|harvest|tax"
                    + " year))\\b(?:,? (?:of )?(?:20\\d{2}|this year|next year))?|\\b20[2-9]\\d\\b|\\b" + PART
                    + "(?:20\\d{2})\\b|\\b(?:on |by |next |this )(?:monday|tuesday|wednesday|thursday|friday)\\b",
            Pattern.CASE_INSENSITIVE);

    /** A volume: a number of things, per time or at once. */
    public static final Pattern VOLUME = Pattern.compile(
            "(?:~|\\b(?:about|around|approx\\.?|approximately|roughly|some|circa|ca\\.?|up to|at least|at"
                    + " most|over|under|nearly|almost|maybe|perhaps|say|between) )?(?:~ ?)?(?<![\\w.,$\u20ac\u00a3-])"
                    + NUMBER + "(?:k\\b)?(?:\\s?(?:-|to|or|and|\u2013)\\s?" + NUMBER
                    + "(?:k\\b)?)? ?(?:[\\p{L}-]+ ){0,3}?[\\p{L}-]*(?:(?:\\s?/\\s?|\\s(?:a|per|each|every|an|in one|in"
                    + " a|in the|on a|at a) )(?:\\w+"
                    + " )?(?:day|week|month|hour|hr|year|night|shift|season|site|weekend|minute|second|evening|morning|quarter|d|wk|yr|saturday|sunday|monday|friday)|\\s(?:daily|weekly|monthly|yearly|hourly|nightly|annually))\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NEGATION_BEFORE = Pattern.compile(
            "(?:\\b(?:not|never|no longer|forget(?: about)?|instead of|rather than|scratch|scrap|drop|isn't|is"
                    + " not|won't be|wasn't|originally|previously|first said|had said|i said|we said|i"
                    + " wrote|ignore)\\b|n't)\\s*(?:(?!(?:but|rather|instead)\\b)\\w+ ){0,2}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NEGATION_AFTER = Pattern.compile(
            "^\\W*(?:\\w+ )?(?:won't|will not|doesn't|does not|isn't|is not|wasn't|can't|cannot|is wrong|is out|is"
                + " off|is gone|is too (?:late|early|tight)|no longer|any ?more|was wrong|was a mistake|was"
                + " (?:the|an?) (?:old|former|previous|wrong)|(?:is|was) (?:old|outdated|obsolete)|(?:that|which|it)"
                + " included|not (?:any|possible|realistic))",
            Pattern.CASE_INSENSITIVE);

    private Grammar() {}

    /** One match in a text. */
    public record Hit(int start, int end, String text) {}

    /** All matches which the text does not take back ("forget X", "not X but", "X won't work"). */
    public static List<Hit> affirmed(Pattern pattern, String text) {
        List<Hit> hits = new ArrayList<>();
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            if (m.end() == m.start()) {
                continue;
            }
            String before = text.substring(Math.max(0, m.start() - 40), m.start());
            String after = text.substring(m.end(), Math.min(text.length(), m.end() + 40));
            boolean fromTo = before.stripTrailing().endsWith("from") && after.startsWith(" to ");
            if (!fromTo
                    && !NEGATION_BEFORE.matcher(before).find()
                    && !NEGATION_AFTER.matcher(after).find()) {
                hits.add(new Hit(m.start(), m.end(), m.group().strip()));
            }
        }
        return hits;
    }
}
