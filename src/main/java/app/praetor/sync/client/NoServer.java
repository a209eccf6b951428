package app.praetor.sync.client;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The exchange of an organization that has no server: there is nothing to tell, and every action says why it cannot be. */
public final class NoServer implements SyncDesk {
    private static final String WHY =
            "This copy of Praetor has no connection to a server. Everything is kept on this device, and nothing was"
                    + " changed.";

    @Override
    public SyncStatus status() {
        return SyncStatus.LOCAL;
    }

    @Override
    public boolean linked() {
        return false;
    }

    @Override
    public SyncStatus lastStatus() {
        return SyncStatus.LOCAL;
    }

    @Override
    public Runnable listen(Consumer<SyncStatus> listener) {
        return () -> {};
    }

    @Override
    public void resume() {
        // There is nothing to go on with.
    }

    @Override
    public void syncNow() {
        throw new SyncException(WHY);
    }

    @Override
    public void pause() {
        throw new SyncException(WHY);
    }

    @Override
    public List<Queued> queue(int limit) {
        return List.of();
    }

    @Override
    public List<Conflict> conflicts() {
        return List.of();
    }

    @Override
    public void resolve(UUID conflict, Map<String, JsonNode> chosen) {
        throw new SyncException(WHY);
    }

    @Override
    public List<Rejected> rejected() {
        return List.of();
    }

    @Override
    public void sendAgain(UUID rejected, Map<String, JsonNode> mended) {
        throw new SyncException(WHY);
    }

    @Override
    public void discard(UUID rejected) {
        throw new SyncException(WHY);
    }

    @Override
    public void signIn(SignIn with) {
        throw new SyncException(WHY);
    }

    @Override
    public String signInByBrowser(String serverUrl, Consumer<SyncOutcome> done) {
        throw new SyncException(WHY);
    }

    @Override
    public void signOut(Unsent unsent) {
        throw new SyncException(WHY);
    }

    @Override
    public List<Device> devices() {
        return List.of();
    }

    @Override
    public void revoke(UUID device) {
        throw new SyncException(WHY);
    }

    @Override
    public String diagnostics() {
        return "server: none";
    }
}
