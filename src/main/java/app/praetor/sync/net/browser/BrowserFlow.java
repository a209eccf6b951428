package app.praetor.sync.net.browser;

import app.praetor.sync.client.BrowserSignIn;
import app.praetor.sync.client.SyncDesk.Vouched;
import app.praetor.sync.client.SyncException;
import app.praetor.sync.net.Provider;
import app.praetor.sync.net.browser.Loopback.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Asks an identity provider in the browser, takes the one answer that belongs to it, and fetches the id token. */
public final class BrowserFlow implements BrowserSignIn {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Page DONE =
            new Page(200, "Back to Praetor Desktop", "The sign-in goes on there. You can close this page.");
    private static final Page AGAIN = new Page(
            410, "Already used", "This sign-in was answered before. Go back to Praetor Desktop and see how it stands.");
    private static final Page STRANGE = new Page(
            400,
            "This answer was not taken",
            "It does not belong to the sign-in that Praetor Desktop waits for. Go back there, and use the page that it"
                    + " opens.");

    private final Provider provider;
    private final Duration patience;
    private final Asked asked;
    private final TokenEndpoint tokens;
    private final CompletableFuture<String> code = new CompletableFuture<>();
    private final Loopback loopback;
    private final String page;
    private volatile boolean strange;

    private BrowserFlow(Provider provider, Duration patience, Asked asked) throws IOException {
        this.provider = provider;
        this.patience = patience;
        this.asked = asked;
        this.tokens = new TokenEndpoint(provider);
        this.loopback = new Loopback(this::arrived);
        this.page = asked.page(provider, loopback.address());
    }

    /**
     * Listens for the answer from now on.
     *
     * @throws SyncException when the provider is at no address of the web, or this computer has no free port
     */
    public static BrowserSignIn begin(Provider provider) {
        return begin(provider, PATIENCE);
    }

    static BrowserSignIn begin(Provider provider, Duration patience) {
        Asked.address(provider.authorizationEndpoint());
        Asked.address(provider.tokenEndpoint());
        try {
            return new BrowserFlow(provider, patience, Asked.fresh(new SecureRandom()));
        } catch (IOException e) {
            throw new SyncException("This computer does not let the program wait for the browser. Nothing was changed."
                    + " Sign in with a password.");
        }
    }

    @Override
    public String address() {
        return page;
    }

    /** Of all that may arrive, only the first with the right state counts: any page can send a browser here. */
    private Page arrived(HttpUrl url) {
        String state = single(url, "state");
        if (state == null || !same(state, asked.state())) {
            strange = true;
            return STRANGE;
        }
        String issuer = single(url, "iss");
        if (issuer != null && !issuer.equals(provider.issuer())) {
            return fail("Another identity provider than the server's has answered.");
        }
        String error = single(url, "error");
        if (error != null) {
            return fail("The identity provider did not let you in" + why(error) + ".");
        }
        String given = single(url, "code");
        if (given == null || given.isEmpty()) {
            return fail("The identity provider answered without a word on who you are.");
        }
        return code.complete(given) ? DONE : AGAIN;
    }

    private Page fail(String said) {
        return code.completeExceptionally(new SyncException(said + " Nothing was changed. Try again."))
                ? new Page(200, "Not signed in", "Go back to Praetor Desktop, which says why.")
                : AGAIN;
    }

    /** Null when it is missing; also when it is there twice, as nobody could tell which one counts. */
    private static @Nullable String single(HttpUrl url, String name) {
        return url.queryParameterValues(name).size() == 1 ? url.queryParameter(name) : null;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** The provider's reason when it is one of the short words that it should be. */
    static String why(String error) {
        return switch (error) {
            case "access_denied" -> ": the sign-in was declined on its page";
            case "" -> "";
            default -> error.matches("[A-Za-z0-9_.-]{1,60}") ? " (" + error + ")" : "";
        };
    }

    @Override
    public Vouched await() {
        try {
            String given = code.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Vouched(tokens.idToken(given, loopback.address(), asked), asked.nonce());
        } catch (TimeoutException e) {
            code.cancel(false);
            throw new SyncException((strange
                            ? "An answer came that does not belong to this sign-in, and no other in time."
                            : "Nobody signed in on the page in the browser in time.")
                    + " Nothing was changed. Try again.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SyncException said ? said : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        } finally {
            loopback.end();
        }
    }

    private static SyncException stopped() {
        return new SyncException("The sign-in in the browser was stopped. Nothing was changed.");
    }

    @Override
    public void close() {
        code.completeExceptionally(stopped());
        loopback.close();
        tokens.cancel();
    }

    @Override
    public String toString() {
        return "BrowserFlow[]";
    }
}
