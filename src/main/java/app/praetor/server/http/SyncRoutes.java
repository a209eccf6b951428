package app.praetor.server.http;

import app.praetor.server.feed.Caller;
import app.praetor.server.feed.SyncFeed;
import app.praetor.sync.wire.Push;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The feed over HTTP: batches in, pages out. */
final class SyncRoutes {
    private static final int PAGE = 1000;
    private static final int LARGEST_PAGE = 5000;

    private final SyncFeed feed;
    private final Guard guard;
    private final Gate gate;
    private final long inflated;
    private final BiConsumer<Caller, Long> pushed;

    /**
     * @param gate keeps exchanges to a few at a time
     * @param inflated most bytes of a batch after inflating
     * @param pushed told after each batch that made a version
     */
    SyncRoutes(SyncFeed feed, Guard guard, Gate gate, long inflated, BiConsumer<Caller, Long> pushed) {
        this.feed = feed;
        this.guard = guard;
        this.gate = gate;
        this.inflated = inflated;
        this.pushed = pushed;
    }

    void install(RoutesConfig routes) {
        routes.post("/v1/sync/push", this::push);
        routes.get("/v1/sync/pull", this::pull);
        routes.get("/v1/sync/load", this::load);
    }

    private void push(Context ctx) {
        Caller caller = guard.caller(ctx);
        Push push = Bodies.read(ctx, Push.class, inflated);
        if (!whole(push)) {
            throw HttpProblem.invalid("The batch is not whole.");
        }
        SyncFeed.Taken taken = gate.through(() -> feed.push(caller, push));
        if (taken.version() > 0) {
            pushed.accept(caller, taken.version());
        }
        Bodies.write(ctx, taken.body());
    }

    /** Jackson leaves what is missing null, whatever the types say. */
    @SuppressWarnings("NullableProblems")
    private static boolean whole(Push push) {
        return present(push.device())
                && present(push.batch())
                && push.seq() > 0
                && present(push.changes())
                && push.changes().stream()
                        .allMatch(c -> present(c) && present(c.table()) && present(c.id()) && present(c.op()));
    }

    private static boolean present(@Nullable Object value) {
        return value != null;
    }

    private void pull(Context ctx) {
        Caller caller = guard.caller(ctx);
        String cursor = ctx.queryParam("cursor");
        // Programs from before the name was agreed say position.
        String position = cursor == null ? ctx.queryParam("position") : cursor;
        int limit = limit(ctx);
        Bodies.write(ctx, gate.through(() -> feed.pull(caller, position == null ? "" : position, limit)));
    }

    private void load(Context ctx) {
        Caller caller = guard.caller(ctx);
        String token = ctx.queryParam("token");
        int limit = limit(ctx);
        Bodies.write(
                ctx, gate.through(() -> feed.load(caller, token == null || token.isEmpty() ? null : token, limit)));
    }

    private static int limit(Context ctx) {
        String text = ctx.queryParam("limit");
        if (text == null) {
            return PAGE;
        }
        try {
            return Math.clamp(Integer.parseInt(text), 1, LARGEST_PAGE);
        } catch (NumberFormatException e) {
            throw HttpProblem.invalid("The limit is not a number.");
        }
    }
}
