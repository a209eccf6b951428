package app.praetor.sync.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One step of a schedule. Everything that is random about it comes from its salt, so a schedule with steps left out is still a
 * schedule.
 *
 * @param client which device, by number
 */
public record Step(Kind kind, int client, long salt) {
    /** What may happen. */
    public enum Kind {
        EDIT(38),
        PUSH(14),
        PULL(14),
        SYNC(6),
        /** The request never arrives. */
        PUSH_LOST(4),
        /** The server commits, the answer never arrives. */
        PUSH_UNANSWERED(6),
        PULL_LOST(3),
        /** A request that was made before arrives once more. */
        DUPLICATE(4),
        /** The program dies at a commit of the next thing it does: before it or after it. */
        CRASH_BEFORE(4),
        CRASH_AFTER(4),
        TIME(5),
        CLOCK_JUMP(2),
        RELOAD(1),
        COMPACT(1),
        SMALLER(2);

        final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    /** The schedule of a seed. */
    public static List<Step> schedule(long seed, int clients) {
        Random random = new Random(seed);
        int length = 20 + random.nextInt(50);
        int sum = 0;
        for (Kind kind : Kind.values()) {
            sum += kind.weight;
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int at = random.nextInt(sum);
            Kind kind = Kind.EDIT;
            for (Kind candidate : Kind.values()) {
                at -= candidate.weight;
                if (at < 0) {
                    kind = candidate;
                    break;
                }
            }
            steps.add(new Step(kind, random.nextInt(clients), random.nextLong()));
        }
        return steps;
    }
}
