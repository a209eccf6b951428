package app.praetor.app;

import app.praetor.discovery.DiscoveryEngine;
import app.praetor.discovery.Objective;
import app.praetor.discovery.objective.Objectives;
import app.praetor.identity.IdentityService;
import app.praetor.identity.Tenant;
import app.praetor.identity.User;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.store.Database;
import app.praetor.store.DatabaseKey;
import app.praetor.store.Json;
import app.praetor.store.ReferenceRows;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An open workspace folder: its database, its tenants, and the knowledge that ships with the program. */
public final class Workspace implements AutoCloseable {
    private final WorkspaceFolder folder;
    private final Database database;
    private final IdentityService identity;
    private final DiscoveryEngine engine;
    private final Objective objective;
    private final UUID objectiveId;
    private final KnowledgeBase knowledge;
    private final boolean keyOnDevice;

    private Workspace(WorkspaceFolder folder, Database database, boolean keyOnDevice) {
        this.folder = folder;
        this.database = database;
        this.keyOnDevice = keyOnDevice;
        this.identity = new IdentityService(database);
        Objectives objectives = Objectives.builtIn();
        this.engine = new DiscoveryEngine(objectives.byKey());
        this.objective = objectives.get("project_discovery");
        this.objectiveId = UUID.nameUUIDFromBytes(("objective:" + objective.key()).getBytes(StandardCharsets.UTF_8));
        this.knowledge = KnowledgeBase.load();
        new ReferenceRows(database)
                .objective(objectiveId, objective.key(), "1.0.0", objective.title(), Json.of(objective));
    }

    /**
     * Opens the folder, or makes it.
     *
     * @param passphrase null when the key lies on this device; the caller zeroes it
     * @throws app.praetor.store.WorkspaceException when it cannot be opened; the message says what to do
     */
    public static Workspace open(WorkspaceFolder folder, char @Nullable [] passphrase) {
        try (DatabaseKey key = DatabaseKey.openOrCreate(folder.home(), folder.config(), passphrase)) {
            return new Workspace(folder, Database.open(folder.home(), key), key.onDevice());
        }
    }

    public WorkspaceFolder folder() {
        return folder;
    }

    public Database database() {
        return database;
    }

    public IdentityService identity() {
        return identity;
    }

    /** Whether the key lies in a file of this device rather than under a passphrase. */
    public boolean keyOnDevice() {
        return keyOnDevice;
    }

    /** The services of one tenant, for the person who works there on this device. */
    public Services services(Tenant tenant) {
        User user = identity.user(tenant);
        return Services.of(this, tenant, user, Clock.systemDefaultZone());
    }

    DiscoveryEngine engine() {
        return engine;
    }

    Objective objective() {
        return objective;
    }

    UUID objectiveId() {
        return objectiveId;
    }

    KnowledgeBase knowledge() {
        return knowledge;
    }

    @Override
    public void close() {
        database.close();
    }
}
