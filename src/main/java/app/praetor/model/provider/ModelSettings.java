package app.praetor.model.provider;

import app.praetor.integration.Integration;
import app.praetor.integration.IntegrationService;
import app.praetor.integration.credential.IntegrationCredentials;
import app.praetor.store.Json;
import app.praetor.store.secret.SecretUnreadableException;
import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The provider of a workspace: its settings are an integration without a project, which colleagues receive; its key is a
 * credential, which stays on this device. The key is sealed together with the address that it was given for. So a
 * provider whose address changed elsewhere gets neither the key nor a client's words from here until somebody at this
 * device agrees.
 */
public final class ModelSettings {
    private static final Logger LOG = LoggerFactory.getLogger(ModelSettings.class);
    private static final String TYPE = "model_provider";

    private final IntegrationService integrations;
    private final IntegrationCredentials credentials;
    private volatile @Nullable Loaded loaded;

    private record Loaded(JsonNode config, @Nullable Provider provider) {}

    public ModelSettings(IntegrationService integrations, IntegrationCredentials credentials) {
        this.integrations = integrations;
        this.credentials = credentials;
    }

    /**
     * The settings as a screen shows them.
     *
     * @param on whether the chat uses the provider
     * @param agreed whether somebody at this device gave this address its key, or agreed to go without one
     */
    public record View(
            ProviderKind kind,
            String baseUrl,
            String model,
            BigDecimal inputPrice,
            BigDecimal outputPrice,
            boolean on,
            boolean agreed) {}

    /** The settings; empty when no provider was ever set up. */
    public Optional<View> view() {
        return row().flatMap(row -> {
            JsonNode config = row.config();
            return kind(row)
                    .map(kind -> new View(
                            kind,
                            config.path("baseUrl").asString(""),
                            config.path("model").asString(""),
                            price(config, "inputPrice"),
                            price(config, "outputPrice"),
                            config.path("on").asBoolean(false),
                            provider(row) != null));
        });
    }

    /** Sets the provider up with its key, in place of an earlier one, and switches it on. */
    public void save(Provider provider) {
        ObjectNode config = config(provider, true);
        Optional<Integration> known = row();
        UUID id = known.map(Integration::id)
                .orElseGet(() ->
                        integrations.create(null, TYPE, provider.kind().name().toLowerCase(Locale.ROOT), config));
        if (known.isPresent()) {
            integrations.configure(id, config);
        }
        List<IntegrationCredentials.Info> old = credentials.list(id);
        char[] sealed = (address(provider.kind(), provider.baseUrl()) + "\n"
                        + provider.key().reveal())
                .toCharArray();
        try {
            credentials.put(id, "api_key", sealed, null);
        } finally {
            Arrays.fill(sealed, '\0');
        }
        old.forEach(info -> credentials.remove(info.id()));
        loaded = null;
    }

    /** Switches the provider on or off; nothing when none was set up. */
    public void switchOn(boolean on) {
        row().ifPresent(row -> {
            ObjectNode config = (ObjectNode) row.config().deepCopy();
            integrations.configure(row.id(), config.put("on", on));
        });
    }

    /**
     * The key that lies here for an address, to be used again without being typed again.
     *
     * @return null when none was given for this kind and address
     */
    public @Nullable Secret kept(ProviderKind kind, String baseUrl) {
        String wanted = address(kind, Provider.cleaned(baseUrl));
        return row().map(row -> key(row, wanted)).orElse(null);
    }

    /** Forgets the provider and its key. */
    public void remove() {
        row().ifPresent(row -> {
            credentials.list(row.id()).forEach(info -> credentials.remove(info.id()));
            integrations.remove(row.id());
        });
        loaded = null;
    }

    /** The provider that is switched on and agreed to; null for none. Cheap enough for every message. */
    public @Nullable Provider current() {
        Integration row = row().orElse(null);
        return row == null || !row.config().path("on").asBoolean(false) ? null : provider(row);
    }

    /** The provider of a row, its key opened once; null when it was not agreed to on this device. */
    private @Nullable Provider provider(Integration row) {
        ObjectNode config = (ObjectNode) row.config().deepCopy();
        config.remove("on");
        Loaded known = loaded;
        if (known == null || !known.config().equals(config)) {
            known = new Loaded(config, load(row));
            loaded = known;
        }
        return known.provider();
    }

    private @Nullable Provider load(Integration row) {
        Secret key = key(row);
        JsonNode config = row.config();
        if (key == null) {
            return null;
        }
        try {
            return new Provider(
                    kind(row).orElseThrow(),
                    config.path("baseUrl").asString(""),
                    config.path("model").asString(""),
                    price(config, "inputPrice"),
                    price(config, "outputPrice"),
                    key);
        } catch (IllegalArgumentException e) {
            LOG.warn("The settings of the model provider cannot be used; it stays off");
            return null;
        }
    }

    /** The key that was given for the address of this row; null when none was. */
    private @Nullable Secret key(Integration row) {
        return key(
                row,
                kind(row)
                        .map(kind -> address(kind, row.config().path("baseUrl").asString("")))
                        .orElse(""));
    }

    private @Nullable Secret key(Integration row, String wanted) {
        Secret[] found = new Secret[1];
        for (IntegrationCredentials.Info info : credentials.list(row.id())) {
            try {
                credentials.use(info.id(), secret -> {
                    int cut = CharBuffer.wrap(secret).toString().indexOf('\n');
                    if (cut >= 0 && wanted.contentEquals(CharBuffer.wrap(secret, 0, cut))) {
                        found[0] = new Secret(Arrays.copyOfRange(secret, cut + 1, secret.length));
                    }
                });
            } catch (SecretUnreadableException e) {
                LOG.warn("The key of the model provider cannot be read; it stays off");
            }
        }
        return found[0];
    }

    private static String address(ProviderKind kind, String baseUrl) {
        return kind.name() + " " + baseUrl;
    }

    private static ObjectNode config(Provider provider, boolean on) {
        return Json.MAPPER
                .createObjectNode()
                .put("kind", provider.kind().name())
                .put("baseUrl", provider.baseUrl())
                .put("model", provider.model())
                .put("inputPrice", provider.inputPrice().toPlainString())
                .put("outputPrice", provider.outputPrice().toPlainString())
                .put("on", on);
    }

    private static Optional<ProviderKind> kind(Integration row) {
        String name = row.config().path("kind").asString("");
        return Arrays.stream(ProviderKind.values())
                .filter(k -> k.name().equals(name))
                .findFirst();
    }

    private static BigDecimal price(JsonNode config, String name) {
        try {
            return new BigDecimal(config.path(name).asString("0"));
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    private Optional<Integration> row() {
        return integrations.ofWorkspace(TYPE).stream().findFirst();
    }

    @Override
    public String toString() {
        return "ModelSettings[hidden]";
    }
}
