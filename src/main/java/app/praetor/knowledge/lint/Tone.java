package app.praetor.knowledge.lint;

import app.praetor.knowledge.Pool;
import app.praetor.knowledge.Question;
import app.praetor.knowledge.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a question should sound to a client: short, one thing at a time, never leading, no words of the trade. */
final class Tone {
    private static final int WORDS = 20;
    private static final int REASON_WORDS = 4;

    private static final Pattern SECOND = Pattern.compile(
            "\\band (?:(?:up to|to|by|from|for|with|within|at|in|on|until) )?"
                    + "(?:how|who|whom|whose|when|why|what|which|where)\\b"
                    + "|, and (?:must|may|can|do|does|is|are|has|have|will|should)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern YES_OR_NO =
            Pattern.compile("(?:Do|Does|Did|Is|Are|Can|May|Must|Has|Have|Will|Should)\\b.*");
    private static final Pattern AMOUNT = Pattern.compile("(?:\\w+ )?[Hh]ow many\\b.*");
    private static final Pattern LEADING = Pattern.compile(
            "\\b(?:do|does|did|is|are|was|would|should|could|can|will|have|has)n['’]t\\b|\\bsurely\\b|\\bobviously\\b"
                    + "|\\bof course\\b|\\bwould you agree\\b|, right\\?$|\\bisn['’]t it\\b",
            Pattern.CASE_INSENSITIVE);
    /** Words that clients should not have to look up. */
    private static final Set<String> JARGON = Set.of(("api apis sso mfa 2fa rbac abac crud etl json xml oauth saml"
                    + " latency throughput backend frontend schema webhook middleware microservice tenant tenancy"
                    + " ux ui kpi sla slo rpo rto idempotent payload endpoint stakeholder deliverable granularity"
                    + " scalability leverage utilise utilize synergy mvp poc okr persona roadmap regex sql nosql orm"
                    + " cron daemon kubernetes docker ci cd devops sdk gui crm erp cms pii provisioning onboarding")
            .split(" "));

    private Tone() {}

    static List<String> problems(Question q) {
        List<String> problems = new ArrayList<>();
        String text = q.text();
        if (!text.matches("\\p{Lu}.*\\?") || text.indexOf('?') < text.length() - 1) {
            problems.add("A question is one sentence that begins with a capital and ends with a question mark.");
        }
        int words = text.split("\\s+").length;
        if (words > WORDS) {
            problems.add("The question has " + words + " words; more than " + WORDS + " are read twice.");
        }
        Matcher second = SECOND.matcher(text);
        if (second.find()) {
            problems.add("Two questions in one: “" + second.group() + "”.");
        }
        Matcher leading = LEADING.matcher(text);
        if (leading.find()) {
            problems.add("The question leads: “" + leading.group() + "”.");
        }
        boolean yesOrNo = YES_OR_NO.matcher(text).matches();
        if (yesOrNo
                ? Set.of("text", "number", "date").contains(q.type())
                : q.type().equals("boolean")) {
            problems.add("The answer type is " + q.type() + ", which does not fit the question.");
        }
        if (AMOUNT.matcher(text).matches() && !q.type().equals("number")) {
            problems.add("The answer is a number, but the type is " + q.type() + ".");
        }
        jargon(problems, text);
        q.options().forEach(o -> jargon(problems, o));
        return problems;
    }

    static List<String> reason(Question q) {
        return reason(q.why().strip(), q.text(), "question");
    }

    static List<String> reason(Pool pool) {
        return reason(pool.why().strip(), pool.name(), "name");
    }

    private static List<String> reason(String why, String text, String what) {
        if (why.isEmpty()) {
            return List.of("It is not said why this is asked.");
        }
        List<String> problems = new ArrayList<>();
        if (!why.matches("\\p{Lu}.*\\.") || why.split("\\s+").length < REASON_WORDS) {
            problems.add("The reason is not a sentence.");
        }
        if (Words.overlap(why, text) > 0.7) {
            problems.add("The reason only repeats the " + what + ".");
        }
        return problems;
    }

    private static void jargon(List<String> problems, String text) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (JARGON.contains(word)) {
                problems.add("“" + word + "” is a word of the trade.");
            }
        }
    }
}
