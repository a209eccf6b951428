package app.praetor.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds passages by what they mean. What was worked out once is kept for as long as the program runs; where the model cannot be
 * loaded nothing is found, and that is logged once.
 */
public final class Meanings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Meanings.class);

    /** From here on two texts are about the same thing more often than not. */
    private static final float ALIKE = 0.45f;

    private final Map<String, float[]> known = new ConcurrentHashMap<>();
    private @Nullable SentenceModel model;
    private boolean failed;
    private boolean closed;

    /** A passage and how alike it is, 0 to 1. */
    private record Near(Passage passage, float likeness) {}

    /** Works out one text; false when that cannot be done here. Takes some milliseconds, the first time a second. */
    boolean learn(Passage passage) {
        return known.containsKey(passage.whole()) || direction(passage.whole(), true) != null;
    }

    /** Those among them that mean something like it and are worked out already, the most alike first. */
    List<Passage> near(String query, Collection<Passage> among, int limit) {
        if (known.isEmpty()) {
            return List.of();
        }
        float[] wanted = direction(query, false);
        if (wanted == null) {
            return List.of();
        }
        List<Near> near = new ArrayList<>();
        Map<String, Float> seen = new HashMap<>();
        for (Passage passage : among) {
            float[] has = known.get(passage.whole());
            if (has != null) {
                float likeness = seen.computeIfAbsent(passage.whole(), text -> product(wanted, has));
                if (likeness >= ALIKE) {
                    near.add(new Near(passage, likeness));
                }
            }
        }
        return near.stream()
                .sorted(Comparator.comparingDouble((Near each) -> -each.likeness())
                        .thenComparing(each -> each.passage().kind()))
                .limit(limit)
                .map(Near::passage)
                .toList();
    }

    private static float product(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private synchronized float @Nullable [] direction(String text, boolean keep) {
        if (failed || closed) {
            return null;
        }
        try {
            SentenceModel loaded = model;
            if (loaded == null) {
                loaded = SentenceModel.load();
                model = loaded;
            }
            float[] direction = loaded.direction(text);
            if (keep) {
                known.put(text, direction);
            }
            return direction;
        } catch (IOException e) {
            failed = true;
            LOG.warn("search goes by words only", e);
            return null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        SentenceModel loaded = model;
        model = null;
        if (loaded != null) {
            try {
                loaded.close();
            } catch (IOException e) {
                LOG.warn("the model for search was not closed", e);
            }
        }
    }
}
