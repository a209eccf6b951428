package app.praetor.store;

import app.praetor.activity.Events;
import app.praetor.identity.IdentityService;
import app.praetor.identity.Tenant;
import java.nio.file.Path;

/** A real encrypted database in a folder of the test, with one tenant. */
public final class TestWorkspace implements AutoCloseable {
    private final Database database;
    private final Tenant tenant;
    private final Events events;

    private TestWorkspace(Database database) {
        this.database = database;
        IdentityService identity = new IdentityService(database);
        this.tenant = identity.tenants().isEmpty()
                ? identity.create("Test & Partners", "Tess Ter")
                : identity.tenants().getFirst();
        this.events = new Events(identity.user(tenant).id());
    }

    /** Opens the workspace in the folder, or makes it. */
    public static TestWorkspace open(Path folder) {
        try (DatabaseKey key = DatabaseKey.openOrCreate(folder.resolve("home"), folder.resolve("config"), null)) {
            return new TestWorkspace(Database.open(folder.resolve("home"), key));
        }
    }

    public Database database() {
        return database;
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
    }
}
