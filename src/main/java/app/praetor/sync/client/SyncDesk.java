package app.praetor.sync.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What screens and commands may ask of one organization's exchange with its server. All but {@link #status} and {@link
 * #listen} read or write the database or the network: call them off the JavaFX thread.
 */
public interface SyncDesk {
    /** How things stand now; never waits. */
    SyncStatus status();

    /** Whether the organization belongs to a server, signed in or not. */
    boolean linked();

    /** How things stood at the end of the last exchange, from the database alone. */
    SyncStatus lastStatus();

    /** Told of every change of the status, on any thread; run the result to stop. */
    Runnable listen(Consumer<SyncStatus> listener);

    /** Goes on with the server of the last sign-in, if there is one. */
    void resume();

    /** Exchanges as soon as possible, also when a failure would make it wait. Returns at once. */
    void syncNow();

    /** Stops an exchange that is under way at the next safe point; nothing is lost. The next change or {@link #syncNow} goes on. */
    void pause();

    /** Changes that wait to be sent, oldest first, at most this many. */
    List<Queued> queue(int limit);

    /** Conflicts that nobody has resolved, newest first. */
    List<Conflict> conflicts();

    /**
     * Ends a conflict: the chosen values are written as an ordinary change of this device.
     *
     * @param chosen by column; columns that are left out keep what the row holds now
     * @throws SyncException when the row is gone; the conflict stays then
     */
    void resolve(UUID conflict, Map<String, JsonNode> chosen);

    /** Changes that the server did not take, newest first. */
    List<Rejected> rejected();

    /**
     * Makes a rejected change again, with values mended, and queues it.
     *
     * @throws SyncException when it cannot be made here either; it stays in the list then
     */
    void sendAgain(UUID rejected, Map<String, JsonNode> mended);

    /** Lets a rejected change go for good. */
    void discard(UUID rejected);

    /**
     * Signs in and links this organization to the server's: its rows are sent, the server's come.
     *
     * @throws OrganizationChoiceException when the account belongs to several organizations and none was named
     * @throws SyncException when it is refused or the server cannot be reached; nothing changed then
     */
    void signIn(SignIn with);

    /** Whether this server's people may sign in with the browser; asks the server. False when it cannot be asked. */
    boolean offersBrowser(String serverUrl);

    /**
     * Begins a sign-in with the browser; what it gives is the proof for {@link #signIn}.
     *
     * @throws SyncException when the server has no identity provider, or cannot be reached
     */
    BrowserSignIn browser(String serverUrl);

    /**
     * Signs out. What has not been sent is never dropped.
     *
     * @throws SyncException when it should be sent first and the server cannot be reached; still signed in then
     */
    void signOut(Unsent unsent);

    /** The devices of this account, this one first; asks the server. */
    List<Device> devices();

    /** Ends a device's access; asks the server. */
    void revoke(UUID device);

    /** The files that are on their way. */
    FileDesk files();

    /** Facts for whoever helps: no names, texts or tokens. */
    String diagnostics();

    /** What becomes of unsent work at sign-out. */
    enum Unsent {
        /** Send it first; stay signed in when that fails. */
        SEND_FIRST,
        /** Keep it here; it is sent after the next sign-in. */
        KEEP_HERE
    }

    /**
     * Where to sign in, and how the person shows who they are. Secrets of the proof are wiped after use.
     *
     * @param organization the slug of the one that is meant; null when the account has one only
     */
    record SignIn(String serverUrl, Proof proof, @Nullable String organization, String deviceName) {
        @Override
        public String toString() {
            return "SignIn[" + serverUrl + "]";
        }
    }

    /** How a person shows who they are. */
    sealed interface Proof permits Password, Invitation, Vouched {}

    /** An account's address and password. */
    record Password(String email, char[] password) implements Proof {
        @Override
        public String toString() {
            return "Password[]";
        }
    }

    /** Makes the account, under this name and with this password; its address is known to the server. */
    record Invitation(String token, String personName, char[] password) implements Proof {
        @Override
        public String toString() {
            return "Invitation[]";
        }
    }

    /** The word of an identity provider, and the number with which it was asked for. */
    record Vouched(String idToken, String nonce) implements Proof {
        @Override
        public String toString() {
            return "Vouched[]";
        }
    }

    /** One changed row that waits. */
    record Queued(
            String table,
            UUID row,
            String operation,
            @Nullable String label,
            Instant since) {}

    /**
     * Both sides of what two people changed.
     *
     * @param kind as in {@code sync_conflicts.kind}
     * @param label what the row is called, for people
     * @param exists whether the row is still there
     */
    record Conflict(
            UUID id,
            String table,
            UUID row,
            @Nullable UUID project,
            String kind,
            @Nullable String label,
            Instant at,
            boolean mineIsHere,
            boolean exists,
            List<Field> fields) {}

    /** One field of a conflict; what is missing is null. {@code now} is what the row holds at this moment. */
    record Field(
            String column,
            @Nullable JsonNode base,
            @Nullable JsonNode mine,
            @Nullable JsonNode theirs,
            @Nullable JsonNode now) {}

    /** A change that the server did not take, with its values by column. */
    record Rejected(
            UUID id,
            String table,
            UUID row,
            String operation,
            @Nullable String label,
            String code,
            String reason,
            Instant at,
            Map<String, JsonNode> values) {}

    /** A device of the account. */
    record Device(UUID id, String name, Instant registered, Instant seen, boolean revoked, boolean thisOne) {}
}
