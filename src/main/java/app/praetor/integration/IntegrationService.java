package app.praetor.integration;

import app.praetor.store.RowIds;
import app.praetor.store.Store;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The integrations of projects; their secrets lie with {@code integration.credential}. */
public final class IntegrationService {
    private final Store store;

    public IntegrationService(Store store) {
        this.store = store;
    }

    /**
     * @param projectId null for an integration of the whole workspace
     * @throws IllegalArgumentException when the configuration holds a secret itself rather than a reference to one
     */
    public UUID create(@Nullable UUID projectId, String type, String provider, JsonNode config) {
        SecretReferences.check(config);
        UUID id = RowIds.next();
        return store.write(unit -> {
            unit.dao(IntegrationDao.class).insert(id, projectId, type, provider, config);
            return id;
        });
    }

    /**
     * @throws IllegalArgumentException as {@link #create}
     * @throws NoSuchElementException when there is no such integration
     */
    public void configure(UUID id, JsonNode config) {
        SecretReferences.check(config);
        int changed = store.write(unit -> unit.dao(IntegrationDao.class).configure(id, config));
        if (changed == 0) {
            throw new NoSuchElementException("There is no integration " + id + " in this workspace.");
        }
    }

    /** Removes an integration with its credentials; nothing when there is none. */
    public void remove(UUID id) {
        store.write(unit -> unit.dao(IntegrationDao.class).remove(id));
    }

    public List<Integration> list(UUID projectId) {
        return store.read(IntegrationDao.class, dao -> dao.list(projectId));
    }

    /** Those of a type that belong to no project. */
    public List<Integration> ofWorkspace(String type) {
        return store.read(IntegrationDao.class, dao -> dao.ofWorkspace(type));
    }
}
