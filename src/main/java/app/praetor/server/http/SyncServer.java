package app.praetor.server.http;

import app.praetor.server.account.AccountParts;
import app.praetor.server.account.IdentityProvider;
import app.praetor.server.base.ServerDb;
import app.praetor.server.feed.FeedException;
import app.praetor.server.feed.SyncFeed;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's door: HTTP around the feed. Holds no state of any device, so several stand before one database. */
public final class SyncServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncServer.class);
    private static final String PROTOCOL = "1";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Javalin app;
    private final Streams streams;

    /** What the routes work with. */
    public record Parts(SyncFeed feed, ServerDb db, AccountParts accounts, InstantSource clock, Limits limits) {}

    /**
     * How much is taken at once.
     *
     * @param inflated most bytes of a batch after inflating
     * @param attempts most sign-ins a minute, for each address and each account
     * @param exchanges most batches and pages that are made at the same time
     * @param patience how long one more of them waits before it is asked to come again
     */
    public record Limits(long inflated, int attempts, int exchanges, Duration patience) {
        /** What holds where nobody says otherwise. */
        public static final Limits USUAL = new Limits(64L << 20, 20);

        /** As many exchanges as are usual. */
        public Limits(long inflated, int attempts) {
            this(
                    inflated,
                    attempts,
                    Math.max(4, 2 * Runtime.getRuntime().availableProcessors()),
                    Duration.ofMillis(150));
        }
    }

    public SyncServer(Parts parts) {
        this(parts, null);
    }

    /**
     * @param provider that vouches for people; null for none
     */
    public SyncServer(Parts parts, @Nullable IdentityProvider provider) {
        RateLimit limit = new RateLimit(parts.limits().attempts(), parts.clock());
        Guard guard = new Guard(parts.accounts().tokens(), parts.accounts().devices());
        AuthRoutes auth =
                new AuthRoutes(parts.accounts().accounts(), parts.accounts().devices(), guard, limit);
        OidcRoutes oidc = new OidcRoutes(parts.accounts().accounts(), provider, limit);
        this.streams = new Streams(parts.feed(), parts.db(), parts.accounts().devices(), parts.clock());
        SyncRoutes sync = new SyncRoutes(
                parts.feed(),
                guard,
                new Gate(parts.limits().exchanges(), parts.limits().patience()),
                parts.limits().inflated(),
                streams::pushed);
        BlobRoutes blobs = new BlobRoutes(new BlobStore(parts.db()), guard);
        Metrics metrics = new Metrics();
        Problems problems = new Problems(parts.clock());
        this.app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            CompressionStrategy gzip = new CompressionStrategy(null, new Gzip());
            gzip.setDefaultMinSizeForCompression(1024);
            config.http.compressionStrategy = gzip;
            config.requestLogger.http((ctx, millis) -> {
                metrics.answered(method(ctx), route(ctx), ctx.statusCode(), millis);
                LOG.info("{} {} {} {} ms", method(ctx), route(ctx), ctx.statusCode(), Math.round(millis));
            });
            problems.install(config.routes);
            config.routes.before("/v1/*", SyncServer::sameProtocol);
            auth.install(config.routes);
            oidc.install(config.routes);
            sync.install(config.routes);
            blobs.install(config.routes);
            config.routes.get("/v1/sync/stream", ctx -> streams.serve(ctx, guard.access(ctx)));
            new OpenApi().install(config.routes);
            config.routes.get("/metrics", ctx -> ctx.contentType(Metrics.TYPE).result(metrics.text()));
            config.routes.get("/healthz", ctx -> Bodies.write(ctx, Map.of("status", "up")));
            config.routes.get("/readyz", ctx -> {
                parts.db().plain(c -> ServerDb.one(c, "SELECT 1", r -> 1));
                Bodies.write(ctx, Map.of("status", "ready"));
            });
        });
    }

    /** Programs say which protocol they speak; who says nothing is taken at its word. */
    private static void sameProtocol(Context ctx) {
        String spoken = ctx.header("Praetor-Protocol");
        if (spoken != null && !spoken.equals(PROTOCOL)) {
            boolean newer = spoken.compareTo(PROTOCOL) > 0;
            throw new FeedException(
                    FeedException.Kind.VERSION,
                    newer
                            ? "This program is newer than the server. Your changes are kept and go when the server has"
                                    + " been brought up to date."
                            : "This program is too old for the server. Your changes are kept; install the newest one.");
        }
    }

    /** A method that there is: a client may name any, and each would be counted by itself. */
    private static String method(Context ctx) {
        String method = ctx.method().toString();
        return METHODS.contains(method) ? method : "-";
    }

    /** The pattern of the route, not the path: that may carry what a client knows. */
    private static String route(Context ctx) {
        return ctx.endpoints().lastHttpEndpoint() == null
                ? "-"
                : ctx.endpoints().lastHttpEndpoint().path;
    }

    /**
     * Begins to answer.
     *
     * @param port 0 for any
     * @return the port
     */
    public int start(String host, int port) {
        app.start(host, port);
        streams.start();
        return app.port();
    }

    /** Every route, as a method and the pattern of a path. */
    Set<String> routes() {
        return app.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> METHODS.contains(endpoint.method.toString()))
                .map(endpoint -> endpoint.method + " " + endpoint.path)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        streams.close();
        app.stop();
    }
}
