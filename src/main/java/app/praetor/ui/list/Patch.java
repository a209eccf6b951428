package app.praetor.ui.list;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings a list on screen to a new state by the fewest changes, so that scroll position, selection and editors survive. */
public final class Patch {
    private Patch() {}

    /**
     * Afterwards {@code shown} equals {@code now}. An entry whose key was there before and whose value is equal is not touched.
     *
     * @param key unique within each list
     */
    public static <T> void byKey(List<T> shown, List<? extends T> now, Function<? super T, ?> key) {
        Set<Object> wanted = now.stream().map(key).collect(Collectors.toCollection(HashSet::new));
        for (int i = shown.size() - 1; i >= 0; i--) {
            if (!wanted.contains(key.apply(shown.get(i)))) {
                shown.remove(i);
            }
        }
        int common = Math.min(shown.size(), now.size());
        int at = 0;
        while (at < common && key.apply(shown.get(at)).equals(key.apply(now.get(at)))) {
            setIfOther(shown, at, now.get(at));
            at++;
        }
        if (at == shown.size()) {
            shown.addAll(now.subList(at, now.size()));
            return;
        }
        for (int i = at; i < now.size(); i++) {
            T next = now.get(i);
            int from = indexOf(shown, i, key.apply(next), key);
            if (from < 0) {
                shown.add(i, next);
            } else if (from == i) {
                setIfOther(shown, i, next);
            } else {
                shown.remove(from);
                shown.add(i, next);
            }
        }
    }

    private static <T> void setIfOther(List<T> shown, int at, T next) {
        if (!shown.get(at).equals(next)) {
            shown.set(at, next);
        }
    }

    private static <T> int indexOf(List<T> shown, int from, Object wanted, Function<? super T, ?> key) {
        for (int i = from; i < shown.size(); i++) {
            if (key.apply(shown.get(i)).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
