package app.praetor.discovery.extract;

import app.praetor.discovery.text.Cues;
import app.praetor.discovery.text.Grammar;
import app.praetor.discovery.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of a field out of the sentence that states it. */
final class ValueReader {
    static final int MAX = 220;
    private static final Pattern CLAUSES = Pattern.compile(
            "[,;:]\\s+|\\s+[\u2013\u2014-]\\s+|\\s+(?=(?:but|because|bc|so|although|though|since|when|whereas)\\b)|(?<=\\))\\s+|\\s+(?=\\()");

    private static final Pattern LISTED = Pattern.compile(
            "(?i)^[^:]{0,60}\\b(?:interfaces?|integrations?|systems?|software|tools|connect\\w*|integrate\\w*|link\\w*)\\b[^:]{0,40}:");

    private ValueReader() {}

    static @Nullable Found fromSentence(Fields kind, String field, boolean list, Sentence s, double confidence) {
        List<String> values = switch (kind) {
            case BUDGET -> single(around(s.text(), Grammar.MONEY));
            case TIMELINE -> single(around(s.text(), Grammar.DATE));
            case SCALE -> single(around(s.text(), Grammar.VOLUME));
            case USER -> single(Users.primary(s.text()));
            case SYSTEMS -> systems(s);
            case SENSITIVE -> single(Labels.sensitive(s.text(), Phrases.clip(Cues.trim(s.text()), MAX - 10)));
            case LEVEL -> single(Labels.level(Phrases.clip(Cues.trim(s.text()), MAX - 15)));
            default -> list ? ListItems.of(kind, List.of(s)) : single(shorten(kind, Cues.trim(s.text()), MAX));
        };
        return values.isEmpty() ? null : new Found(field, values, confidence, true, s.raw());
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
        List<int[]> clauses = clauses(text);
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

    private static List<int[]> clauses(String text) {
        List<int[]> clauses = new ArrayList<>();
        Matcher m = CLAUSES.matcher(text);
        int from = 0;
        while (m.find()) {
            clauses.add(new int[] {from, m.start()});
            from = m.end();
        }
        clauses.add(new int[] {from, text.length()});
        return clauses;
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
        List<int[]> clauses = clauses(text);
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
