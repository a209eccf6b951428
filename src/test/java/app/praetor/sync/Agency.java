package app.praetor.sync;

import app.praetor.server.account.AccountParts;
import app.praetor.server.account.IdentityProvider;
import app.praetor.server.account.Passwords;
import app.praetor.server.base.ServerDb;
import app.praetor.server.http.SyncServer;
import app.praetor.sync.net.Http;
import app.praetor.sync.net.Session;
import app.praetor.sync.net.SyncApi;
import app.praetor.sync.sim.TestFeed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A server with a real PostgreSQL on the loopback, and organizations on it. */
public final class Agency implements AutoCloseable {
    /** Everybody's. */
    public static final String PASSWORD = "correct horse battery";

    private final TestFeed feed;
    private final AccountParts accounts;
    private final SyncServer.Parts parts;
    private final String url;
    private final @Nullable IdentityProvider provider;
    private SyncServer server;

    public Agency() {
        this(InstantSource.system(), SyncServer.Limits.USUAL.inflated());
    }

    /** One for whose people this provider vouches. */
    public Agency(IdentityProvider provider) {
        this(InstantSource.system(), SyncServer.Limits.USUAL.inflated(), provider);
    }

    /**
     * @param inflated most bytes of a batch after inflating
     */
    public Agency(InstantSource clock, long inflated) {
        this(clock, inflated, null);
    }

    private Agency(InstantSource clock, long inflated, @Nullable IdentityProvider provider) {
        this.provider = provider;
        feed = new TestFeed(clock);
        ServerDb db = new ServerDb(feed.application());
        accounts = AccountParts.of(db, feed.feed(), clock, new Passwords(64));
        parts = new SyncServer.Parts(feed.feed(), db, accounts, clock, new SyncServer.Limits(inflated, 1000));
        server = new SyncServer(parts, provider);
        url = "http://127.0.0.1:" + server.start("127.0.0.1", 0);
    }

    /** The server ends, with whatever it has under way, and another one begins at the same address. */
    public void restart() {
        server.close();
        server = new SyncServer(parts, provider);
        server.start("127.0.0.1", port());
    }

    public String url() {
        return url;
    }

    public int port() {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    public TestFeed feed() {
        return feed;
    }

    /** Makes an organization with one owner; the address to sign in with. */
    public String organization() {
        UUID tenant = UUID.randomUUID();
        String email = tenant + "@example.com";
        feed.sql("INSERT INTO praetor.tenants (id, name, slug) VALUES (?, 'Studio', ?)", tenant, tenant.toString());
        accounts.members()
                .add(tenant, email, "Ada", "owner", accounts.passwords().hash(PASSWORD));
        return email;
    }

    /** Makes an organization of which this person is a member, beside others. */
    public UUID organization(String slug, String name, String email) {
        UUID tenant = UUID.randomUUID();
        feed.sql("INSERT INTO praetor.tenants (id, name, slug) VALUES (?, ?, ?)", tenant, name, slug);
        accounts.members()
                .add(tenant, email, "Ada", "owner", accounts.passwords().hash(PASSWORD));
        return tenant;
    }

    /** A sign-in of a new device. */
    public Session signIn(String email) {
        return new SyncApi(new Http(url)).signIn(email, PASSWORD.toCharArray(), null, null, "laptop");
    }

    /** One text column of what the server holds; the tenant is the only parameter. */
    public List<String> query(UUID tenant, String sql) {
        try (Connection connection = feed.owner().getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, tenant);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<String> projects(UUID tenant) {
        return query(tenant, "SELECT name FROM praetor.projects WHERE tenant_id = ? ORDER BY name");
    }

    /** The newest version of the organization's feed. */
    public long head(UUID tenant) {
        return feed.feed().head(tenant);
    }

    @Override
    public void close() {
        server.close();
        feed.close();
    }
}
