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

    private ValueReader() {}

    static @Nullable Found fromSentence(Fields kind, String field, boolean list, Sentence s, double confidence) {
        List<String> values = switch (kind) {
            case BUDGET -> single(around(s.text(), Grammar.MONEY));
            case TIMELINE -> single(around(s.text(), Grammar.DATE));
            case SCALE -> single(around(s.text(), Grammar.VOLUME));
            case USER -> single(Users.primary(s.text()));
            case SYSTEMS -> Systems.names(s.text());
            case SENSITIVE -> single(Labels.sensitive(s.text(), Phrases.clip(Cues.trim(s.text()), MAX - 10)));
            case LEVEL -> single(Labels.level(Phrases.clip(Cues.trim(s.text()), MAX - 15)));
            default -> list ? ListItems.of(kind, List.of(s)) : single(Phrases.clip(Cues.trim(s.text()), MAX));
        };
        return values.isEmpty() ? null : new Found(field, values, confidence, true, s.raw());
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
        List<int[]> clauses = new ArrayList<>();
        Matcher m = CLAUSES.matcher(text);
        int from = 0;
        while (m.find()) {
            clauses.add(new int[] {from, m.start()});
            from = m.end();
        }
        clauses.add(new int[] {from, text.length()});
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
