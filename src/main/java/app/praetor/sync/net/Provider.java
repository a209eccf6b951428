package app.praetor.sync.net;

import java.util.List;

/**
 * The identity provider of a server, and as what the program is known to it. Everything here is the server's word.
 *
 * @param scopes what is asked of the provider
 */
public record Provider(
        String issuer, String clientId, String authorizationEndpoint, String tokenEndpoint, List<String> scopes) {
    /** What the server left out is empty here. */
    public Provider {
        issuer = issuer == null ? "" : issuer;
        clientId = clientId == null ? "" : clientId;
        authorizationEndpoint = authorizationEndpoint == null ? "" : authorizationEndpoint;
        tokenEndpoint = tokenEndpoint == null ? "" : tokenEndpoint;
        scopes = scopes == null ? List.of() : List.copyOf(scopes);
    }
}
