package app.praetor.server.http;

import app.praetor.server.account.AccountException;
import app.praetor.server.feed.FeedException;
import app.praetor.store.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Refusals as RFC 9457 problem details. None quotes a statement, a row or an exception's own words. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "The request is not understood"),
            Map.entry(401, "Sign in"),
            Map.entry(403, "Not allowed"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Not this way"),
            Map.entry(409, "Out of step"),
            Map.entry(410, "No longer there"),
            Map.entry(413, "Too large"),
            Map.entry(416, "Another range is missing"),
            Map.entry(422, "Not possible as sent"),
            Map.entry(426, "Another version of the program is needed"),
            Map.entry(429, "Too many attempts"),
            Map.entry(503, "Not just now"));

    private final InstantSource clock;

    Problems(InstantSource clock) {
        this.clock = clock;
    }

    void install(RoutesConfig routes) {
        routes.exception(
                FeedException.class,
                (e, ctx) -> answer(
                        ctx,
                        e.kind().status(),
                        code(e.kind()),
                        text(e),
                        e.kind() == FeedException.Kind.BUSY ? PATIENCE : null,
                        List.of()));
        routes.exception(
                AccountException.class,
                (e, ctx) -> answer(ctx, e.kind().status(), code(e.kind()), text(e), null, e.choices()));
        routes.exception(
                HttpProblem.class, (e, ctx) -> answer(ctx, e.status(), e.code(), text(e), e.retryAfter(), List.of()));
        routes.exception(
                JacksonException.class,
                (e, ctx) ->
                        answer(ctx, 400, "invalid", "The body is not the JSON that belongs here.", null, List.of()));
        routes.exception(HttpResponseException.class, (e, ctx) -> {
            int status = e.getStatus();
            answer(ctx, status, status == 404 ? "not_found" : "refused", title(status), null, List.of());
        });
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("A request failed: {}", trace(e));
            if (ctx.res().isCommitted()) {
                return;
            }
            answer(ctx, 500, "internal", "The server failed at this request. Nothing was changed.", null, List.of());
        });
    }

    private void answer(
            Context ctx,
            int status,
            String code,
            String detail,
            @Nullable Duration retryAfter,
            List<AccountException.Choice> choices) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("type", "https://praetor.dev/problems/" + code.replace('_', '-'));
        body.put("title", title(status));
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code);
        body.put("serverNow", clock.millis());
        if (retryAfter != null) {
            body.put("retryAfter", retryAfter.toSeconds());
            ctx.header("Retry-After", Long.toString(retryAfter.toSeconds()));
        }
        if (!choices.isEmpty()) {
            ArrayNode tenants = body.putArray("tenants");
            for (AccountException.Choice choice : choices) {
                tenants.addObject().put("slug", choice.slug()).put("name", choice.name());
            }
        }
        ctx.attribute("code", code);
        ctx.status(status).contentType("application/problem+json").result(Json.MAPPER.writeValueAsBytes(body));
    }

    private static String code(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String title(int status) {
        return TITLES.getOrDefault(status, status >= 500 ? "The server failed" : "Refused");
    }

    private static String text(Exception e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }

    /** Where it failed, without the words of the exceptions: those may quote what a client sent. */
    private static String trace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            text.append(t.getClass().getName());
            for (StackTraceElement frame : t.getStackTrace()) {
                if (frame.getClassName().startsWith("app.praetor.")) {
                    text.append(" at ").append(frame);
                }
            }
            text.append(t.getCause() == null ? "" : "; caused by ");
        }
        return text.toString();
    }
}
