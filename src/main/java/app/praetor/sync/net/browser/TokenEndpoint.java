package app.praetor.sync.net.browser;

import app.praetor.store.Json;
import app.praetor.sync.client.SyncException;
import app.praetor.sync.net.Provider;
import java.io.IOException;
import java.time.Duration;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Where an identity provider gives an id token for a code. */
final class TokenEndpoint {
    private static final int MOST_BYTES = 1 << 20;

    private final Provider provider;
    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(10))
            .callTimeout(Duration.ofSeconds(30))
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .build();

    TokenEndpoint(Provider provider) {
        this.provider = provider;
    }

    /**
     * The id token; the server checks it.
     *
     * @throws SyncException when the provider does not give one
     */
    String idToken(String code, String redirect, Asked asked) {
        Request request = new Request.Builder()
                .url(Asked.address(provider.tokenEndpoint()))
                .header("Accept", "application/json")
                .post(new FormBody.Builder()
                        .add("grant_type", "authorization_code")
                        .add("code", code)
                        .add("redirect_uri", redirect)
                        .add("client_id", provider.clientId())
                        .add("code_verifier", asked.verifier())
                        .build())
                .build();
        try (Response response = client.newCall(request).execute()) {
            JsonNode answer = Json.MAPPER.readTree(response.body().byteStream().readNBytes(MOST_BYTES));
            String token = answer.path("id_token").asString("");
            if (response.isSuccessful() && !token.isEmpty()) {
                return token;
            }
            throw new SyncException("The identity provider did not confirm the sign-in"
                    + BrowserFlow.why(answer.path("error").asString("")) + ". Nothing was changed. Try again.");
        } catch (IOException | JacksonException e) {
            throw new SyncException("The identity provider could not be asked whether the sign-in holds. Nothing was"
                    + " changed. Try again.");
        }
    }

    void cancel() {
        client.dispatcher().cancelAll();
    }
}
