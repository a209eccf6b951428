package app.praetor.sync.engine;

import app.praetor.store.Json;
import app.praetor.store.key.Vault;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.net.Session;
import app.praetor.sync.net.SyncApi;
import app.praetor.sync.net.TokenSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in of one tenant on this device: the refresh token lies in the vault, the access token in memory only. One renewal is
 * under way at a time, whoever asks. Thirty days after the last renewal the sign-in has to be repeated; that is the server's to
 * say, by its own clock, and work goes on meanwhile.
 */
public final class Credentials implements TokenSource {
    private static final Duration EARLY = Duration.ofSeconds(60);

    private final Vault vault;
    private final String name;
    private final InstantSource clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private @Nullable SyncApi api;
    private @Nullable String access;
    private Instant taken = Instant.EPOCH;
    private Instant good = Instant.EPOCH;

    /** What is kept in the vault. */
    private record Kept(String refreshToken) {
        @Override
        public String toString() {
            return "Kept[]";
        }
    }

    public Credentials(Vault vault, UUID tenant, InstantSource clock) {
        this.vault = vault;
        this.name = "sync-" + tenant;
        this.clock = clock;
    }

    /** Where renewals are asked for. */
    public void at(SyncApi server) {
        api = server;
    }

    /** Keeps what a sign-in gave. */
    public void keep(Session session) {
        renewing.lock();
        try {
            take(session);
        } finally {
            renewing.unlock();
        }
    }

    private void take(Session session) {
        Kept kept = new Kept(session.refreshToken());
        vault.put(name, Json.MAPPER.writeValueAsString(kept).getBytes(StandardCharsets.UTF_8));
        access = session.accessToken();
        taken = clock.instant();
        good = taken.plusSeconds(session.expiresIn()).minus(EARLY);
    }

    /** Whether somebody is signed in here. */
    public boolean present() {
        return kept() != null;
    }

    /** Forgets the sign-in on this device. */
    public void forget() {
        renewing.lock();
        try {
            vault.put(name, new byte[0]);
            access = null;
        } finally {
            renewing.unlock();
        }
    }

    private @Nullable Kept kept() {
        byte[] bytes = vault.get(name);
        return bytes == null || bytes.length == 0 ? null : Json.MAPPER.readValue(bytes, Kept.class);
    }

    @Override
    public String access() {
        renewing.lock();
        try {
            String token = access;
            Instant now = clock.instant();
            // A clock that was put back says nothing of how long the token has been here.
            if (token == null || now.isAfter(good) || now.isBefore(taken)) {
                token = renew();
            }
            return token;
        } finally {
            renewing.unlock();
        }
    }

    @Override
    public String renewed(String refused) {
        renewing.lock();
        try {
            String token = access;
            // Somebody else has renewed it while this caller waited.
            return token == null || token.equals(refused) ? renew() : token;
        } finally {
            renewing.unlock();
        }
    }

    private String renew() {
        Kept kept = kept();
        SyncApi server = api;
        if (kept == null || server == null) {
            throw new TransportException(
                    TransportException.Kind.SIGN_IN,
                    "Nobody is signed in. Your work is kept here; sign in to send it.");
        }
        Session session = renewed(server, kept);
        take(session);
        return session.accessToken();
    }

    private static Session renewed(SyncApi server, Kept kept) {
        try {
            return server.refresh(kept.refreshToken());
        } catch (TransportException e) {
            if (e.kind() != TransportException.Kind.SIGN_IN) {
                throw e;
            }
            throw new TransportException(
                    TransportException.Kind.SIGN_IN,
                    "The sign-in does not hold any more, as after 30 days without an exchange. Your work is kept here;"
                            + " sign in again to send it.");
        }
    }

    @Override
    public String toString() {
        return "Credentials[]";
    }
}
