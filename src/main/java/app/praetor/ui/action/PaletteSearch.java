package app.praetor.ui.action;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Ranks palette entries against what was typed. Pure. */
public final class PaletteSearch {
    private static final int IN_ROW = 6;
    private static final int WORD_START = 8;
    private static final int RECENCY = 4;

    private PaletteSearch() {}

    /** The entries that fit, best first; with nothing typed, recent ones first and the rest in their order. */
    public static List<PaletteEntry> rank(String query, List<PaletteEntry> entries, List<String> recent) {
        List<Scored> scored = new ArrayList<>();
        for (PaletteEntry entry : entries) {
            int place = recent.indexOf(entry.id());
            int bonus = place < 0 ? 0 : RECENCY * (recent.size() - place);
            score(query, entry.text()).ifPresent(score -> scored.add(new Scored(entry, score * 10 + bonus)));
        }
        return scored.stream()
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .map(Scored::entry)
                .toList();
    }

    /** How well a text holds the letters of a query in their order; empty when it does not. Case does not matter. */
    public static OptionalInt score(String query, String text) {
        String wanted = query.toLowerCase(Locale.ROOT).replace(" ", "");
        String given = text.toLowerCase(Locale.ROOT);
        int exact = given.indexOf(query.strip().toLowerCase(Locale.ROOT));
        int score = wanted.isEmpty() || exact < 0 ? 0 : 2 * WORD_START * wanted.length();
        int from = 0;
        int before = -2;
        for (int i = 0; i < wanted.length(); i++) {
            int at = given.indexOf(wanted.charAt(i), from);
            if (at < 0) {
                return OptionalInt.empty();
            }
            boolean startsWord = at == 0 || !Character.isLetterOrDigit(given.charAt(at - 1));
            score += startsWord ? WORD_START : 0;
            score += at == before + 1 ? IN_ROW : 0;
            before = at;
            from = at + 1;
        }
        return OptionalInt.of(wanted.isEmpty() ? 0 : score - given.length() / 8);
    }

    private record Scored(PaletteEntry entry, int score) {}
}
