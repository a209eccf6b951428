package app.praetor.ui.discovery;

import app.praetor.discovery.session.DiscoveryService;
import app.praetor.discovery.session.DiscoveryView;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What the screen needs of the service; lets a test answer without a database. */
interface DiscoveryCalls {
    DiscoveryView open(UUID projectId);

    /** @param reply hears what a model says, piece by piece, on the caller's thread */
    DiscoveryView send(UUID projectId, String text, Consumer<String> reply);

    /** Ends the reading of a message by a model; the engine answers that turn. */
    void stop(UUID projectId);

    DiscoveryView skip(UUID projectId);

    DiscoveryView edit(UUID projectId, String path, List<String> values);

    DiscoveryView choose(UUID projectId, String path, boolean keepNew);

    DiscoveryView finish(UUID projectId);

    /** The calls of the real service. */
    static DiscoveryCalls of(DiscoveryService service) {
        return new DiscoveryCalls() {
            @Override
            public DiscoveryView open(UUID projectId) {
                return service.open(projectId);
            }

            @Override
            public DiscoveryView send(UUID projectId, String text, Consumer<String> reply) {
                return service.send(projectId, text, reply);
            }

            @Override
            public void stop(UUID projectId) {
                service.stop(projectId);
            }

            @Override
            public DiscoveryView skip(UUID projectId) {
                return service.skip(projectId);
            }

            @Override
            public DiscoveryView edit(UUID projectId, String path, List<String> values) {
                return service.edit(projectId, path, values);
            }

            @Override
            public DiscoveryView choose(UUID projectId, String path, boolean keepNew) {
                return service.choose(projectId, path, keepNew);
            }

            @Override
            public DiscoveryView finish(UUID projectId) {
                return service.finish(projectId);
            }
        };
    }
}
