package app.praetor.store.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.store.key.keyring.Keyring;
import app.praetor.store.key.keyring.MemoryKeyring;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces whose key lies in the operating system's keyring. */
class KeyringKeysTest {
    @TempDir
    Path folder;

    private final MemoryKeyring ring = new MemoryKeyring();
    private KeysFixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new KeysFixture(folder, ring);
    }

    @Test
    void theKeyringIsPreferredToAFile() throws Exception {
        try (WorkspaceKeys keys = fixture.open()) {
            assertThat(keys.describe()).isEqualTo(new Ways(false, false, true, false));
            keys.vault().put("mark", new byte[] {7});
        }

        assertThat(folder.resolve("config/keys")).doesNotExist();
        assertThat(ring.entries()).hasSize(1);
        assertThat(fixture.headerText())
                .doesNotContain(ring.entries().values().iterator().next());
        assertThat(Ways.locked(fixture.places())).isFalse();
        try (WorkspaceKeys keys = fixture.open()) {
            assertThat(keys.vault().get("mark")).containsExactly(7);
        }
    }

    @Test
    void aLockedOrMissingKeyringLosesNothingWithTheRecoveryCode() {
        String code;
        try (WorkspaceKeys keys = fixture.open()) {
            keys.vault().put("mark", new byte[] {7});
            code = new String(keys.addRecoveryCode());
        }
        ring.lock(true);
        assertThat(Ways.locked(fixture.places())).isTrue();
        assertThatThrownBy(() -> fixture.open())
                .isInstanceOf(LockedException.class)
                .hasMessageContaining("keyring")
                .hasMessageContaining("recovery code");

        KeysFixture elsewhere = new KeysFixture(folder, Keyring.none());
        assertThat(Ways.locked(elsewhere.places())).isTrue();
        assertThatThrownBy(elsewhere::open).isInstanceOf(LockedException.class);
        try (WorkspaceKeys keys = elsewhere.openWithCode(code)) {
            keys.removePassphrase();
            assertThat(keys.describe()).isEqualTo(new Ways(false, true, false, true));
        }
        try (WorkspaceKeys keys = elsewhere.open()) {
            assertThat(keys.vault().get("mark")).containsExactly(7);
        }
    }

    @Test
    void aKeyringThatDoesNotKeepIsReplacedByAFile() {
        ring.lock(true);
        try (WorkspaceKeys keys = fixture.open()) {
            assertThat(keys.describe()).isEqualTo(new Ways(false, false, false, true));
        }
    }

    @Test
    void aPassphraseTakesTheEntryOutAndAfterwardsItIsPutBack() {
        try (WorkspaceKeys keys = fixture.open()) {
            keys.changePassphrase("locked".toCharArray());
            assertThat(ring.entries()).isEmpty();
            keys.removePassphrase();
            assertThat(keys.describe()).isEqualTo(new Ways(false, false, true, false));
        }
        fixture.open().close();
    }
}
