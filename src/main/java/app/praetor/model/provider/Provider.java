package app.praetor.model.provider;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/**
 * A model provider as the user set it up.
 *
 * @param kind the wire format
 * @param baseUrl where it is served, without the path of an operation
 * @param model the provider's name of the model
 * @param inputPrice US dollars for a million tokens that are sent
 * @param outputPrice US dollars for a million tokens that come back
 * @param key the key, or {@link Secret#NONE}
 * @param patience how long nothing may come before the call counts as dead
 * @param limit how long a call may take in all
 */
public record Provider(
        ProviderKind kind,
        String baseUrl,
        String model,
        BigDecimal inputPrice,
        BigDecimal outputPrice,
        Secret key,
        Duration patience,
        Duration limit) {
    /** How long nothing may come, unless said otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    /** How long a call may take, unless said otherwise: a client sits opposite. */
    public static final Duration LIMIT = Duration.ofSeconds(40);

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /**
     * @throws IllegalArgumentException with a sentence for the user when something of it cannot be
     */
    public Provider {
        baseUrl = cleaned(baseUrl);
        model = model.strip();
        if (model.isEmpty()) {
            throw new IllegalArgumentException("Name the model.");
        }
        if (inputPrice.signum() < 0 || outputPrice.signum() < 0) {
            throw new IllegalArgumentException("A price cannot be negative.");
        }
        check(baseUrl, !key.isEmpty());
    }

    /** With the usual patience and limit. */
    public Provider(
            ProviderKind kind,
            String baseUrl,
            String model,
            BigDecimal inputPrice,
            BigDecimal outputPrice,
            Secret key) {
        this(kind, baseUrl, model, inputPrice, outputPrice, key, PATIENCE, LIMIT);
    }

    /** An address as it is kept. */
    static String cleaned(String baseUrl) {
        return baseUrl.strip().replaceAll("/+$", "");
    }

    private static void check(String url, boolean keyed) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The address is not a web address.");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException("The address must start with https:// or http://.");
        }
        if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException("The address must hold no name, no password and no question mark.");
        }
        if (keyed && scheme.equals("http") && !local(uri.getHost())) {
            throw new IllegalArgumentException("A key is sent over https:// only, except to this machine.");
        }
    }

    private static boolean local(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(?:\\.\\d{1,3}){3}");
    }

    /** Whether what is said leaves this machine. */
    public boolean remote() {
        return !local(URI.create(baseUrl).getHost());
    }

    /** What a call costs, rounded up to what {@code cost_incurred} can hold, so that many small ones add up. */
    public BigDecimal cost(Usage usage) {
        return inputPrice
                .multiply(BigDecimal.valueOf(usage.input()))
                .add(outputPrice.multiply(BigDecimal.valueOf(usage.output())))
                .divide(MILLION, 4, RoundingMode.CEILING);
    }
}
