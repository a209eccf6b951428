package app.praetor.ui.discovery;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was typed but not sent, per project. A client's words must not reach the disk in clear: who keeps them beyond the
 * life of the window seals them.
 */
public final class Drafts {
    private final Map<UUID, String> byProject = new ConcurrentHashMap<>();

    /** The draft of a project; empty when there is none. */
    public String get(UUID projectId) {
        return byProject.getOrDefault(projectId, "");
    }

    /** Remembers a draft; an empty one is forgotten. */
    public void put(UUID projectId, String text) {
        if (text.isEmpty()) {
            byProject.remove(projectId);
        } else {
            byProject.put(projectId, text);
        }
    }

    /** All drafts as they are now. */
    public Map<UUID, String> all() {
        return Map.copyOf(byProject);
    }
}
