package app.praetor.server.http;

import app.praetor.server.account.Accounts;
import app.praetor.server.account.IdentityProvider;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signing in with an identity provider, where there is one. */
final class OidcRoutes {
    private final Accounts accounts;
    private final @Nullable IdentityProvider provider;
    private final RateLimit limit;

    record Vouched(
            @Nullable String idToken,
            @Nullable String nonce,
            @Nullable String tenant,
            @Nullable UUID deviceId,
            @Nullable String deviceName) {}

    OidcRoutes(Accounts accounts, @Nullable IdentityProvider provider, RateLimit limit) {
        this.accounts = accounts;
        this.provider = provider;
        this.limit = limit;
    }

    void install(RoutesConfig routes) {
        routes.get("/v1/auth/oidc", ctx -> Bodies.write(ctx, provider().discovery()));
        routes.post("/v1/auth/oidc/token", this::token);
    }

    private void token(Context ctx) {
        limit.attempt("ip " + ctx.ip());
        IdentityProvider known = provider();
        Vouched in = Bodies.read(ctx, Vouched.class, 64 << 10);
        String email = known.email(AuthRoutes.given(in.idToken(), "idToken"), AuthRoutes.given(in.nonce(), "nonce"));
        AuthRoutes.answer(
                ctx,
                accounts.vouched(
                        email, in.tenant(), new Accounts.Laptop(in.deviceId(), AuthRoutes.name(in.deviceName()))));
    }

    private IdentityProvider provider() {
        if (provider == null) {
            throw new HttpProblem(404, "not_found", "This server has no identity provider.");
        }
        return provider;
    }
}
