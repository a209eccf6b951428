package app.praetor.differential;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a statement did, in a form that both databases share.
 *
 * @param failure the class of the error, null when it ran
 * @param rows the canonical rows, sorted; for a write the number of rows it counted
 * @param state every table after a write, both tenants' rows; empty for a read
 * @param message what the database said of a failure, for the reader; not compared
 */
record Outcome(@Nullable String failure, List<String> rows, Map<String, List<String>> state, String message) {
    boolean same(Outcome other) {
        return failure == null
                ? other.failure == null && rows.equals(other.rows) && state.equals(other.state)
                : failure.equals(other.failure);
    }

    boolean refused() {
        return "refused".equals(failure);
    }

    /** Where the two differ, in a few words. */
    String against(Outcome other) {
        if (failure != null || other.failure != null) {
            return "failure %s (%s) / %s (%s)".formatted(failure, message, other.failure, other.message);
        }
        if (!rows.equals(other.rows)) {
            return "%d rows %s / %d rows %s".formatted(rows.size(), head(rows), other.rows.size(), head(other.rows));
        }
        for (Map.Entry<String, List<String>> table : state.entrySet()) {
            List<String> theirs = other.state.getOrDefault(table.getKey(), List.of());
            if (!table.getValue().equals(theirs)) {
                List<String> left = table.getValue().stream()
                        .filter(r -> !theirs.contains(r))
                        .toList();
                List<String> right = theirs.stream()
                        .filter(r -> !table.getValue().contains(r))
                        .toList();
                return "state of %s: %s / %s".formatted(table.getKey(), head(left), head(right));
            }
        }
        return "same";
    }

    private static List<String> head(List<String> rows) {
        return rows.subList(0, Math.min(4, rows.size()));
    }
}
