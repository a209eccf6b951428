package app.praetor.discovery.extract;

import app.praetor.discovery.text.Cues;
import app.praetor.discovery.text.Grammar;
import app.praetor.discovery.text.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of a field out of the sentence that states it. */
final class ValueReader {
    static final int MAX = 220;
    private static final Pattern HEDGES = Pattern.compile(
            "(?:\\b(?:about|around|roughly|approximately|approx\\.?|up to|at most|max(?:imum|\\.)?|no more than|not"
                + " more than|less than|more"
                + " than|between|from|under|below|over|some|ca\\.?|circa|maybe|perhaps|say|only)|~|(?<![\\w.,])\\d[\\d.,]*\\s?(?:k|thousand)?\\s?(?:and|to|or|-|\u2013))[\\s:]*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND_AMOUNT = Pattern.compile(
            "\\s+(?:(?:last|this) (?:week|month|year)|yesterday|which|who|that|because|approved|allocated|reserved|set"
                    + " aside|signed|from|is what|is all|was (?:approved|granted|agreed))\\b.*$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ANNOUNCED_DATE = Pattern.compile(
            "^(?:(?:and|but|so|then) )*(?:(?:we|it|this|that|the \\w+|everything)(?:'d| would|'s| has| have|'ve got|"
                + " will| must| should|'ll)* )?(?:need|want|like|got|plan|hope|aim|is|has|have|had|be)?s?(?:"
                + " (?:it|this|that|us|them|something))?(?: to be| to| be)* (?=(?:live|up|ready|running|launch\\w*|in"
                + " place|by|before|until|done|go)\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PERIOD =
            Pattern.compile("^\\s?(?:a|per|each|every|/)\\s?(?:month|year|annum|quarter)\\b|^ monthly\\b|^ yearly\\b");

    private static final Pattern LISTED = Pattern.compile(
            "(?i)^[^:]{0,60}\\b(?:interfaces?|integrations?|systems?|software|tools|connect\\w*|integrate\\w*|link\\w*)\\b[^:]{0,40}:");

    private ValueReader() {}

    static @Nullable Found fromSentence(Fields kind, String field, boolean list, Sentence s, double confidence) {
        List<String> values = switch (kind) {
            case BUDGET -> single(amount(around(s.text(), Grammar.MONEY)));
            case TIMELINE -> single(date(around(s.text(), Grammar.DATE)));
            case SCALE -> single(around(s.text(), Grammar.VOLUME));
            case USER -> single(mainUser(s));
            case USERS -> Users.others(s.text());
            case SYSTEMS -> systems(s);
            case SENSITIVE -> single(Labels.sensitive(s.text(), Phrases.clip(Cues.trim(s.text()), MAX - 10)));
            case LEVEL -> single(Labels.level(Phrases.clip(Cues.trim(s.text()), MAX - 15)));
            default -> list ? ListItems.of(kind, List.of(s)) : single(shorten(kind, Cues.trim(s.text()), MAX));
        };
        return values.isEmpty() ? null : new Found(field, values, confidence, true, s.raw());
    }

    private static @Nullable String mainUser(Sentence s) {
        String named = Users.primary(s.text());
        boolean entry = Topics.heading(s.heading()) == Fields.USER;
        return named == null && entry ? Phrases.clip(Cues.trim(s.text()), 100) : named;
    }

    private static List<String> systems(Sentence s) {
        return LISTED.matcher(s.text()).find() || Topics.heading(s.heading()) == Fields.SYSTEMS
                ? ListItems.of(Fields.SYSTEMS, List.of(s))
                : Systems.names(s.text());
    }

    /** A long sentence is cut to the clauses that speak most about the field. */
    static String shorten(Fields kind, String text, int max) {
        Pattern cues = switch (kind) {
            case PROBLEM, PAINS -> FieldScores.PROBLEM;
            case TRIGGER -> FieldScores.EVENT;
            case CURRENT -> FieldScores.MEDIUM;
            case IMPACT -> FieldScores.LOSS;
            default -> null;
        };
        if (kind == Fields.PROBLEM) {
            return shorten(Fields.PAINS, beforeOtherTopics(text), max);
        }
        if (text.length() <= max || cues == null) {
            return Phrases.clip(text, max);
        }
        List<int[]> clauses = Clauses.spans(text);
        String best = Phrases.clip(text, max);
        int top = FieldScores.count(cues, best);
        for (int i = 1; i < clauses.size(); i++) {
            int end = clauses.get(i)[1];
            for (int j = i; j < clauses.size() && clauses.get(j)[1] - clauses.get(i)[0] <= max; j++) {
                end = clauses.get(j)[1];
            }
            String window = text.substring(clauses.get(i)[0], end);
            if (window.length() <= max && FieldScores.count(cues, window) > top) {
                top = FieldScores.count(cues, window);
                best = Cues.trim(window);
            }
        }
        return best;
    }

    /** The problem up to the clause that goes on with money, dates or users. */
    private static String beforeOtherTopics(String text) {
        List<int[]> spans = Clauses.spans(text);
        for (int i = 1; i < spans.size(); i++) {
            String clause = text.substring(spans.get(i)[0], spans.get(i)[1]);
            if (FieldScores.BUDGET_WORD.matcher(clause).find() && FieldScores.hasNumber(clause)
                    || Users.primary(clause) != null
                    || Topics.names(Fields.TIMELINE, clause)
                    || clause.length() < 30 && FieldScores.DATED.matcher(clause).find()) {
                return Cues.trim(text.substring(0, spans.get(i - 1)[1]));
            }
        }
        return text;
    }

    private static List<String> single(@Nullable String value) {
        return value == null || value.isBlank() ? List.of() : List.of(value);
    }

    /** The clauses with an affirmed match, from the first to the last of them; null without one. */
    static @Nullable String around(String text, Pattern pattern) {
        List<Grammar.Hit> hits = Grammar.affirmed(pattern, text);
        return around(text, hits, pattern == Grammar.VOLUME);
    }

    /** The clauses with a hit, from the first to the last of them; null without one. */
    static @Nullable String around(String text, List<Grammar.Hit> hits, boolean anyNumber) {
        if (hits.isEmpty()) {
            String trimmed = Cues.trim(text);
            return anyNumber && FieldScores.hasNumber(text) && !trimmed.isEmpty() ? Phrases.clip(trimmed, 160) : null;
        }
        List<int[]> clauses = Clauses.spans(text);
        int start = -1;
        int end = -1;
        for (int[] c : clauses) {
            boolean hit = hits.stream().anyMatch(h -> h.start() < c[1] && h.end() > c[0]);
            if (hit) {
                start = start < 0 ? c[0] : start;
                end = c[1];
            }
        }
        String value = Cues.trim(text.substring(Math.max(start, 0), end < 0 ? text.length() : end));
        return value.length() <= 160 ? value : Phrases.clip(hits.getFirst().text(), 160);
    }

    /** The amounts of a clause with what qualifies them, without the words that only lead up to them. */
    static @Nullable String amount(@Nullable String clause) {
        List<Grammar.Hit> hits = clause == null ? List.of() : amounts(clause);
        if (clause == null || hits.isEmpty()) {
            return clause;
        }
        int start = hits.getFirst().start();
        Matcher hedge = HEDGES.matcher(clause.substring(0, start));
        while (hedge.find()) {
            start = hedge.start();
            hedge = HEDGES.matcher(clause.substring(0, start));
        }
        int last = hits.getLast().end();
        String behind = BEHIND_AMOUNT.matcher(clause.substring(last)).replaceFirst("");
        return Cues.trim(clause.substring(start, last) + behind);
    }

    /** Amounts of money; without one, figures that may be money; with one, what is due every month too. */
    static List<Grammar.Hit> amounts(String text) {
        List<Grammar.Hit> money = Grammar.affirmed(Grammar.MONEY, text);
        List<Grammar.Hit> dates = Grammar.affirmed(Grammar.DATE, text);
        List<Grammar.Hit> hits = new ArrayList<>(money);
        for (Grammar.Hit figure : Grammar.affirmed(Grammar.PLAIN_FIGURE, text)) {
            boolean dated = dates.stream().anyMatch(d -> figure.start() < d.end() && figure.end() > d.start());
            boolean known = money.stream().anyMatch(m -> figure.start() < m.end() && figure.end() > m.start());
            boolean due = PERIOD.matcher(text.substring(figure.end())).find();
            if (!dated && !known && (money.isEmpty() || due)) {
                hits.add(figure);
            }
        }
        hits.sort(Comparator.comparingInt(Grammar.Hit::start));
        return hits;
    }

    /** The date without the words that only announce it: "we want to be live". */
    static @Nullable String date(@Nullable String clause) {
        return clause == null ? null : Cues.trim(ANNOUNCED_DATE.matcher(clause).replaceFirst(""));
    }

    /** A date or amount with the words that belong to it, without the rest of its sentence. */
    static String phrase(String text, Grammar.Hit hit) {
        Matcher after = Pattern.compile(
                        "^(?: (?:at the latest|latest|the latest|at most|max(?:imum)?|all in|tops|in total|or"
                                + " (?:earlier|later|less)|a (?:month|year)|per (?:month|year)))+",
                        Pattern.CASE_INSENSITIVE)
                .matcher(text.substring(hit.end()));
        String tail = after.find() ? after.group() : "";
        String phrase = (text.substring(hit.start(), hit.end()) + tail).strip().replaceFirst("[.,;]+$", "");
        return phrase.isEmpty() ? hit.text() : phrase;
    }
}
