package app.praetor.sync.merge;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Joins two edits of one long text, where they are in different places. */
final class TextMerge {
    /** Texts up to this many characters are one value. */
    static final int LONG = 500;

    private static final int LONG_LINE = 200;
    private static final Pattern LINES = Pattern.compile("(?<=\\n)");
    private static final Pattern SENTENCES = Pattern.compile("(?<=\\n)|(?<=[.!?;] )");

    /** What stands instead of the pieces from {@code start} to before {@code end}. */
    private record Edit(int start, int end, List<String> pieces) {}

    private TextMerge() {}

    /** The text with both edits; empty where they overlap or touch. */
    static Optional<String> merge(String base, String mine, String theirs) {
        // All three are cut in the same way, or one long line would make everything differ.
        boolean longLines =
                Stream.of(base, mine, theirs).flatMap(String::lines).anyMatch(line -> line.length() > LONG_LINE);
        Pattern cut = longLines ? SENTENCES : LINES;
        List<String> pieces = List.of(cut.split(base));
        List<Edit> left = edits(pieces, List.of(cut.split(mine)));
        List<Edit> right = edits(pieces, List.of(cut.split(theirs)));

        StringBuilder merged = new StringBuilder();
        int at = 0;
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            Edit next;
            if (l == left.size()) {
                next = right.get(r++);
            } else if (r == right.size()) {
                next = left.get(l++);
            } else {
                Edit a = left.get(l);
                Edit b = right.get(r);
                if (a.equals(b)) {
                    next = a;
                    l++;
                    r++;
                } else if (a.end() < b.start()) {
                    next = a;
                    l++;
                } else if (b.end() < a.start()) {
                    next = b;
                    r++;
                } else {
                    return Optional.empty();
                }
            }
            pieces.subList(at, next.start()).forEach(merged::append);
            next.pieces().forEach(merged::append);
            at = next.end();
        }
        pieces.subList(at, pieces.size()).forEach(merged::append);
        return Optional.of(merged.toString());
    }

    private static List<Edit> edits(List<String> from, List<String> to) {
        List<Edit> edits = new ArrayList<>();
        for (var delta : DiffUtils.diff(from, to).getDeltas()) {
            int start = delta.getSource().getPosition();
            edits.add(new Edit(
                    start,
                    start + delta.getSource().size(),
                    List.copyOf(delta.getTarget().getLines())));
        }
        edits.sort(Comparator.comparingInt(Edit::start));
        return edits;
    }
}
