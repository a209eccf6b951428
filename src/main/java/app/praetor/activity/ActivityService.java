package app.praetor.activity;

import java.util.List;
import java.util.UUID;

/** What happened in a project. */
public final class ActivityService {
    /** The newest events of a project, newest first, at most {@code limit}. */
    public List<ActivityEntry> recent(UUID projectId, int limit) {
        throw new IllegalStateException();
    }
}
