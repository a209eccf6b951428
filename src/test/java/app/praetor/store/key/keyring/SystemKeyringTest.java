package app.praetor.store.key.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.store.key.keyring.Keyring.KeyringException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemKeyringTest {
    @Test
    void aLinuxMachineWithoutASessionBusHasNone() {
        assertThat(SystemKeyring.of("Linux", Map.of())).isNotInstanceOf(SystemKeyring.class);
        assertThat(SystemKeyring.of("Linux", Map.of("DBUS_SESSION_BUS_ADDRESS", " ")))
                .isNotInstanceOf(SystemKeyring.class);
    }

    @Test
    void itIsSwitchedOffByTheEnvironmentOnEverySystem() {
        for (String system : new String[] {"Linux", "Windows 11", "Mac OS X"}) {
            Keyring off = SystemKeyring.of(
                    system, Map.of("PRAETOR_KEYRING", "off", "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"));
            assertThat(off).isNotInstanceOf(SystemKeyring.class);
            assertThat(off.available()).isFalse();
        }
    }

    @Test
    void aSystemWithAKeyringIsAskedOnFirstUseOnly() {
        assertThat(SystemKeyring.of("Windows 11", Map.of())).isInstanceOf(SystemKeyring.class);
        assertThat(SystemKeyring.of("Mac OS X", Map.of())).isInstanceOf(SystemKeyring.class);
    }

    @Test
    void aPlatformPartThatIsNotHereIsNoKeyringAndNoFailure() {
        // The Windows half cannot be loaded elsewhere, which is a linkage error rather than an answer.
        if (!System.getProperty("os.name").startsWith("Windows")) {
            Keyring windows = SystemKeyring.of("Windows 11", Map.of());

            assertThat(windows.available()).isFalse();
            assertThatThrownBy(() -> windows.put("name", "secret".toCharArray()))
                    .isInstanceOf(KeyringException.class)
                    .hasMessageNotContaining("secret");
        }
    }
}
