package app.praetor.discovery.session;

import java.util.List;
import java.util.UUID;

/** The discovery chat of a project: each call is one transaction and leaves a state that can be resumed. */
public final class DiscoveryService {
    /** The conversation so far; starts it when there is none. */
    public DiscoveryView open(UUID projectId) {
        throw new IllegalStateException();
    }

    /** The client's next message. */
    public DiscoveryView send(UUID projectId, String text) {
        throw new IllegalStateException();
    }

    /** Leaves the pending question open and goes on. */
    public DiscoveryView skip(UUID projectId) {
        throw new IllegalStateException();
    }

    /** Sets a field by hand; wins over later inference. An empty list clears it. */
    public DiscoveryView edit(UUID projectId, String fieldPath, List<String> values) {
        throw new IllegalStateException();
    }

    /** Settles a contradiction. */
    public DiscoveryView choose(UUID projectId, String fieldPath, boolean keepNew) {
        throw new IllegalStateException();
    }

    /** Ends the conversation; what is open becomes open questions. */
    public DiscoveryView finish(UUID projectId) {
        throw new IllegalStateException();
    }
}
