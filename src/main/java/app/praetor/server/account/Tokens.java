package app.praetor.server.account;

import app.praetor.server.feed.Caller;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Access tokens: signed, short-lived, and all that a route believes about its caller. */
public final class Tokens {
    /** How long a token holds. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    private static final String ISSUER = "praetor-server";

    private final byte[] key;
    private final InstantSource clock;

    /**
     * Who asks, and until when the token says so.
     *
     * @param account the person's account
     */
    public record Access(Caller caller, UUID account, Instant expires) {}

    /**
     * @param key at least 32 bytes, the same on every node
     */
    public Tokens(byte[] key, InstantSource clock) {
        this.key = key.clone();
        this.clock = clock;
    }

    /** A new token for this caller. */
    public String issue(Caller caller, UUID account) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(caller.user().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("tenant", caller.tenant().toString())
                .claim("device", caller.device().toString())
                .claim("account", account.toString())
                .claim("customer", caller.customer())
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The server's key does not sign", e);
        }
        return token.serialize();
    }

    /**
     * @param header the Authorization header
     * @throws AccountException UNAUTHORIZED for anything but a token of ours that still holds
     */
    public Access verify(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new AccountException(AccountException.Kind.UNAUTHORIZED, "Sign in first.");
        }
        try {
            SignedJWT token = SignedJWT.parse(header.substring(7).strip());
            JWTClaimsSet claims = token.getJWTClaimsSet();
            Date expires = claims.getExpirationTime();
            if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    || !token.verify(new MACVerifier(key))
                    || !ISSUER.equals(claims.getIssuer())
                    || expires == null
                    || !clock.instant().isBefore(expires.toInstant())) {
                throw unauthorized();
            }
            Caller caller = new Caller(
                    UUID.fromString(claims.getStringClaim("tenant")),
                    UUID.fromString(claims.getSubject()),
                    UUID.fromString(claims.getStringClaim("device")),
                    !Boolean.FALSE.equals(claims.getBooleanClaim("customer")));
            return new Access(caller, UUID.fromString(claims.getStringClaim("account")), expires.toInstant());
        } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException e) {
            throw new AccountException(AccountException.Kind.UNAUTHORIZED, "The sign-in has run out.", e);
        }
    }

    private static AccountException unauthorized() {
        return new AccountException(AccountException.Kind.UNAUTHORIZED, "The sign-in has run out.");
    }
}
