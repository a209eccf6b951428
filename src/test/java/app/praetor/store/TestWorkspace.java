package app.praetor.store;

import app.praetor.activity.Events;
import app.praetor.identity.IdentityService;
import app.praetor.identity.Tenant;
import app.praetor.store.key.Attempts;
import app.praetor.store.key.KeyPlaces;
import app.praetor.store.key.Unlock;
import app.praetor.store.key.Vault;
import app.praetor.store.key.WorkspaceKeys;
import app.praetor.store.key.keyring.Keyring;
import java.nio.file.Path;
import java.time.InstantSource;

/** A real encrypted database in a folder of the test, with one tenant. */
public final class TestWorkspace implements AutoCloseable {
    private final WorkspaceKeys keys;
    private final Database database;
    private final Tenant tenant;
    private final Events events;

    private TestWorkspace(WorkspaceKeys keys, Database database) {
        this.keys = keys;
        this.database = database;
        IdentityService identity = new IdentityService(database);
        this.tenant = identity.tenants().isEmpty()
                ? identity.create("Test & Partners", "Tess Ter")
                : identity.tenants().getFirst();
        this.events = new Events(identity.user(tenant).id());
    }

    /** Opens the workspace in the folder, or makes it. */
    public static TestWorkspace open(Path folder) {
        return open(folder, InstantSource.system());
    }

    /** The same on a machine with this clock. */
    public static TestWorkspace open(Path folder, InstantSource clock) {
        KeyPlaces places = new KeyPlaces(folder.resolve("home"), folder.resolve("config"), Keyring.none());
        WorkspaceKeys keys = WorkspaceKeys.openOrCreate(places, Unlock.NONE, new Attempts());
        try (DatabaseKey key = keys.databaseKey()) {
            return new TestWorkspace(keys, Database.open(folder.resolve("home"), key, clock));
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    public Database database() {
        return database;
    }

    public Vault vault() {
        return keys.vault();
    }

    public Store store() {
        return database.store(tenant.id());
    }

    public Tenant tenant() {
        return tenant;
    }

    public Events events() {
        return events;
    }

    @Override
    public void close() {
        database.close();
        keys.close();
    }
}
