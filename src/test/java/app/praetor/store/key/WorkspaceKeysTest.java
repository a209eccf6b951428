package app.praetor.store.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.store.WorkspaceException;
import app.praetor.store.key.LockedException.Reason;
import app.praetor.store.key.keyring.Keyring;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way of opening a workspace, on real files without a keyring. */
class WorkspaceKeysTest {
    private static final byte[] MARK = "a mark of this test".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private KeysFixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new KeysFixture(folder, Keyring.none());
    }

    private static void mark(WorkspaceKeys keys) {
        keys.vault().put("mark", MARK);
    }

    private static void assertMarked(WorkspaceKeys opened) {
        try (opened) {
            assertThat(opened.vault().get("mark")).isEqualTo(MARK);
        }
    }

    private static void assertLocked(Reason reason, String text, ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(
                        LockedException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(text);
    }

    @Test
    void aDeviceKeyLiesOutsideTheWorkspaceForTheUserAlone() throws Exception {
        assertThat(Ways.inspect(fixture.places())).isNull();
        assertThat(Ways.locked(fixture.places())).isFalse();
        try (WorkspaceKeys keys = fixture.open()) {
            assertThat(keys.describe()).isEqualTo(new Ways(false, false, false, true));
            mark(keys);
        }

        for (Path file : new Path[] {fixture.deviceFile(), fixture.header()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(fixture.headerText())
                .doesNotContain(Files.readString(fixture.deviceFile()).strip());
        assertThat(Ways.locked(fixture.places())).isFalse();
        assertMarked(fixture.open());
    }

    @Test
    void aPassphraseOpensAndAWrongOneSaysThatNothingChanged() throws Exception {
        try (WorkspaceKeys keys = fixture.open("correct horse")) {
            assertThat(keys.describe()).isEqualTo(new Ways(true, false, false, false));
            mark(keys);
        }
        String before = fixture.headerText();

        assertThat(Ways.locked(fixture.places())).isTrue();
        assertLocked(Reason.WRONG, "Nothing was changed", () -> fixture.open("battery staple"));
        assertLocked(Reason.PASSPHRASE_NEEDED, "--passphrase-file", () -> fixture.open());
        assertLocked(Reason.NO_SUCH_WAY, "No recovery code", () -> fixture.openWithCode("1234"));
        assertThat(fixture.headerText()).isEqualTo(before);
        assertThat(fixture.folder().resolve("config/keys")).doesNotExist();
        assertMarked(fixture.open("correct horse"));
    }

    @Test
    void aLostDeviceKeyIsNamedNotReplacedAndTheRecoveryCodeMakesANewOne() throws Exception {
        String code;
        try (WorkspaceKeys keys = fixture.open()) {
            mark(keys);
            code = new String(keys.addRecoveryCode());
        }
        Path lost = fixture.deviceFile();
        Files.delete(lost);

        assertThat(Ways.locked(fixture.places())).isTrue();
        assertLocked(Reason.KEY_NOT_HERE, lost.toString(), () -> fixture.open());
        assertLocked(Reason.KEY_NOT_HERE, "recovery code", () -> fixture.open());
        assertThat(lost).doesNotExist();
        char swapped = code.charAt(0) == '7' ? '8' : '7';
        assertLocked(Reason.MISTYPED, "typing error", () -> fixture.openWithCode(swapped + code.substring(1)));
        assertLocked(Reason.WRONG, "typed correctly", () -> fixture.openWithCode("1000-0000-0000-0000-0000-0000-0001"));

        try (WorkspaceKeys keys = fixture.openWithCode(code.toLowerCase(Locale.ROOT))) {
            keys.removePassphrase();
            assertThat(keys.describe()).isEqualTo(new Ways(false, true, false, true));
        }
        assertThat(Ways.locked(fixture.places())).isFalse();
        assertMarked(fixture.open());
    }

    @Test
    void anotherDeviceKeyIsToldFromALostOne() throws Exception {
        fixture.open().close();
        Files.writeString(fixture.deviceFile(), "00".repeat(32));

        assertLocked(Reason.KEY_NOT_HERE, "holds another key", () -> fixture.open());
    }

    @Test
    void aChangedPassphraseShutsOutTheOldOneEverywhereInTheFolder() throws Exception {
        try (WorkspaceKeys keys = fixture.open("the first")) {
            mark(keys);
        }
        String copy = fixture.headerText();
        try (WorkspaceKeys keys = fixture.open("the first")) {
            keys.changePassphrase("the second".toCharArray());
        }

        assertLocked(Reason.WRONG, "does not open", () -> fixture.open("the first"));
        assertMarked(fixture.open("the second"));
        // The file before the change is the way in that was just closed.
        assertThat(Files.readString(fixture.previous())).isEqualTo(fixture.headerText());

        // A backup has its own key file, which opens as on the day it was made.
        Files.writeString(fixture.header(), copy);
        assertMarked(fixture.open("the first"));
    }

    @Test
    void aPassphraseReplacesTheDeviceKeyAndCanBeTakenBack() throws Exception {
        Path device;
        try (WorkspaceKeys keys = fixture.open()) {
            mark(keys);
            device = fixture.deviceFile();
            keys.changePassphrase("locked now".toCharArray());
            assertThat(keys.describe()).isEqualTo(new Ways(true, false, false, false));
        }
        assertThat(device).doesNotExist();

        try (WorkspaceKeys keys = fixture.open("locked now")) {
            keys.removePassphrase();
        }
        assertMarked(fixture.open());
        assertLocked(Reason.NO_SUCH_WAY, "not locked with a passphrase", () -> fixture.open("locked now"));
    }

    @Test
    void aNewRecoveryCodeReplacesTheOldOne() {
        String first;
        String second;
        try (WorkspaceKeys keys = fixture.open()) {
            mark(keys);
            first = new String(keys.addRecoveryCode());
            second = new String(keys.addRecoveryCode());
        }

        assertLocked(Reason.WRONG, "replaced by a newer", () -> fixture.openWithCode(first));
        assertMarked(fixture.openWithCode(second));
    }

    @Test
    void anEmptyPassphraseIsRefused() {
        try (WorkspaceKeys keys = fixture.open()) {
            assertThatThrownBy(() -> keys.changePassphrase(new char[0]))
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("Nothing was changed");
        }
    }

    @Test
    void aMissingOrForeignKeyFileIsNamedAndNothingIsMade() throws Exception {
        fixture.open().close();
        Files.createFile(fixture.places().database());
        Path aside = folder.resolve("aside");
        Files.move(fixture.header(), aside);

        assertThatThrownBy(() -> fixture.open())
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("is missing")
                .hasMessageContaining("keys.json.previous");
        assertThat(fixture.header()).doesNotExist();

        Files.writeString(fixture.header(), Files.readString(aside).replace("\"version\" : 2", "\"version\" : 3"));
        assertThatThrownBy(() -> fixture.open()).hasMessageContaining("newer version");
        Files.writeString(fixture.header(), "{ half a fi");
        assertThatThrownBy(() -> fixture.open())
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> Ways.inspect(fixture.places())).hasMessageContaining("damaged");
        Files.move(aside, fixture.header(), StandardCopyOption.REPLACE_EXISTING);
        fixture.open().close();
    }

    @Test
    void theKeysAreHeldByOneOpenerAtATime() {
        try (WorkspaceKeys keys = fixture.open()) {
            assertThatThrownBy(() -> fixture.open())
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("open in another program");
            mark(keys);
        }
        assertMarked(fixture.open());
    }

    @Test
    void vaultEntriesAreSealedBoundToTheirNameAndGoneAfterClosing() throws Exception {
        WorkspaceKeys keys = fixture.open();
        mark(keys);
        keys.vault().put("other", "another".getBytes(StandardCharsets.UTF_8));
        keys.vault().put("mark", MARK);
        assertThat(keys.vault().get("none")).isNull();
        String text = fixture.headerText();
        keys.close();

        assertThat(text)
                .doesNotContain("a mark of")
                .doesNotContain(HexFormat.of().formatHex(MARK));
        assertThatThrownBy(() -> keys.vault().get("mark")).isInstanceOf(IllegalStateException.class);
        assertThat(keys).hasToString("WorkspaceKeys[hidden]");

        // Swapped names do not open as each other.
        Files.writeString(
                fixture.header(),
                text.replace("\"mark\"", "\"x\"")
                        .replace("\"other\"", "\"mark\"")
                        .replace("\"x\"", "\"other\""));
        try (WorkspaceKeys again = fixture.open()) {
            assertThatThrownBy(() -> again.vault().get("mark"))
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void whatIsGivenToUnlockNeverShowsAndIsZeroedOnClosing() {
        char[] secret = "never shown".toCharArray();
        Unlock unlock = new Unlock.Passphrase(secret);
        assertThat(unlock).hasToString("Passphrase[hidden]");
        assertThat(new Unlock.RecoveryCode("x".toCharArray())).hasToString("RecoveryCode[hidden]");

        unlock.close();

        assertThat(secret).containsOnly('\0');
    }
}
