package app.praetor.sync.merge;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a row.
 *
 * @param values the row afterwards, with all columns that it had
 * @param clocks its clocks afterwards
 * @param lost the columns that do not hold exactly what was sent for them
 * @param conflicts values that somebody wrote and nobody sees any more
 * @param changed whether a value or a clock differs from before
 * @param exact whether every column that was sent holds exactly that, so that the sender needs no echo
 */
public record Merged(
        ObjectNode values,
        ObjectNode clocks,
        List<String> lost,
        List<FieldConflict> conflicts,
        boolean changed,
        boolean exact) {
    public Merged {
        lost = List.copyOf(lost);
        conflicts = List.copyOf(conflicts);
    }
}
