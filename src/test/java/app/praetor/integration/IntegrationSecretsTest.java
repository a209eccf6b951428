package app.praetor.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.integration.credential.IntegrationCredentials;
import app.praetor.project.ProjectService;
import app.praetor.project.Template;
import app.praetor.store.Json;
import app.praetor.store.Store;
import app.praetor.store.TestWorkspace;
import app.praetor.store.secret.Keysets;
import app.praetor.store.secret.MemoryVault;
import app.praetor.store.secret.SecretFields;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrationSecretsTest {
    @TempDir
    Path folder;

    private final Keysets keysets = new Keysets(new MemoryVault());
    private TestWorkspace workspace;
    private Store store;
    private IntegrationService integrations;
    private IntegrationCredentials credentials;
    private UUID project;

    interface Raw {
        @SqlQuery("SELECT encrypted_value FROM integration_credentials")
        List<String> values();
    }

    @BeforeEach
    void open() {
        workspace = TestWorkspace.open(folder);
        store = workspace.store();
        integrations = new IntegrationService(store);
        SecretFields secrets = new SecretFields(keysets, workspace.tenant().id());
        credentials = new IntegrationCredentials(store, secrets, Clock.systemUTC());
        project = new ProjectService(store, workspace.events())
                .create("Site", Template.GENERAL)
                .id();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void aConfigurationRefersToACredential() {
        UUID integration = integrations.create(project, "crm", "Example", Json.parse("{\"host\":\"crm.example\"}"));
        UUID credential = credentials.put(integration, "api_key", "kestrel-1".toCharArray(), null);
        integrations.configure(integration, Json.parse("{\"apiKey\":{\"credential\":\"" + credential + "\"}}"));

        StringBuilder seen = new StringBuilder();
        credentials.use(credential, secret -> seen.append(secret));

        assertThat(seen).hasToString("kestrel-1");
        assertThat(integrations.list(project).toString()).contains(credential.toString());
        assertThat(store.read(Raw.class, Raw::values)).hasSize(1).noneMatch(v -> v.contains("kestrel"));
        assertThat(credentials.list(integration))
                .singleElement()
                .satisfies(info -> assertThat(info.lastUsedAt()).isNotNull());
        keysets.rotate(workspace.tenant().id());
        assertThat(credentials.reseal()).isEqualTo(1);
        credentials.use(credential, secret -> assertThat(secret).isEqualTo("kestrel-1".toCharArray()));
        assertThat(credentials.remove(credential)).isTrue();
        assertThatThrownBy(() -> credentials.use(credential, secret -> {})).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"apiKey\":\"kestrel-1\"}",
                "{\"auth\":{\"client_secret\":\"kestrel-1\"}}",
                "{\"list\":[{\"db-password\":{\"credential\":\"kestrel-1\"}}]}",
                "{\"token\":{\"credential\":\"kestrel-1\",\"also\":1}}",
            })
    void aSecretInAConfigurationIsRefusedWithoutRepeatingIt(String config) {
        assertThatThrownBy(() -> integrations.create(project, "crm", "Example", Json.parse(config)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("looks like a secret")
                .hasMessageNotContaining("kestrel");
        assertThat(integrations.list(project)).isEmpty();
    }
}
