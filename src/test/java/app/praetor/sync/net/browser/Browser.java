package app.praetor.sync.net.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import okhttp3.HttpUrl;

/** A person with a browser, and the identity provider at which they sign in. */
public final class Browser {
    private final HttpClient following =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    private final HttpClient staying = HttpClient.newHttpClient();

    /** The next sign-in at the provider is this person's. */
    public static void person(MockOAuth2Server provider, String email) {
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                "default", "subject", "JWT", List.of("praetor"), Map.of("email", email, "email_verified", true), 600));
    }

    /** Opens an address and goes wherever it leads. */
    public HttpResponse<String> open(String address) {
        return get(following, address);
    }

    /** Where an address leads to, without going there. */
    public String led(String address) {
        return get(staying, address).headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<String> get(HttpClient client, String address) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fields of an address. */
    public static Map<String, String> fields(String address) {
        HttpUrl url = HttpUrl.get(address);
        Map<String, String> fields = new HashMap<>();
        url.queryParameterNames().forEach(name -> fields.put(name, url.queryParameter(name)));
        return fields;
    }
}
