package app.praetor.sync;

import app.praetor.activity.Events;
import app.praetor.identity.IdentityService;
import app.praetor.identity.Tenant;
import app.praetor.project.Project;
import app.praetor.project.ProjectService;
import app.praetor.project.Template;
import app.praetor.store.Database;
import app.praetor.store.Replica;
import app.praetor.store.TestWorkspace;
import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.sync.client.Transport;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.HttpTransport;
import app.praetor.sync.net.Session;
import app.praetor.sync.net.TokenSource;
import app.praetor.sync.replica.Linking;
import app.praetor.sync.replica.ReplicaExchange;
import app.praetor.sync.table.SyncTables;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** A device with an encrypted database in a folder, which exchanges over HTTP, step by step. */
public final class Device implements AutoCloseable {
    private final TestWorkspace workspace;
    private final boolean own;
    private final Tenant tenant;
    private final Replica replica;
    private final SyncTables tables;
    private final ReplicaExchange exchange;
    private final ProjectService projects;
    private Transport transport;

    private Device(TestWorkspace workspace, boolean own, Tenant tenant, Transport transport) {
        this.workspace = workspace;
        this.own = own;
        this.tenant = tenant;
        this.transport = transport;
        Database database = workspace.database();
        replica = database.replica(tenant.id());
        tables = SyncTables.of(database.schema(), SchemaCatalogue.load());
        exchange = new ReplicaExchange(replica, tables, database.schemaVersion());
        projects = new ProjectService(database.store(tenant.id()), new Events(user()));
    }

    /** Opens the workspace of the folder, with the organization that it holds. */
    public static Device open(Path folder, Transport transport) {
        return open(folder, transport, InstantSource.system());
    }

    /** The same on a machine with this clock. */
    public static Device open(Path folder, Transport transport, InstantSource clock) {
        TestWorkspace workspace = TestWorkspace.open(folder, clock);
        return new Device(workspace, true, workspace.tenant(), transport);
    }

    /**
     * A new organization in a workspace that is open, signed in.
     *
     * @param url the server, or what stands in the way to it
     */
    public static Device in(TestWorkspace workspace, String url, Session session) {
        Tenant tenant = new IdentityService(workspace.database()).create("Studio", "Ada");
        Device device = new Device(workspace, false, tenant, transport(new Http(url), session.accessToken()));
        device.link(url, session);
        return device;
    }

    /** Ties the organization to that of the session. */
    public void link(String url, Session session) {
        Linking.Peer peer = new Linking.Peer(
                url,
                session.tenant().id(),
                session.user().id(),
                session.user().email(),
                session.user().name(),
                session.device());
        new Linking(replica, tables).link(peer, user());
    }

    private UUID user() {
        return new IdentityService(workspace.database()).user(tenant).id();
    }

    /** One token, which is never renewed. */
    public static HttpTransport transport(Http http, String token) {
        return new HttpTransport(http, new TokenSource() {
            @Override
            public String access() {
                return token;
            }

            @Override
            public String renewed(String refused) {
                return token;
            }
        });
    }

    public TestWorkspace workspace() {
        return workspace;
    }

    public Replica replica() {
        return replica;
    }

    public SyncTables tables() {
        return tables;
    }

    public ReplicaExchange exchange() {
        return exchange;
    }

    public Transport transport() {
        return transport;
    }

    /** Goes another way to the server from now on. */
    public void through(Transport other) {
        transport = other;
    }

    /** One local transaction. */
    public Project create(String name) {
        return projects.create(name, Template.GENERAL);
    }

    public void rename(UUID project, String name) {
        projects.rename(project, name);
    }

    public List<Project> projects() {
        return projects.list();
    }

    public List<String> names() {
        return projects.list().stream().map(Project::name).sorted().toList();
    }

    public boolean push() {
        return exchange.pushOne(transport);
    }

    public boolean pull() {
        return exchange.pullOne(transport);
    }

    /** Loads, sends and takes until nothing is left. */
    public void sync() {
        load();
        while (push()) {}
        while (pull()) {}
        load();
    }

    private void load() {
        while (exchange.needsLoad()) {
            exchange.loadOne(transport);
        }
    }

    /** How many rows there are under this condition, with the tenant as its only parameter. */
    public long count(String tableAndCondition) {
        return replica.read(handle -> handle.createQuery("SELECT COUNT(*) FROM praetor." + tableAndCondition)
                .bind(0, replica.tenant())
                .mapTo(Long.class)
                .one());
    }

    /** Where in the feed this device stands. */
    public String position() {
        return replica.read(handle -> handle.createQuery("SELECT position FROM praetor.sync_links WHERE tenant_id = ?")
                .bind(0, replica.tenant())
                .mapTo(String.class)
                .one());
    }

    public long queued() {
        return exchange.counts().queued();
    }

    @Override
    public void close() {
        if (own) {
            workspace.close();
        }
    }
}
