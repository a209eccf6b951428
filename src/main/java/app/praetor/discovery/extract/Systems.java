package app.praetor.discovery.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of programs in running text. */
final class Systems {
    private static final Pattern KNOWN =
            of("\\b(?:salesforce|hubspot|pipedrive|zoho(?: crm| books)?|quickbooks(?: online)?|xero|sage(?:"
                + " \\d+)?|datev|sap(?: \\w+hana| b1| business one)?|oracle|netsuite|dynamics(?: 365| nav|"
                + " ax)?|navision|business"
                + " central|odoo|shopify|woocommerce|magento|prestashop|wordpress|wix|squarespace|stripe|paypal|mollie|klarna|sumup|slack|microsoft"
                + " teams|ms teams|sharepoint|onedrive|outlook|microsoft 365|office 365|google"
                + " (?:sheets?|calendar|drive|workspace|docs|maps|forms|analytics)|gmail|dropbox|trello|asana|jira|monday(?:\\.com)?|airtable|mailchimp|sendgrid|twilio|zapier|zendesk|freshdesk|servicenow|workday|bamboohr|personio|docusign|calendly|power"
                + " ?bi|tableau|lexware|exact online|moodle|autocad|revit|procore|lightspeed|opentable|opera"
                + " pms|cloudbeds|active directory|azure ad|okta|entra)\\b");
    private static final Pattern LINK = of(
            "\\b(?:integrat\\w+|connect\\w*|interfac\\w*|talk(?:s|ing)? to|sync\\w*|link(?:ed|s)?"
                + " (?:to|with)|hook(?:ed)? (?:up|into)|read(?:s|ing)?"
                + " from|feed(?:s|ing)?|export(?:ed|s)?|import(?:ed|s)?|pull(?:s|ed)? from|push(?:es|ed)?"
                + " to|work(?:s)? with|stays?|keep(?:ing)?|remains?|into our|inside (?:the|our)|come(?:s)? from)\\b");
    private static final Pattern KIND = of("\\b(?:crm|erp|tms|wms|pos|pms|emr|ehr|lims|mes|cms|lms|hris|accounting"
            + " (?:system|software|package)|bookkeeping|booking system|core system|ticketing|cash"
            + " registers?|till(?:s| system)?|payroll|phone system|telephony|warehouse system|ledger|payment"
            + " provider|web ?shop|dispatch(?:ing)? system)\\b");
    private static final Pattern NAMED = of("\\b(?:called|named|runs? on|run on|using|we use|we"
            + " run|uses|from|is|inside|into|in|on|with|via|through|system,|software,|thats|that's|=|:|,)\\s+(?:the"
            + " |our |a )?$");
    private static final Pattern NAME =
            Pattern.compile("(?<![.!?] )(?<!^)\\b(?:\\p{Lu}[\\p{L}\\d+&'-]*|\\d\\p{Lu}+\\w*|\\p{Ll}{1,4}\\p{Lu}\\w+)(?:"
                    + " (?:\\p{Lu}[\\p{L}\\d+&-]*|\\d{2,4}))*");
    private static final Set<String> NO_NAME = Set.of(
            "i",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "christmas",
            "easter",
            "ramadan",
            "english",
            "german",
            "french",
            "spanish",
            "turkish",
            "italian",
            "dutch",
            "polish",
            "europe",
            "eu",
            "uk",
            "us",
            "usa",
            "germany",
            "france",
            "ok",
            "pc",
            "pdf",
            "it",
            "gdpr",
            "iso",
            "hr",
            "hl7",
            "api",
            "rest",
            "xml",
            "json",
            "csv",
            "edi",
            "ftp",
            "tcp",
            "http",
            "sql",
            "ceo",
            "cfo",
            "cto",
            "coo",
            "md",
            "vat",
            "art",
            "p95",
            "q1",
            "q2",
            "q3",
            "q4",
            "xmas",
            "we",
            "eur",
            "usd",
            "gbp",
            "chf",
            "kpi",
            "sla",
            "sms",
            "id",
            "faq",
            "wifi",
            "wi-fi",
            "iphone",
            "ipad",
            "android",
            "ios",
            "windows",
            "chrome",
            "mac",
            "whatsapp",
            "facebook",
            "instagram",
            "tiktok",
            "youtube",
            "excel",
            "word");

    private static final Pattern PLAIN =
            of("\\b(?:to|with|from|into) (?:the |our )?((?!our |the |a |their |this |that |new |one |other"
                    + " )[\\p{L}\\d]{3,} (?:exchange|portal|database|server|marketplace|erp|crm|tms|robot|cash"
                    + " register))\\b");

    private static final Pattern CAPITAL = Pattern.compile("(?<=[\\p{Ll},] )\\p{Lu}[\\p{L}\\d]+");
    private static final Pattern RELATION = Pattern.compile(
            "^[^,;(]*?\\b(?:(?:runs?|run|works?) (?:on|in|with)|(?:is|are|comes?|came) from|called|named|we"
                + " (?:have|use|run|do)|(?:pull|push|sync|export|import|connect|talk|integrate|link|read|write|send)\\w*"
                + " [^,;(]{0,40}?\\b(?:to|from|into|with|in)) (?:our |the |a |an )?(?=\\p{Lu})");
    private static final Pattern REQUIRED =
            of("\\b(?:must|has to|have to|needs? to|should|will|got to) (?:\\w+ )?(?:work"
                    + "|talk|connect|integrate|sync|interface|link|speak|exchange)\\w*");

    private Systems() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static double score(String t) {
        boolean link = LINK.matcher(t).find();
        boolean kind = KIND.matcher(t).find();
        boolean named = !names(t).isEmpty();
        if (!named) {
            return 0;
        }
        return (REQUIRED.matcher(t).find() ? 0.5 : 0)
                + (link ? 0.6 : 0)
                + (kind ? 0.5 : 0)
                + (KNOWN.matcher(t).find() ? 0.3 : 0);
    }

    /** Names of programs, in order; each an exact part of the text. */
    static List<String> names(String t) {
        List<String> names = new ArrayList<>();
        Matcher known = KNOWN.matcher(t);
        while (known.find()) {
            add(names, known.group());
        }
        Matcher m = NAME.matcher(t);
        while (m.find()) {
            String name = m.group();
            String before = t.substring(Math.max(0, m.start() - 30), m.start());
            String after = t.substring(m.end(), Math.min(t.length(), m.end() + 30));
            boolean near = NAMED.matcher(before).find()
                    || KIND.matcher(before).find()
                    || KIND.matcher(after).find();
            boolean shorthand = KIND.matcher(name).matches();
            if (near && !shorthand && !NO_NAME.contains(name.toLowerCase(Locale.ROOT)) && name.length() > 1) {
                add(names, name);
            }
        }
        Matcher plain = PLAIN.matcher(t);
        while (plain.find()) {
            add(names, plain.group(1));
        }
        return names;
    }

    /** Whether a text names a program, by its context or by a capital in the middle of it. */
    static boolean named(String t) {
        if (!names(t).isEmpty()) {
            return true;
        }
        Matcher capital = CAPITAL.matcher(t);
        while (capital.find()) {
            if (!NO_NAME.contains(capital.group().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** "the till runs on X": X and what follows it. */
    static String withoutRelation(String item) {
        return RELATION.matcher(item).replaceFirst("");
    }

    private static void add(List<String> names, String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (names.stream().map(n -> n.toLowerCase(Locale.ROOT)).noneMatch(n -> n.contains(key) || key.contains(n))) {
            names.add(name);
        }
    }
}
