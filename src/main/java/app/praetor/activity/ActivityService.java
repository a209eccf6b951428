package app.praetor.activity;

import app.praetor.store.Store;
import java.util.List;
import java.util.UUID;

/** What happened in a project. */
public final class ActivityService {
    private final Store store;
    private final String userName;

    public ActivityService(Store store, String userName) {
        this.store = store;
        this.userName = userName;
    }

    /** The newest events of a project, newest first, at most {@code limit}. */
    public List<ActivityEntry> recent(UUID projectId, int limit) {
        return store.read(EventDao.class, dao -> dao.recent(projectId, limit)).stream()
                .map(row -> new ActivityEntry(
                        row.id(),
                        row.projectId(),
                        row.eventType(),
                        row.payload().path("summary").asString(""),
                        "user".equals(row.actorType()) ? userName : "Praetor",
                        row.createdAt()))
                .toList();
    }
}
