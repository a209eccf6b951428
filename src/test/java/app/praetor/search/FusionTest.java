package app.praetor.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FusionTest {
    @Test
    void whatBothRankHighComesFirst() {
        assertThat(Fusion.rank(List.of("a", "b", "c"), List.of("b", "c"))).containsExactly("b", "c", "a");
    }

    @Test
    void nothingIsAddedAndNothingLost() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            List<Integer> first = shuffled(random, random.nextInt(30));
            List<Integer> second = shuffled(random, random.nextInt(40));
            List<Integer> ranked = Fusion.rank(first, second);
            assertThat(ranked).containsExactlyInAnyOrderElementsOf(first);
            for (int i = 1; i < ranked.size(); i++) {
                int before = ranked.get(i - 1);
                int after = ranked.get(i);
                boolean worse =
                        first.indexOf(after) < first.indexOf(before) && place(second, after) < place(second, before);
                assertThat(worse)
                        .as("%s is before %s, which both rank higher", before, after)
                        .isFalse();
            }
        }
    }

    @Test
    void withoutASecondRankingTheFirstStays() {
        List<Integer> first = shuffled(new Random(3), 20);
        assertThat(Fusion.rank(first, List.of())).isEqualTo(first);
    }

    private static int place(List<Integer> list, int each) {
        int at = list.indexOf(each);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private static List<Integer> shuffled(Random random, int size) {
        List<Integer> list = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(list, random);
        return list;
    }
}
