package app.praetor.sync.net.browser;

import app.praetor.sync.client.SyncException;
import app.praetor.sync.net.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import okhttp3.HttpUrl;

/**
 * One question to an identity provider, with the secrets of it.
 *
 * @param state comes back with the answer, so that no other answer is taken for it
 * @param nonce stands in the id token, so that no other token is taken for it
 * @param verifier shows that who fetches the token is who has asked (PKCE)
 */
record Asked(String state, String nonce, String verifier) {
    private static final int BYTES = 32;

    static Asked fresh(SecureRandom random) {
        return new Asked(secret(random), secret(random), secret(random));
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The page on which the person signs in. */
    String page(Provider provider, String redirect) {
        return address(provider.authorizationEndpoint())
                .newBuilder()
                .setQueryParameter("response_type", "code")
                .setQueryParameter("client_id", provider.clientId())
                .setQueryParameter("redirect_uri", redirect)
                .setQueryParameter("scope", String.join(" ", provider.scopes()))
                .setQueryParameter("state", state)
                .setQueryParameter("nonce", nonce)
                .setQueryParameter("code_challenge", challenge())
                .setQueryParameter("code_challenge_method", "S256")
                .build()
                .toString();
    }

    private String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * An address that the server told: of the web, and encrypted unless it is this computer's.
     *
     * @throws SyncException when it is another
     */
    static HttpUrl address(String told) {
        HttpUrl url = HttpUrl.parse(told);
        boolean here = url != null
                && (url.host().equals("localhost")
                        || url.host().equals("127.0.0.1")
                        || url.host().equals("::1"));
        if (url == null || !(url.isHttps() || here)) {
            throw new SyncException("The server names an identity provider that is not at an encrypted web address, so"
                    + " nothing was opened. Ask whoever runs the server, or sign in with a password.");
        }
        return url;
    }

    @Override
    public String toString() {
        return "Asked[]";
    }
}
