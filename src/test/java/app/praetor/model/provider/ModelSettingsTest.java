package app.praetor.model.provider;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.integration.Integration;
import app.praetor.integration.IntegrationService;
import app.praetor.integration.credential.IntegrationCredentials;
import app.praetor.store.TestWorkspace;
import app.praetor.store.secret.Keysets;
import app.praetor.store.secret.SecretFields;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class ModelSettingsTest {
    private static final String URL = "https://models.example/v1";

    /** What lies in the tables. */
    interface Rows {
        @SqlQuery("SELECT encrypted_value FROM integration_credentials")
        List<String> sealed();

        @SqlQuery("SELECT CAST(config AS VARCHAR) FROM integration_artifacts")
        List<String> configs();
    }

    @TempDir
    Path folder;

    private TestWorkspace workspace;
    private Keysets keysets;
    private IntegrationService integrations;
    private ModelSettings settings;

    @BeforeEach
    void open() {
        workspace = TestWorkspace.open(folder);
        keysets = new Keysets(workspace.vault());
        integrations = new IntegrationService(workspace.store());
        settings = fresh();
    }

    private ModelSettings fresh() {
        SecretFields secrets = new SecretFields(keysets, workspace.tenant().id());
        return new ModelSettings(
                integrations, new IntegrationCredentials(workspace.store(), secrets, Clock.systemUTC()));
    }

    @AfterEach
    void close() {
        keysets.close();
        workspace.close();
    }

    private static Provider provider(String url, String key) {
        return new Provider(
                ProviderKind.OPENAI,
                url,
                "m-1",
                new BigDecimal("0.15"),
                new BigDecimal("0.60"),
                new Secret(key.toCharArray()));
    }

    @Test
    void aProviderIsThereAgainAfterARestartWithItsKeyReadableNowhere() {
        settings.save(provider(URL, "sk-4711"));

        Provider again = fresh().current();

        assertThat(again).isNotNull();
        assertThat(again.key().reveal()).isEqualTo("sk-4711");
        assertThat(again.outputPrice()).isEqualByComparingTo("0.60");
        assertThat(workspace.store().read(Rows.class, Rows::sealed)).noneMatch(v -> v.contains("4711"));
        assertThat(workspace.store().read(Rows.class, Rows::configs)).noneMatch(v -> v.contains("4711"));
        assertThat(settings.view().toString() + settings + again).doesNotContain("4711");
    }

    @Test
    void theSwitchTurnsItOffAndOnAgain() {
        settings.save(provider(URL, "sk-4711"));

        settings.switchOn(false);
        assertThat(settings.current()).isNull();

        settings.switchOn(true);
        assertThat(settings.current()).isNotNull();
    }

    @Test
    void anAddressThatWasChangedElsewhereGetsNeitherKeyNorWords() {
        settings.save(provider(URL, "sk-4711"));
        assertThat(settings.current()).isNotNull();
        Integration row = integrations.ofWorkspace("model_provider").getFirst();
        ObjectNode changed = (ObjectNode) row.config().deepCopy();

        integrations.configure(row.id(), changed.put("baseUrl", "https://elsewhere.example/v1"));

        assertThat(settings.current()).isNull();
        assertThat(settings.view())
                .hasValueSatisfying(v -> assertThat(v.agreed()).isFalse());
    }

    @Test
    void aSecondProviderReplacesTheFirstAndItsKey() {
        settings.save(provider(URL, "sk-4711"));
        settings.save(provider("https://other.example/v1", "sk-4712"));

        assertThat(workspace.store().read(Rows.class, Rows::sealed)).hasSize(1);
        Provider now = settings.current();
        assertThat(now).isNotNull();
        assertThat(now.key().reveal()).isEqualTo("sk-4712");

        settings.remove();
        assertThat(settings.current()).isNull();
        assertThat(settings.view()).isEmpty();
        assertThat(workspace.store().read(Rows.class, Rows::sealed)).isEmpty();
        assertThat(workspace.store().read(Rows.class, Rows::configs)).isEmpty();
    }

    @Test
    void aKeyIsKeptForItsKindAndAddressOnly() {
        settings.save(provider(URL, "sk-4711"));

        assertThat(settings.kept(ProviderKind.OPENAI, " " + URL + "/")).isNotNull();
        assertThat(settings.kept(ProviderKind.OPENAI, "https://elsewhere.example/v1"))
                .isNull();
        assertThat(settings.kept(ProviderKind.ANTHROPIC, URL)).isNull();
    }
}
