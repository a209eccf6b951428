package app.praetor.knowledge.browse;

import app.praetor.knowledge.Question;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Finds entries by words: every word must be there, its beginning is enough, and a title counts before the text. Pure. */
public final class Search {
    private static final int TITLE = 100;
    private static final int WHOLE = 10;
    private static final int FIRST = 5;
    private static final int TEXT = 1;

    private final List<Indexed> indexed;

    /**
     * @param title its words
     * @param text the words of everything else
     */
    private record Indexed(Entry entry, List<String> title, List<String> text) {}

    private record Hit(Entry entry, int score) {}

    private Search(List<Indexed> indexed) {
        this.indexed = indexed;
    }

    /** Takes the entries apart once, so that finding is quick while somebody types. */
    public static Search of(List<Entry> entries) {
        return new Search(entries.stream()
                .map(e -> new Indexed(e, words(e.title()), words(text(e))))
                .toList());
    }

    /** The wanted entries with all of the words, the best first; without words all of them in their order. */
    public List<Entry> find(String query, Predicate<Entry> wanted) {
        List<String> words = words(query);
        List<Hit> hits = new ArrayList<>();
        for (Indexed each : indexed) {
            if (wanted.test(each.entry())) {
                int score = score(each, words);
                if (score >= 0) {
                    hits.add(new Hit(each.entry(), score));
                }
            }
        }
        if (!words.isEmpty()) {
            hits.sort(Comparator.comparingInt(Hit::score).reversed());
        }
        return hits.stream().map(Hit::entry).toList();
    }

    /** The worth of a hit; -1 when a word is missing. */
    private static int score(Indexed each, List<String> words) {
        int score = 0;
        for (String word : words) {
            int best = in(each.title(), word);
            if (best > 0) {
                score += TITLE + best;
            } else if (in(each.text(), word) > 0) {
                score += TEXT;
            } else {
                return -1;
            }
        }
        return score;
    }

    private static int in(List<String> words, String wanted) {
        int best = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith(wanted)) {
                int worth = 1 + (word.length() == wanted.length() ? WHOLE : 0) + (i == 0 ? FIRST : 0);
                best = Math.max(best, worth);
            }
        }
        return best;
    }

    private static String text(Entry entry) {
        StringBuilder text = new StringBuilder(entry.why())
                .append(' ')
                .append(entry.place())
                .append(' ')
                .append(entry.source());
        for (Question q : entry.questions()) {
            text.append(' ').append(q.text()).append(' ').append(q.why());
            q.options().forEach(o -> text.append(' ').append(o));
        }
        entry.parts()
                .forEach(part -> part.items().forEach(item -> text.append(' ').append(item)));
        if (entry.when() != null) {
            entry.when().keywords().forEach(word -> text.append(' ').append(word));
        }
        return text.toString();
    }

    /** Lower case words without accents. */
    static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (String word : plain.split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
