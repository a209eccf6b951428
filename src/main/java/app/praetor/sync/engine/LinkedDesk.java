package app.praetor.sync.engine;

import app.praetor.store.Replica;
import app.praetor.store.key.Vault;
import app.praetor.sync.blob.FileShelf;
import app.praetor.sync.blob.FileTransfers;
import app.praetor.sync.client.BrowserSignIn;
import app.praetor.sync.client.FileDesk;
import app.praetor.sync.client.SyncCounts;
import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncException;
import app.praetor.sync.client.SyncStatus;
import app.praetor.sync.client.SyncStatus.State;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.Session;
import app.praetor.sync.net.SyncApi;
import app.praetor.sync.replica.DeskTables;
import app.praetor.sync.replica.Linking;
import app.praetor.sync.replica.ReplicaExchange;
import app.praetor.sync.table.SyncTables;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The exchange of one organization of this workspace: nothing until somebody signs in, a running engine afterwards. */
public final class LinkedDesk implements SyncDesk, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LinkedDesk.class);
    private static final Duration SEND_FIRST = Duration.ofMinutes(2);

    private final Replica replica;
    private final Supplier<SyncTables> tables;
    private final String schema;
    private final Credentials credentials;
    private final Supplier<@Nullable UUID> localUser;
    private final InstantSource clock;
    private final List<Consumer<SyncStatus>> listeners = new CopyOnWriteArrayList<>();
    private final FileTransfers files;
    private volatile @Nullable Connection connection;

    /**
     * @param tables asked for when they are first needed: to read them takes a moment
     * @param schema the newest migration of this program
     * @param shelf where the files of its rows lie
     * @param localUser who works here, asked when the organization is linked
     */
    public LinkedDesk(
            Replica replica,
            Supplier<SyncTables> tables,
            String schema,
            Vault vault,
            FileShelf shelf,
            Supplier<@Nullable UUID> localUser,
            InstantSource clock) {
        this.replica = replica;
        this.tables = tables;
        this.schema = schema;
        this.credentials = new Credentials(vault, replica.tenant(), clock);
        this.localUser = localUser;
        this.files = new FileTransfers(replica, shelf, clock);
        this.clock = clock;
    }

    private DeskTables rows() {
        return new DeskTables(replica, tables.get());
    }

    private Linking linking() {
        return new Linking(replica, tables.get());
    }

    @Override
    public void resume() {
        Linking.@Nullable Where where = Linking.where(replica);
        if (where != null) {
            connect(where.server(), where.account());
        }
    }

    private synchronized void connect(String server, String account) {
        disconnect();
        Http http = new Http(server);
        credentials.at(new SyncApi(http));
        Connection made = new Connection(
                new ReplicaExchange(replica, tables.get(), schema), http, account, credentials, replica, clock);
        made.engine().listen(files::heard);
        made.engine().listen(status -> listeners.forEach(l -> l.accept(status)));
        connection = made;
        files.begin(http, credentials);
        made.start();
    }

    private synchronized void disconnect() {
        Connection before = connection;
        connection = null;
        files.closing();
        if (before != null) {
            before.close();
        }
        files.close();
    }

    @Override
    public FileDesk files() {
        return files;
    }

    @Override
    public SyncStatus status() {
        Connection now = connection;
        return now == null ? SyncStatus.LOCAL : now.engine().status();
    }

    @Override
    public boolean linked() {
        return Linking.where(replica) != null;
    }

    @Override
    public SyncStatus lastStatus() {
        Linking.@Nullable Where where = Linking.where(replica);
        if (where == null) {
            return SyncStatus.LOCAL;
        }
        SyncCounts counts = new ReplicaExchange(replica, tables.get(), schema).counts();
        State state = !credentials.present()
                ? State.SIGNED_OUT
                : counts.queued() == 0 && counts.load() == null ? State.UP_TO_DATE : State.OFFLINE;
        return new SyncStatus(
                state,
                where.server(),
                where.account(),
                counts.queued(),
                counts.oldest(),
                counts.lastExchange(),
                null,
                null,
                counts.rejected(),
                counts.conflicts(),
                counts.version(),
                counts.head(),
                false,
                counts.load(),
                0,
                0);
    }

    @Override
    public Runnable listen(Consumer<SyncStatus> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void syncNow() {
        Connection now = connection;
        if (now != null) {
            now.engine().syncNow();
            files.again();
        }
    }

    @Override
    public void pause() {
        Connection now = connection;
        if (now != null) {
            now.engine().pause();
        }
    }

    @Override
    public List<Queued> queue(int limit) {
        return !linked() ? List.of() : rows().queue(limit);
    }

    @Override
    public List<Conflict> conflicts() {
        return !linked() ? List.of() : rows().conflicts();
    }

    @Override
    public void resolve(UUID conflict, Map<String, JsonNode> chosen) {
        rows().resolve(conflict, chosen);
        recount();
    }

    @Override
    public List<Rejected> rejected() {
        return !linked() ? List.of() : rows().rejected();
    }

    @Override
    public void sendAgain(UUID rejected, Map<String, JsonNode> mended) {
        rows().sendAgain(rejected, mended);
        recount();
    }

    @Override
    public void discard(UUID rejected) {
        rows().discard(rejected);
        recount();
    }

    private void recount() {
        Connection now = connection;
        if (now != null) {
            now.engine().recount();
        }
    }

    @Override
    public void signIn(SignIn with) {
        try {
            Http http = new Http(with.serverUrl());
            SyncApi api = new SyncApi(http);
            UUID known = linking().device();
            Session session = SignIns.session(api, with, known);
            link(api, session, known);
            if (known != null && !known.equals(session.device())) {
                // The server does not go on with the old device, as after it was shut out.
                disconnect();
                new ReplicaExchange(replica, tables.get(), schema).becomeDevice(session.device());
            }
            credentials.keep(session);
            connect(http.server(), session.user().email());
        } catch (TransportException e) {
            throw SignIns.refused(e);
        } catch (IllegalArgumentException e) {
            throw new SyncException(String.valueOf(e.getMessage()));
        } finally {
            SignIns.wipe(with.proof());
        }
    }

    /** A session for which there is no use here is ended where it began. */
    private void link(SyncApi api, Session session, @Nullable UUID known) {
        try {
            linking().link(SignIns.peer(api, session), localUser.get());
        } catch (SyncException refused) {
            if (!session.device().equals(known)) {
                SignIns.end(api, session);
            }
            throw refused;
        }
    }

    @Override
    public boolean offersBrowser(String serverUrl) {
        return SignIns.offersBrowser(serverUrl);
    }

    @Override
    public BrowserSignIn browser(String serverUrl) {
        return SignIns.browser(serverUrl);
    }

    @Override
    public void signOut(Unsent unsent) {
        Connection now = connection;
        if (now == null) {
            return;
        }
        if (unsent == Unsent.SEND_FIRST && !sent(now)) {
            throw new SyncException(
                    "Not everything could be sent, so you are still signed in. Try again when the server"
                            + " can be reached, or keep the changes here.");
        }
        try {
            new SyncApi(now.http()).signOut(credentials.access());
        } catch (TransportException e) {
            // The session runs out on the server by itself; on this device it ends now.
            LOG.info("the server could not be told of the sign-out: {}", e.kind());
        }
        disconnect();
        credentials.forget();
        // The engine finds nobody signed in and says so; changes are still captured.
        connect(now.http().server(), now.account());
    }

    private boolean sent(Connection now) {
        CompletableFuture<Boolean> settled = new CompletableFuture<>();
        Runnable stop = now.engine().listen(status -> {
            if (status.state() == State.UP_TO_DATE && status.queued() == 0) {
                settled.complete(true);
            } else if (status.problem() != null) {
                settled.complete(false);
            }
        });
        try {
            now.engine().syncNow();
            return settled.get(SEND_FIRST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            stop.run();
        }
    }

    @Override
    public List<Device> devices() {
        Connection now = connection;
        if (now == null) {
            return List.of();
        }
        try {
            UUID self = linking().device();
            List<Device> devices = new ArrayList<>();
            for (SyncApi.Device one : new SyncApi(now.http()).devices(credentials.access())) {
                devices.add(new Device(
                        one.id(),
                        one.name(),
                        one.registeredAt(),
                        one.seenAt(),
                        one.revoked(),
                        one.id().equals(self)));
            }
            devices.sort(Comparator.comparing((Device d) -> !d.thisOne()).thenComparing(Device::name));
            return devices;
        } catch (TransportException e) {
            throw new SyncException(e.getMessage() + " The list of devices is the server's.");
        }
    }

    @Override
    public void revoke(UUID device) {
        Connection now = connection;
        if (now == null) {
            return;
        }
        try {
            new SyncApi(now.http()).revoke(credentials.access(), device);
        } catch (TransportException e) {
            throw new SyncException(e.getMessage() + " The device was not shut out.");
        }
    }

    @Override
    public String diagnostics() {
        SyncStatus s = status();
        return "state " + s.state() + "\nqueued " + s.queued() + "\noldest " + s.oldestQueued() + "\nlast exchange "
                + s.lastExchange() + "\nnext try " + s.nextTry() + "\nversion " + s.version() + " of " + s.head()
                + "\nrejected " + s.rejected() + "\nconflicts " + s.conflicts() + "\nlive " + s.live() + "\nbytes up "
                + s.bytesUp() + ", down " + s.bytesDown() + "\nfiles " + files.counts() + "\nschema " + schema
                + "\ndevice "
                + linking().device() + "\n";
    }

    @Override
    public void close() {
        disconnect();
    }
}
