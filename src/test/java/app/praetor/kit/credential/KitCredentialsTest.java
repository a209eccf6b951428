package app.praetor.kit.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.kit.credential.KitCredentials.Entry;
import app.praetor.kit.credential.KitCredentials.Info;
import app.praetor.project.ProjectService;
import app.praetor.project.Template;
import app.praetor.store.Json;
import app.praetor.store.Store;
import app.praetor.store.TestWorkspace;
import app.praetor.store.secret.Expiry;
import app.praetor.store.secret.Keysets;
import app.praetor.store.secret.MemoryVault;
import app.praetor.store.secret.SecretFields;
import app.praetor.store.secret.SecretUnreadableException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** On a real encrypted database, behind the guard. */
class KitCredentialsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC);
    private static final JsonNode CONNECTION = Json.parse("{\"host\":\"crm.example\"}");

    @TempDir
    Path folder;

    private final Keysets keysets = new Keysets(new MemoryVault());
    private TestWorkspace workspace;
    private Store store;
    private KitCredentials credentials;
    private DiscoverCache cache;
    private UUID project;

    interface Raw {
        @SqlQuery("SELECT encrypted_data || ' ' || refresh_token_encrypted FROM kit_credentials ORDER BY kit_id")
        List<String> texts();

        @SqlQuery("SELECT connection_info FROM kit_credentials ORDER BY kit_id")
        List<JsonNode> connections();

        @SqlQuery("SELECT connection_info FROM kit_discover_cache")
        JsonNode cached();

        @SqlQuery("SELECT payload FROM event_log")
        List<JsonNode> events();

        @SqlUpdate("""
            UPDATE kit_credentials SET encrypted_data =
              (SELECT k.encrypted_data FROM kit_credentials k WHERE k.kit_id = :other)
            WHERE kit_id = :kitId
            """)
        void steal(String kitId, String other);
    }

    @BeforeEach
    void open() {
        workspace = TestWorkspace.open(folder);
        store = workspace.store();
        SecretFields secrets = new SecretFields(keysets, workspace.tenant().id());
        credentials = new KitCredentials(store, workspace.events(), secrets, CLOCK);
        cache = new DiscoverCache(store, secrets, CLOCK);
        project = new ProjectService(store, workspace.events())
                .create("Site", Template.GENERAL)
                .id();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static Entry entry(String secret, OffsetDateTime until) {
        return new Entry(
                CredentialType.OAUTH2, secret.toCharArray(), "refresh-plover".toCharArray(), CONNECTION, until);
    }

    private String secretOf(String kit) {
        StringBuilder seen = new StringBuilder();
        credentials.use(project, kit, secret -> seen.append(secret));
        return seen.toString();
    }

    @Test
    void aSecretIsLentAndZeroedAfterwards() {
        credentials.put(project, "crm", entry("kestrel-1", null));
        List<char[]> lent = new ArrayList<>();

        credentials.use(project, "crm", secret -> {
            assertThat(secret).isEqualTo("kestrel-1".toCharArray());
            lent.add(secret);
        });
        credentials.useRefreshToken(project, "crm", secret -> {
            assertThat(secret).isEqualTo("refresh-plover".toCharArray());
            lent.add(secret);
        });

        assertThat(lent).hasSize(2).allSatisfy(array -> assertThat(array).containsOnly('\0'));
        assertThat(credentials.connection(project, "crm")).contains(CONNECTION);
    }

    @Test
    void theRowsHoldCiphertextOnlyAndNothingElseSaysTheSecret() {
        credentials.put(project, "crm", entry("kestrel-1", null));

        String raw = store.read(Raw.class, Raw::texts) + " " + store.read(Raw.class, Raw::connections) + " "
                + store.read(Raw.class, Raw::events);
        assertThat(raw).contains("sealed").doesNotContain("kestrel", "plover", "crm.example");
        assertThat(credentials.list(project) + " " + credentials + " " + entry("kestrel-1", null))
                .doesNotContain("kestrel", "plover", "crm.example");
        assertThat(store.read(KitCredentialDao.class, dao -> dao.list(project)).toString())
                .contains("hidden")
                .doesNotContain("encryptedData=");
    }

    @Test
    void aListSaysHowLongACredentialIsGood() {
        OffsetDateTime now = OffsetDateTime.now(CLOCK);
        credentials.put(project, "a", entry("x", null));
        credentials.put(project, "b", entry("x", now.plusDays(8)));
        credentials.put(project, "c", entry("x", now.plusDays(2)));
        credentials.put(project, "d", new Entry(CredentialType.API_KEY, new char[] {'x'}, null, null, now));

        assertThat(credentials.list(project))
                .extracting(Info::expiry)
                .containsExactly(Expiry.NEVER, Expiry.GOOD, Expiry.SOON, Expiry.EXPIRED);
        assertThat(credentials.list(project)).extracting(Info::refreshable).containsExactly(true, true, true, false);
        assertThat(credentials.connection(project, "d")).isEmpty();
        assertThatThrownBy(() -> credentials.useRefreshToken(project, "d", secret -> {}))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aNewOneTakesThePlaceOfTheOldAndARemovedOneIsGone() {
        UUID first = credentials.put(project, "crm", entry("kestrel-1", null));

        assertThat(credentials.put(project, "crm", entry("kestrel-2", null))).isEqualTo(first);

        assertThat(secretOf("crm")).isEqualTo("kestrel-2");
        assertThat(credentials.remove(project, "crm")).isTrue();
        assertThat(credentials.remove(project, "crm")).isFalse();
        assertThatThrownBy(() -> secretOf("crm"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("crm");
    }

    @Test
    void aCiphertextCopiedToAnotherRowDoesNotOpen() {
        credentials.put(project, "crm", entry("kestrel-1", null));
        credentials.put(project, "shop", entry("kestrel-2", null));
        store.write(unit -> {
            unit.dao(Raw.class).steal("shop", "crm");
            return true;
        });

        assertThatThrownBy(() -> secretOf("shop"))
                .isInstanceOf(SecretUnreadableException.class)
                .hasMessageNotContaining("kestrel");
        assertThat(secretOf("crm")).isEqualTo("kestrel-1");
    }

    @Test
    void afterARotationEverySecretIsSealedAnewAndOpens() {
        credentials.put(project, "crm", entry("kestrel-1", null));
        List<String> before = store.read(Raw.class, Raw::texts);
        keysets.rotate(workspace.tenant().id());

        assertThat(credentials.reseal()).isEqualTo(1);

        assertThat(store.read(Raw.class, Raw::texts)).doesNotContainAnyElementsOf(before);
        assertThat(secretOf("crm")).isEqualTo("kestrel-1");
        assertThat(credentials.connection(project, "crm")).contains(CONNECTION);
    }

    @Test
    void whatAKitSawIsRememberedAndHowItGotThereIsSealed() {
        JsonNode state = Json.parse("{\"pages\":3}");
        cache.put(project, "crm", state, null, CONNECTION, Duration.ofHours(1));
        cache.put(project, "crm", state, Json.parse("[]"), CONNECTION, Duration.ofHours(1));

        assertThat(cache.find(project, "crm")).hasValueSatisfying(found -> {
            assertThat(found.existingState()).isEqualTo(state);
            assertThat(found.fresh()).isTrue();
        });
        assertThat(cache.connection(project, "crm")).contains(CONNECTION);
        assertThat(store.read(Raw.class, Raw::cached).toString()).doesNotContain("crm.example");
        cache.invalidate(project, "crm");
        assertThat(cache.find(project, "crm"))
                .hasValueSatisfying(found -> assertThat(found.fresh()).isFalse());
        assertThat(cache.find(project, "shop")).isEmpty();
    }
}
