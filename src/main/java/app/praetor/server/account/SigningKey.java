package app.praetor.server.account;

import static app.praetor.server.base.ServerDb.one;
import static app.praetor.server.base.ServerDb.update;

import app.praetor.server.base.ServerDb;

/** The key of access tokens ({@code server_keys}): made once, the same on every node. */
public final class SigningKey {
    private SigningKey() {}

    /** The key; made when there is none. */
    public static byte[] of(ServerDb db) {
        return db.<byte[]>plain(c -> {
            update(
                    c,
                    "INSERT INTO praetor.server_keys (id, secret) VALUES ('access', ?) ON CONFLICT (id) DO NOTHING",
                    (Object) new Secrets().bytes());
            return one(c, "SELECT secret FROM praetor.server_keys WHERE id = 'access'", r -> r.getBytes(1))
                    .orElseThrow();
        });
    }
}
