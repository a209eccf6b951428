package app.praetor.server.http;

import app.praetor.server.account.Devices;
import app.praetor.server.account.Tokens;
import app.praetor.server.feed.Caller;
import io.javalin.http.Context;

/** Who asks: by the token alone, and only while the device is not revoked. */
final class Guard {
    private final Tokens tokens;
    private final Devices devices;

    Guard(Tokens tokens, Devices devices) {
        this.tokens = tokens;
        this.devices = devices;
    }

    /**
     * @throws app.praetor.server.account.AccountException UNAUTHORIZED or REVOKED
     */
    Tokens.Access access(Context ctx) {
        Tokens.Access access = tokens.verify(ctx.header("Authorization"));
        devices.check(access.caller());
        return access;
    }

    Caller caller(Context ctx) {
        return access(ctx).caller();
    }
}
