package app.praetor.kit;

import java.util.List;

/**
 * What a run would change in the output folder.
 *
 * @param hash of kit, inputs, entries and the present files: it changes when any of them does
 */
public record KitPlan(List<Entry> entries, String hash) {
    public KitPlan {
        entries = List.copyOf(entries);
    }

    /** What happens to a file. FAILED: it cannot be made, the file stays as it is. */
    public enum Action {
        CREATE,
        UPDATE,
        DELETE,
        NO_CHANGE,
        FAILED
    }

    /**
     * One file.
     *
     * @param outputId output in the manifest; empty for a file of an earlier run that is to be deleted
     * @param path below the output folder, with slashes
     * @param reason for a reader, for example "kept: onExisting is skip"; may be empty
     */
    public record Entry(String outputId, String path, Action action, String reason) {}

    /** How many files the plan changes. */
    public long changes() {
        return entries.stream()
                .filter(e -> e.action() != Action.NO_CHANGE && e.action() != Action.FAILED)
                .count();
    }
}
