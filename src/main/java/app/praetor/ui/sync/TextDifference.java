package app.praetor.ui.sync;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/** What two texts differ in, line by line. */
final class TextDifference {
    private TextDifference() {}

    /** What became of a line. */
    enum Mark {
        SAME,
        REMOVED,
        ADDED
    }

    /** A line with its mark. */
    record Line(Mark mark, String text) {}

    /** The lines of both texts in one order; removed ones stand before what replaced them. */
    static List<Line> of(String before, String after) {
        List<String> old = before.isEmpty() ? List.of() : before.lines().toList();
        List<String> now = after.isEmpty() ? List.of() : after.lines().toList();
        List<Line> lines = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            old.subList(at, delta.getSource().getPosition()).forEach(line -> lines.add(new Line(Mark.SAME, line)));
            delta.getSource().getLines().forEach(line -> lines.add(new Line(Mark.REMOVED, line)));
            delta.getTarget().getLines().forEach(line -> lines.add(new Line(Mark.ADDED, line)));
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        old.subList(at, old.size()).forEach(line -> lines.add(new Line(Mark.SAME, line)));
        return lines;
    }
}
