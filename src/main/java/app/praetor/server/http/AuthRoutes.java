package app.praetor.server.http;

import app.praetor.server.account.Accounts;
import app.praetor.server.account.Devices;
import app.praetor.server.account.Tokens;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signing in, staying signed in, and the devices of a person. */
final class AuthRoutes {
    private static final long SMALL = 64 << 10;

    private final Accounts accounts;
    private final Devices devices;
    private final Guard guard;
    private final RateLimit limit;

    record SignIn(
            @Nullable String email,
            @Nullable String password,
            @Nullable String tenant,
            @Nullable UUID deviceId,
            @Nullable String deviceName) {}

    record Refresh(@Nullable String refreshToken) {}

    record Accept(
            @Nullable String name,
            @Nullable String password,
            @Nullable UUID deviceId,
            @Nullable String deviceName) {}

    AuthRoutes(Accounts accounts, Devices devices, Guard guard, RateLimit limit) {
        this.accounts = accounts;
        this.devices = devices;
        this.guard = guard;
        this.limit = limit;
    }

    void install(RoutesConfig routes) {
        routes.post("/v1/auth/token", this::token);
        routes.post("/v1/auth/refresh", this::refresh);
        routes.post("/v1/auth/signout", this::signOut);
        routes.get("/v1/auth/devices", this::list);
        routes.post("/v1/auth/devices", ctx -> answer(ctx, accounts.registerAgain(guard.access(ctx))));
        routes.delete("/v1/auth/devices/{id}", this::revoke);
        routes.post("/v1/invitations/{token}/accept", this::accept);
    }

    private void token(Context ctx) {
        limit.attempt("ip " + ctx.ip());
        SignIn in = Bodies.read(ctx, SignIn.class, SMALL);
        String email = given(in.email(), "email");
        limit.attempt("email " + email.strip().toLowerCase(Locale.ROOT));
        answer(
                ctx,
                accounts.signIn(
                        email,
                        given(in.password(), "password"),
                        in.tenant(),
                        new Accounts.Laptop(in.deviceId(), name(in.deviceName()))));
    }

    private void refresh(Context ctx) {
        limit.attempt("refresh " + ctx.ip());
        answer(
                ctx,
                accounts.refresh(given(Bodies.read(ctx, Refresh.class, SMALL).refreshToken(), "refreshToken")));
    }

    private void accept(Context ctx) {
        limit.attempt("ip " + ctx.ip());
        Accept in = Bodies.read(ctx, Accept.class, SMALL);
        answer(
                ctx,
                accounts.accept(
                        ctx.pathParam("token"),
                        given(in.name(), "name"),
                        given(in.password(), "password"),
                        new Accounts.Laptop(in.deviceId(), name(in.deviceName()))));
    }

    private void signOut(Context ctx) {
        accounts.signOut(guard.access(ctx));
        ctx.status(204);
    }

    private void list(Context ctx) {
        Tokens.Access access = guard.access(ctx);
        Bodies.write(ctx, devices.of(access.caller().tenant(), access.caller().user()));
    }

    private void revoke(Context ctx) {
        Tokens.Access access = guard.access(ctx);
        UUID id;
        try {
            id = UUID.fromString(ctx.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw HttpProblem.invalid("This is not the id of a device.");
        }
        devices.revoke(access.caller().tenant(), access.caller().user(), id);
        ctx.status(204);
    }

    /** Tokens are not for anybody's cache. */
    static void answer(Context ctx, Object grant) {
        ctx.header("Cache-Control", "no-store");
        Bodies.write(ctx, grant);
    }

    static String given(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw HttpProblem.invalid("The field " + field + " is missing.");
        }
        return value;
    }

    static String name(@Nullable String deviceName) {
        return deviceName == null ? "" : deviceName;
    }
}
