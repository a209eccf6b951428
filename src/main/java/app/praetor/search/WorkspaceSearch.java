package app.praetor.search;

import app.praetor.project.Project;
import app.praetor.store.Change;
import app.praetor.store.ChangeFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Search over everything of one organization. The first search reads everything, later ones what has changed since; meanings
 * are worked out behind it, so the first finds may be by words only.
 */
public final class WorkspaceSearch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceSearch.class);
    private static final String SHARED = "";
    private static final int RANKED = 50;
    private static final int SIMILAR = 8;
    private static final int SNIPPET = 140;

    private final Passages passages;
    private final Meanings meanings;
    private final ChangeFeed changes;
    private Runnable unsubscribe = () -> {};
    /** Groups that have to be read again: the ids of projects, and what belongs to none. */
    private final Set<String> due = ConcurrentHashMap.newKeySet();

    private final Set<String> read = new HashSet<>();
    private @Nullable FullText index;
    private @Nullable Thread learner;
    private volatile boolean closed;

    /** @param meanings shared by the organizations of a workspace; not closed here */
    public WorkspaceSearch(Passages passages, ChangeFeed changes, Meanings meanings) {
        this.passages = passages;
        this.meanings = meanings;
        this.changes = changes;
    }

    private void changed(Change change) {
        UUID project = change.projectId();
        due.add(project == null ? SHARED : project.toString());
    }

    /**
     * What fits: by words, and then what merely means something similar. Not for the thread of the toolkit: the first search
     * takes a moment.
     *
     * @param limit of finds by words
     */
    public synchronized List<Hit> find(String query, int limit) {
        if (query.isBlank() || closed) {
            return List.of();
        }
        try {
            FullText text = current();
            List<Passage> byWords = text.find(query, Math.max(limit, RANKED));
            List<Passage> near = meanings.near(query, text.all(), RANKED);
            List<Hit> hits = new ArrayList<>();
            for (Passage passage : ownFirst(Fusion.rank(byWords, near), limit)) {
                hits.add(new Hit(passage, text.around(passage.text(), query, SNIPPET), false));
            }
            Set<Passage> found = new LinkedHashSet<>(byWords);
            for (Passage passage : near.stream()
                    .filter(each -> !found.contains(each))
                    .limit(SIMILAR)
                    .toList()) {
                hits.add(new Hit(passage, text.around(passage.text(), "", SNIPPET), true));
            }
            return hits;
        } catch (IOException e) {
            throw new UncheckedIOException("The search failed", e);
        }
    }

    /** The knowledge is large and speaks of everything: what projects say comes first, and leaves some room for it. */
    private static List<Passage> ownFirst(List<Passage> ranked, int limit) {
        List<Passage> own = ranked.stream()
                .filter(each -> each.kind() != Passage.Kind.KNOWLEDGE)
                .toList();
        List<Passage> known = ranked.stream()
                .filter(each -> each.kind() == Passage.Kind.KNOWLEDGE)
                .toList();
        int room = Math.max(limit - own.size(), Math.min(known.size(), limit / 4));
        return Stream.concat(
                        own.stream().limit(limit - Math.min(room, known.size())),
                        known.stream().limit(room))
                .toList();
    }

    private FullText current() throws IOException {
        FullText text = index;
        if (text == null) {
            text = new FullText();
            index = text;
            due.add(SHARED);
            unsubscribe = changes.listen(this::changed);
        }
        boolean news = due.remove(SHARED);
        if (news) {
            read(text, SHARED, passages::shared);
        }
        Set<String> there = new HashSet<>();
        for (Project project : passages.all()) {
            String group = project.id().toString();
            there.add(group);
            boolean changed = due.remove(group);
            if (changed || !read.contains(group)) {
                read(text, group, () -> passages.of(project));
                read.add(group);
                news = true;
            }
        }
        for (String gone : read.stream().filter(each -> !there.contains(each)).toList()) {
            text.put(gone, List.of());
            read.remove(gone);
        }
        if (news) {
            learn(List.copyOf(text.all()));
        }
        return text;
    }

    /** Takes a group in; one that could not be read stays due, or the next search would miss it in silence. */
    private void read(FullText text, String group, Supplier<List<Passage>> source) throws IOException {
        boolean done = false;
        try {
            text.put(group, source.get());
            done = true;
        } finally {
            if (!done) {
                due.add(group);
            }
        }
    }

    /** Works out what is new, what belongs to projects first, on a thread that gives way to everything else. */
    private void learn(List<Passage> all) {
        Thread before = learner;
        learner = Thread.ofPlatform()
                .name("search-meanings")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .start(() -> {
                    try {
                        if (before != null) {
                            before.join();
                        }
                        List<Passage> order = new ArrayList<>(all);
                        order.sort(Comparator.comparing(Passage::kind));
                        for (Passage passage : order) {
                            if (closed || !meanings.learn(passage)) {
                                return;
                            }
                        }
                    } catch (InterruptedException e) {
                        LOG.debug("the meanings were not worked out to their end");
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /** Waits until everything that was read is worked out, as far as that is possible here. */
    public void settle() {
        Thread now;
        synchronized (this) {
            now = learner;
        }
        try {
            if (now != null) {
                now.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            unsubscribe.run();
            FullText text = index;
            index = null;
            if (text != null) {
                try {
                    text.close();
                } catch (IOException e) {
                    LOG.warn("the index in memory was not closed", e);
                }
            }
        }
    }
}
