package app.praetor.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merges lists that rank the same things by different measures. Pure. */
final class Fusion {
    /** So large that the first place of one list does not outweigh good places in two. */
    private static final int EVEN = 60;

    private Fusion() {}

    /**
     * The members of the first list, in the order of the sum of one over their places in both; equal ones stay in the order of
     * the first.
     */
    static <T> List<T> rank(List<T> first, List<T> second) {
        Map<T, Double> worth = new HashMap<>();
        add(worth, first);
        add(worth, second);
        return first.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(each -> -worth.getOrDefault(each, 0.0)))
                .toList();
    }

    private static <T> void add(Map<T, Double> worth, List<T> list) {
        for (int i = 0; i < list.size(); i++) {
            worth.merge(list.get(i), 1.0 / (EVEN + i + 1), Double::sum);
        }
    }
}
