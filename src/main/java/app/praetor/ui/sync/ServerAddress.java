package app.praetor.ui.sync;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** What people write for the address of a server. */
final class ServerAddress {
    private ServerAddress() {}

    /** The address in full: https is what is meant when nothing is said, and http is for this computer alone. */
    static Optional<String> full(String typed) {
        String bare = typed.strip();
        if (bare.isEmpty() || bare.chars().anyMatch(Character::isWhitespace)) {
            return Optional.empty();
        }
        String full = bare.contains("://") ? bare : "https://" + bare;
        try {
            URI uri = new URI(full);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            String host = uri.getHost();
            if (host == null || uri.getUserInfo() != null) {
                return Optional.empty();
            }
            boolean here = host.equalsIgnoreCase("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
            boolean fits = scheme.equals("https") || (scheme.equals("http") && here);
            return fits
                    ? Optional.of(full.endsWith("/") ? full.substring(0, full.length() - 1) : full)
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The message key of what is wrong with it. */
    static String trouble(String typed) {
        String bare = typed.strip().toLowerCase(Locale.ROOT);
        if (bare.isEmpty()) {
            return "sync.signin.server.missing";
        }
        return bare.startsWith("http://") ? "sync.signin.server.http" : "sync.signin.server.wrong";
    }
}
