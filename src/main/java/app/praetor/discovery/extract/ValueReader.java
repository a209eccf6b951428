package app.praetor.discovery.extract;

import app.praetor.discovery.text.Cues;
import app.praetor.discovery.text.Grammar;
import app.praetor.discovery.text.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of a field out of the sentence that states it. */
final class ValueReader {
    static final int MAX = 220;
    private static final Pattern ANNOUNCED_AMOUNT = Pattern.compile(
            "^(?:(?:and|but|so|with|the|our|my|a|an|total|overall|whole|there is|there's|there was|we have|we've"
                + " got|we got|we do have|i have|has|have|having) )*(?:\\w+ )?budget(?: \\w+)?(?: (?:is|was|of|would"
                + " be|will be|stands at|comes to|for (?:it|this|that|the \\w+)(?: is)?))*[ :=-]+(?=(?:[\\p{L}']+"
                + " ){0,3}\\W?\\d|\\p{L})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ANNOUNCED_DATE = Pattern.compile(
            "^(?:(?:and|but|so|then) )*(?:(?:we|it|this|that|the \\w+|everything)(?:'d| would|'s| has| have|'ve got|"
                    + " will| must| should|'ll)* (?:need|want|like|got|plan|hope|aim|is|has|have|had|be)?s?(?:"
                    + " (?:it|this|that|us|them))?(?: to be| to| be)* )(?=(?:live|up|ready|running|launch\\w*|in"
                    + " place|by|before|until|done|go)\\b)",
            Pattern.CASE_INSENSITIVE);

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
        return LISTED.matcher(s.text()).find() ? ListItems.of(Fields.SYSTEMS, List.of(s)) : Systems.names(s.text());
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

    private static List<String> single(@Nullable String value) {
        return value == null || value.isBlank() ? List.of() : List.of(value);
    }

    /** The clauses with an affirmed match, from the first to the last of them; null without one. */
    static @Nullable String around(String text, Pattern pattern) {
        List<Grammar.Hit> hits = Grammar.affirmed(pattern, text);
        if (hits.isEmpty()) {
            String trimmed = Cues.trim(text);
            return pattern == Grammar.VOLUME && FieldScores.hasNumber(text) && !trimmed.isEmpty()
                    ? Phrases.clip(trimmed, 160)
                    : null;
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

    /** The amount without the words that only announce it: "the budget is". */
    static @Nullable String amount(@Nullable String clause) {
        return clause == null
                ? null
                : Cues.trim(ANNOUNCED_AMOUNT.matcher(clause).replaceFirst(""));
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
        return (text.substring(hit.start(), hit.end()) + tail)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .isEmpty()
                ? hit.text()
                : (text.substring(hit.start(), hit.end()) + tail).strip();
    }
}
