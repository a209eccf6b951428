package app.praetor.ui.common;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javafx.collections.ObservableList;

/** Brings an observable list to a wanted state by single changes, so that scroll and selection stay. */
public final class ListPatch {
    private ListPatch() {}

    /**
     * Rows are the same when {@code id} says so; equal rows are not touched.
     *
     * @param target the list that is shown
     * @param wanted what it shall hold afterwards, in that order
     */
    public static <T, K> void apply(ObservableList<T> target, List<T> wanted, Function<T, K> id) {
        Set<K> keep = new HashSet<>();
        wanted.forEach(w -> keep.add(id.apply(w)));
        target.removeIf(t -> !keep.contains(id.apply(t)));
        for (int i = 0; i < wanted.size(); i++) {
            T want = wanted.get(i);
            int at = indexOf(target, id, id.apply(want), i);
            if (at < 0) {
                target.add(i, want);
            } else if (at != i) {
                target.remove(at);
                target.add(i, want);
            } else if (!Objects.equals(target.get(i), want)) {
                target.set(i, want);
            }
        }
    }

    private static <T, K> int indexOf(List<T> list, Function<T, K> id, K key, int from) {
        for (int i = from; i < list.size(); i++) {
            if (Objects.equals(id.apply(list.get(i)), key)) {
                return i;
            }
        }
        return -1;
    }
}
