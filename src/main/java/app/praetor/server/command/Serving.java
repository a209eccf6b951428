package app.praetor.server.command;

import app.praetor.server.account.IdentityProvider;
import app.praetor.server.http.SyncServer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Answers devices until it is stopped. */
public abstract class Serving implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--port", defaultValue = "8484", description = "The port (default: ${DEFAULT-VALUE}; 0 for any).")
    private int port = 8484;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "The address to answer on (default: ${DEFAULT-VALUE}). Put a proxy with TLS before another.")
    private String host = "127.0.0.1";

    @Option(names = "--oidc-issuer", paramLabel = "URL", description = "An OpenID provider that vouches for people.")
    private @Nullable String issuer;

    @Option(names = "--oidc-client-id", paramLabel = "ID", description = "By what that provider knows this server.")
    private @Nullable String clientId;

    private @Nullable IdentityProvider provider() throws IOException {
        return issuer == null || clientId == null ? null : IdentityProvider.discover(issuer, clientId);
    }

    @Override
    public Integer call() throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try (DatabaseOptions.Opened opened = database.open();
                SyncServer server = new SyncServer(
                        new SyncServer.Parts(
                                opened.feed(),
                                opened.db(),
                                opened.accounts(),
                                InstantSource.system(),
                                SyncServer.Limits.USUAL),
                        provider())) {
            int bound = server.start(host, port);
            spec.commandLine().getOut().println("Listening on http://" + host + ":" + bound);
            spec.commandLine().getOut().flush();
            stop.await();
        } finally {
            stopped.countDown();
        }
        return 0;
    }
}
