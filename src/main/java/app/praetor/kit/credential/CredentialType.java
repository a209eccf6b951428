package app.praetor.kit.credential;

import java.util.Locale;

/** What a credential is, as {@code kit_credentials.credential_type} spells it in lower case. */
public enum CredentialType {
    OAUTH2,
    API_KEY,
    BASIC,
    CUSTOM;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CredentialType of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
