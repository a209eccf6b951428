package app.praetor.discovery.extract;

import java.util.regex.Pattern;

/** Puts a short label before answers that are judged on a scale: "yes: ...", "low: ...". */
final class Labels {
    private static final Pattern NO = of(
            "^(?:well,? |oh,? |hm+,? |um,? |so |really )*(?:no\\b|nope|nah|none|nothing|not (?:really|at all|any)|only"
                    + " (?!names?|phone|e-?mail|address|contact|customer)|just"
                    + " (?!names?|phone|e-?mail|address|contact|customer))|\\bno"
                    + " (?:personal|patient|private|sensitive|customer)"
                    + " ?(?:data|details|information|stuff|things)?\\b|\\bnothing (?:personal|sensitive|private)\\b");
    private static final Pattern YES = of("^(?:well,? |oh,? |hm+,? |um,? |so )*(?:yes|yeah|yep|sure|of"
            + " course|absolutely|definitely|certainly|very much|unfortunately yes)\\b|\\bso"
            + " yes\\b|\\b(?:names?|address(?:es)?|telephone|phone numbers?|bank"
            + " details|diagnos\\w+|health|medical|passport\\w*|gdpr|birth|minors|children's|patients?'?|salary|e-?mail"
            + " addresses|card numbers?|customers? data|ids?\\b|(?:insurance|policy|account|id) numbers?)");
    private static final Pattern LOW = of("\\b(?:basic|low|poor|little|beginner|not"
        + " (?:so|very|really|particularly|that|too|much|good|technical|great)|afraid|scared|hopeless|barely|hardly|struggl\\w*|no"
        + " (?:computer|it|tech)|illiterate|weak|limited|terrible)\\b");
    private static final Pattern HIGH = of("\\b(?:high|expert|experts|advanced|very"
            + " (?:good|comfortable|technical|confident|skilled)|confident|tech-?savvy|power"
            + " users?|developers?|engineers?|programmers?|strong|excellent|digital"
            + " natives?|fluent|professionals?)\\b");
    private static final Pattern MIXED =
            of("\\b(?:mixed|varies|varied|depends|some .* others|half|from .* to|differs?|both|all over|very"
                    + " different|while|whereas|range[sd]?|a few|though not|but not)\\b");
    private static final Pattern MIDDLE =
            of("\\b(?:average|medium|intermediate|ordinary|normal|fine|okay|ok|decent|comfortable|proficient|office"
                    + " (?:skills?|software|programs?)|everyday|can use|used to|good with|solid|reasonabl\\w+)\\b");

    private static final Pattern STAFF = of(
            "\\b(?:names?|logins?|hours|signatures?)\\b.{0,25}\\b(?:our|own|the)(?: own)?"
                + " (?:staff|employees|people|guys|team|colleagues|workers|crew|users|members of staff)\\b|\\b(?:our"
                + " )?own (?:staff|employees|people|team|colleagues|workers)\\b|\\b(?:staff|employee|user) names?\\b");
    private static final Pattern THIRD = of("(?<!no )(?<!any )(?<!no personal"
        + " )\\b(?:customers?|clients?|patients?|guests?|tenants?|members|pupils|students|children|parents|visitors|families|donors|applicants|health|bank"
        + " details|salar\\w+|passport\\w*|citizens|residents)\\b(?! (?:data|names|details)? ?(?:of a personal|are"
        + " not|is not|stay))");
    private static final Pattern SECRETS =
            of("\\b(?:confidential|secret|nda|prices?|recipes?|drawings|contracts?|commercial|business data)\\b");

    private Labels() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** {@code yes: } or {@code no: } before what was said about personal data. */
    static String sensitive(String whole, String value) {
        boolean no = NO.matcher(whole.strip()).find();
        boolean yes = YES.matcher(whole.strip()).find();
        boolean strongNo = Pattern.compile("(?i)^(?:no|nope|nah|none|nothing)\\b")
                        .matcher(whole.strip())
                        .find()
                && !Pattern.compile("(?i)\\b(?:so yes|yes:|yes,|but yes|actually yes|well yes)")
                        .matcher(whole)
                        .find();
        boolean staffOnly = STAFF.matcher(whole).find() && !THIRD.matcher(whole).find();
        boolean secretsOnly = SECRETS.matcher(whole).find() && !yes;
        String label = strongNo || (no && !yes) || staffOnly || secretsOnly ? "no" : "yes";
        String rest = value.replaceFirst(
                        "(?i)^(?:no|yes|nah|nope|yeah)[,.:!]?\\s+(?=(?:only|we|just|it|there|names|prices)\\b)", "")
                .strip();
        return rest.isEmpty() || rest.matches("(?i)(?:no|yes|nah|nope|yeah|none)") ? label : label + ": " + rest;
    }

    /** {@code low: }, {@code intermediate: }, {@code high: } or {@code mixed: } before a skill description. */
    static String level(String value) {
        boolean low = LOW.matcher(value).find();
        boolean high = HIGH.matcher(value).find();
        boolean middle = MIDDLE.matcher(value).find();
        String label;
        if (MIXED.matcher(value).find() || (low && high)) {
            label = "mixed";
        } else if (low) {
            label = "low";
        } else if (high) {
            label = "high";
        } else if (middle) {
            label = "intermediate";
        } else {
            return value;
        }
        return value.toLowerCase(java.util.Locale.ROOT).startsWith(label) ? value : label + ": " + value;
    }
}
