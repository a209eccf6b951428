package app.praetor.sync.engine;

import app.praetor.sync.client.BrowserSignIn;
import app.praetor.sync.client.OrganizationChoiceException;
import app.praetor.sync.client.SyncDesk.Invitation;
import app.praetor.sync.client.SyncDesk.Password;
import app.praetor.sync.client.SyncDesk.Proof;
import app.praetor.sync.client.SyncDesk.SignIn;
import app.praetor.sync.client.SyncDesk.Vouched;
import app.praetor.sync.client.SyncException;
import app.praetor.sync.client.TransportException;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.Provider;
import app.praetor.sync.net.Session;
import app.praetor.sync.net.SyncApi;
import app.praetor.sync.net.browser.BrowserFlow;
import app.praetor.sync.replica.Linking;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a sign-in asks of the server, before anything of it is kept here. */
final class SignIns {
    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

    private static final Duration ASKING = Duration.ofSeconds(10);

    private SignIns() {}

    /**
     * @param known this device's id from an earlier sign-in; null when there was none
     * @throws TransportException when the server refuses or cannot be reached
     */
    static Session session(SyncApi api, SignIn with, @Nullable UUID known) {
        return switch (with.proof()) {
            case Password p -> api.signIn(p.email(), p.password(), with.organization(), known, with.deviceName());
            case Invitation i -> api.accept(i.token(), i.personName(), i.password(), with.deviceName());
            case Vouched v -> api.signInVouched(v.idToken(), v.nonce(), with.organization(), known, with.deviceName());
        };
    }

    static Linking.Peer peer(SyncApi api, Session session) {
        return new Linking.Peer(
                api.server(),
                session.tenant().id(),
                session.user().id(),
                session.user().email(),
                session.user().name(),
                session.device());
    }

    /** In words of a person who signs in. */
    static SyncException refused(TransportException e) {
        String said = e.getMessage() + " Nothing was changed here.";
        return e.choices().isEmpty() ? new SyncException(said) : new OrganizationChoiceException(said, e.choices());
    }

    static void end(SyncApi api, Session session) {
        try {
            api.signOut(session.accessToken());
        } catch (TransportException e) {
            // It runs out on the server by itself.
            LOG.info("the server could not be told of the sign-out: {}", e.kind());
        }
    }

    static void wipe(Proof proof) {
        switch (proof) {
            case Password p -> Arrays.fill(p.password(), '\0');
            case Invitation i -> Arrays.fill(i.password(), '\0');
            case Vouched v -> {
                // It holds for minutes, and only together with this server.
            }
        }
    }

    static boolean offersBrowser(String server) {
        try {
            return new SyncApi(new Http(server, ASKING)).provider() != null;
        } catch (TransportException | IllegalArgumentException e) {
            // The sign-in itself says what is wrong; here nobody has asked for anything yet.
            LOG.debug("the server was not asked for its identity provider");
            return false;
        }
    }

    static BrowserSignIn browser(String server) {
        try {
            Provider provider = new SyncApi(new Http(server)).provider();
            if (provider == null) {
                throw new SyncException("This server has no sign-in with the browser. Sign in with a password.");
            }
            return BrowserFlow.begin(provider);
        } catch (TransportException e) {
            throw refused(e);
        } catch (IllegalArgumentException e) {
            throw new SyncException(String.valueOf(e.getMessage()));
        }
    }
}
