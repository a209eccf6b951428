package app.praetor.server.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;

/** An OpenID provider that vouches for people. Devices fetch the id token; the server checks it. */
public final class IdentityProvider {
    private static final int TIMEOUT_MILLIS = 5000;

    private final String clientId;
    private final OIDCProviderMetadata metadata;
    private final IDTokenValidator validator;

    /** What a device needs to fetch an id token. */
    public record Discovery(
            String issuer, String clientId, URI authorizationEndpoint, URI tokenEndpoint, List<String> scopes) {}

    private IdentityProvider(String clientId, OIDCProviderMetadata metadata, IDTokenValidator validator) {
        this.clientId = clientId;
        this.metadata = metadata;
        this.validator = validator;
    }

    /**
     * Reads what the provider says of itself.
     *
     * @throws IOException when it does not answer, or not as a provider does
     */
    public static IdentityProvider discover(String issuer, String clientId) throws IOException {
        try {
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.resolve(new Issuer(issuer), TIMEOUT_MILLIS, TIMEOUT_MILLIS);
            IDTokenValidator validator = new IDTokenValidator(
                    metadata.getIssuer(),
                    new ClientID(clientId),
                    JWSAlgorithm.RS256,
                    metadata.getJWKSetURI().toURL());
            return new IdentityProvider(clientId, metadata, validator);
        } catch (GeneralException e) {
            throw new IOException("The identity provider does not say what it is", e);
        }
    }

    public Discovery discovery() {
        return new Discovery(
                metadata.getIssuer().getValue(),
                clientId,
                metadata.getAuthorizationEndpointURI(),
                metadata.getTokenEndpointURI(),
                List.of("openid", "email", "profile"));
    }

    /**
     * The address that the provider vouches for: signature, issuer, audience, expiry and nonce are checked, and that the
     * provider has verified the address.
     *
     * @throws AccountException WRONG_CREDENTIALS when one is not right
     */
    public String email(String idToken, String nonce) {
        try {
            IDTokenClaimsSet claims = validator.validate(JWTParser.parse(idToken), new Nonce(nonce));
            String email = claims.getStringClaim("email");
            if (email == null || !Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))) {
                throw new AccountException(
                        AccountException.Kind.WRONG_CREDENTIALS,
                        "The identity provider has not verified an e-mail address.");
            }
            return email;
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            throw new AccountException(
                    AccountException.Kind.WRONG_CREDENTIALS, "The identity provider's word does not hold.", e);
        }
    }
}
