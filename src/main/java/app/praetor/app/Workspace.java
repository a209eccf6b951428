package app.praetor.app;

import app.praetor.discovery.DiscoveryEngine;
import app.praetor.discovery.Objective;
import app.praetor.discovery.objective.Objectives;
import app.praetor.identity.IdentityService;
import app.praetor.identity.Tenant;
import app.praetor.identity.User;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.log.LogFile;
import app.praetor.search.Meanings;
import app.praetor.search.Passages;
import app.praetor.search.WorkspaceSearch;
import app.praetor.store.Database;
import app.praetor.store.DatabaseKey;
import app.praetor.store.Json;
import app.praetor.store.ReferenceRows;
import app.praetor.store.attachment.SealedFolder;
import app.praetor.store.key.Attempts;
import app.praetor.store.key.Unlock;
import app.praetor.store.key.Vault;
import app.praetor.store.key.WorkspaceKeys;
import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.store.secret.Keysets;
import app.praetor.sync.blob.FileShelf;
import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.engine.LinkedDesk;
import app.praetor.sync.table.SyncTables;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open workspace folder: its database, its tenants, and the knowledge that ships with the program. */
public final class Workspace implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

    private final WorkspaceFolder folder;
    private final Database database;
    private final IdentityService identity;
    private final Objectives objectives;
    private final DiscoveryEngine engine;
    private final Objective objective;
    private final UUID objectiveId;
    private final CompletableFuture<KnowledgeBase> knowledge;
    private final WorkspaceKeys keys;
    private final Keysets keysets;
    private final LogFile log;
    private final Map<UUID, LinkedDesk> desks = new HashMap<>();
    private final List<WorkspaceSearch> searches = new ArrayList<>();
    private final Meanings meanings = new Meanings();
    private @Nullable SyncTables tables;

    private Workspace(
            WorkspaceFolder folder,
            Database database,
            WorkspaceKeys keys,
            LogFile log,
            CompletableFuture<KnowledgeBase> knowledge) {
        this.keysets = new Keysets(keys.vault());
        this.log = log;
        this.folder = folder;
        this.database = database;
        this.keys = keys;
        this.identity = new IdentityService(database);
        this.objectives = Objectives.builtIn();
        this.engine = new DiscoveryEngine(objectives.byKey());
        this.objective = objectives.get("project_discovery");
        this.objectiveId = UUID.nameUUIDFromBytes(("objective:" + objective.key()).getBytes(StandardCharsets.UTF_8));
        this.knowledge = knowledge;
        new ReferenceRows(database)
                .objective(objectiveId, objective.key(), "1.0.0", objective.title(), Json.of(objective));
    }

    /**
     * Opens the folder, or makes it.
     *
     * @param unlock stays the caller's to close
     * @throws app.praetor.store.key.LockedException when what was given does not open it
     * @throws app.praetor.store.WorkspaceException when it cannot be opened; the message says what to do
     */
    public static Workspace open(WorkspaceFolder folder, Unlock unlock) {
        return open(folder, unlock, new Attempts());
    }

    /** The same where a person may try several times, which waits longer after each failure. */
    public static Workspace open(WorkspaceFolder folder, Unlock unlock, Attempts attempts) {
        LogFile log = LogFile.in(folder.logs());
        Workspace opened = null;
        try {
            opened = open(folder, unlock, attempts, log);
            return opened;
        } catch (RuntimeException e) {
            LOG.info("the workspace could not be opened", e);
            throw e;
        } finally {
            if (opened == null) {
                log.close();
            }
        }
    }

    private static Workspace open(WorkspaceFolder folder, Unlock unlock, Attempts attempts, LogFile log) {
        WorkspaceKeys keys = WorkspaceKeys.openOrCreate(folder.keys(), unlock, attempts);
        // Read beside the opening of the database; whoever needs it first waits for the rest.
        CompletableFuture<KnowledgeBase> knowledge = CompletableFuture.supplyAsync(
                KnowledgeBase::load, Thread.ofVirtual().name("knowledge")::start);
        Database database = null;
        Workspace opened = null;
        try (DatabaseKey key = keys.databaseKey()) {
            database = Database.open(folder.home(), key);
            opened = new Workspace(folder, database, keys, log, knowledge);
            return opened;
        } finally {
            if (opened == null) {
                if (database != null) {
                    database.close();
                }
                keys.close();
            }
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

    /** The ways of opening this workspace, and changing them. */
    public WorkspaceKeys keys() {
        return keys;
    }

    /** Small secrets of this workspace. */
    public Vault vault() {
        return keys.vault();
    }

    /** The services of one tenant, for the person who works there on this device. */
    public Services services(Tenant tenant) {
        User user = identity.user(tenant);
        return Services.of(this, tenant, user, Clock.systemDefaultZone());
    }

    /** The organizations that work here. */
    public Organizations organizations() {
        return new Organizations(this);
    }

    /** The keys of secrets and files of its tenants. */
    public Keysets keysets() {
        return keysets;
    }

    /** The bundles of a tenant's kit runs, encrypted. */
    SealedFolder bundles(Tenant tenant) {
        return new SealedFolder(folder.bundles(), keysets, tenant.id(), "bundle");
    }

    /** The tenant's exchange with a server; one for each tenant, which ends with the workspace. */
    SyncDesk desk(Tenant tenant) {
        synchronized (desks) {
            return desks.computeIfAbsent(
                    tenant.id(),
                    id -> new LinkedDesk(
                            database.replica(id),
                            this::tables,
                            database.schemaVersion(),
                            vault(),
                            new FileShelf(
                                    bundles(tenant),
                                    new SealedFolder(folder.incoming(), keysets, tenant.id(), "piece")),
                            () -> identity.user(tenant).id(),
                            Clock.systemUTC()));
        }
    }

    /** A search over what these services read, which ends with the workspace. */
    WorkspaceSearch search(Passages passages) {
        synchronized (desks) {
            WorkspaceSearch made = new WorkspaceSearch(passages, database.changes(), meanings);
            searches.add(made);
            return made;
        }
    }

    private synchronized SyncTables tables() {
        SyncTables known = tables;
        if (known == null) {
            known = SyncTables.of(database.schema(), SchemaCatalogue.load(Dialect.H2));
            tables = known;
        }
        return known;
    }

    DiscoveryEngine engine() {
        return engine;
    }

    Objectives objectives() {
        return objectives;
    }

    Objective objective() {
        return objective;
    }

    UUID objectiveId() {
        return objectiveId;
    }

    KnowledgeBase knowledge() {
        return knowledge.join();
    }

    @Override
    public void close() {
        try {
            synchronized (desks) {
                desks.values().forEach(LinkedDesk::close);
                searches.forEach(WorkspaceSearch::close);
            }
            meanings.close();
            database.close();
        } finally {
            keysets.close();
            keys.close();
            log.close();
        }
    }
}
