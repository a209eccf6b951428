package app.praetor.discovery.version;

import app.praetor.discovery.Objective;
import app.praetor.discovery.ObjectiveVersion;
import app.praetor.discovery.objective.ObjectiveException;
import app.praetor.discovery.objective.ObjectiveLoader;
import app.praetor.store.Store;
import app.praetor.store.UnitOfWork;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What new conversations of an organization ask. */
public final class ActiveObjectives {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveObjectives.class);

    private final Store store;

    public ActiveObjectives(Store store) {
        this.store = store;
    }

    /** The organization's version in place of this one; null when the shipped one is asked. */
    public @Nullable ObjectiveVersion of(Objective shipped) {
        return read(store.read(OwnObjectiveDao.class, dao -> dao.active(shipped.key())), shipped);
    }

    /** The same as the transaction sees it. */
    public @Nullable ObjectiveVersion of(UnitOfWork unit, Objective shipped) {
        return read(unit.dao(OwnObjectiveDao.class).active(shipped.key()), shipped);
    }

    private static @Nullable ObjectiveVersion read(Optional<OwnObjectiveDao.ActiveRow> row, Objective shipped) {
        if (row.isEmpty()) {
            return null;
        }
        OwnObjectiveDao.ActiveRow active = row.get();
        try {
            return new ObjectiveVersion(
                    active.id(),
                    active.versionNumber(),
                    ObjectiveLoader.load(shipped.key(), active.sourceText(), shipped));
        } catch (ObjectiveException e) {
            // A newer program may write what this one cannot read; a client must be greeted all the same.
            LOG.warn("version {} of {} cannot be read, line {}", active.versionNumber(), shipped.key(), e.line());
            return null;
        }
    }
}
