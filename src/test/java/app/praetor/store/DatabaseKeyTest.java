package app.praetor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseKeyTest {
    @TempDir
    Path folder;

    @Test
    void aDeviceKeyLiesOutsideTheWorkspaceForTheUserAlone() throws Exception {
        try (DatabaseKey key = open(null)) {
            assertThat(key.onDevice()).isTrue();
        }

        List<Path> keys;
        try (var files = Files.list(config().resolve("keys"))) {
            keys = files.toList();
        }
        assertThat(keys)
                .singleElement()
                .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
        String secret = Files.readString(keys.getFirst()).strip();
        assertThat(Files.readString(header())).doesNotContain(secret);
    }

    @Test
    void thePassphraseOpensTheSameKeyAgainAndAWrongOneSaysSo() {
        char[] first;
        try (DatabaseKey key = open("correct horse")) {
            first = key.h2Password("someone");
            assertThat(key.onDevice()).isFalse();
        }

        try (DatabaseKey again = open("correct horse")) {
            assertThat(again.h2Password("someone")).isEqualTo(first);
        }
        assertThatThrownBy(() -> open("battery staple"))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("does not open");
        assertThatThrownBy(() -> open(null))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("--passphrase-file");
    }

    @Test
    void aLostDeviceKeyIsNamedAndNotReplaced() throws Exception {
        open(null).close();
        Path lost;
        try (var files = Files.list(config().resolve("keys"))) {
            lost = files.findFirst().orElseThrow();
        }
        Files.delete(lost);

        assertThatThrownBy(() -> open(null))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining(lost.toString());
        assertThat(lost).doesNotExist();
    }

    @Test
    void aTamperedHeaderCannotAskForTheMachinesMemory() throws Exception {
        open("secret").close();
        Files.writeString(header(), Files.readString(header()).replace("65536", "2000000000"));

        assertThatThrownBy(() -> open("secret"))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("impossible");
    }

    private DatabaseKey open(String passphrase) {
        return DatabaseKey.openOrCreate(
                folder.resolve("home"), config(), passphrase == null ? null : passphrase.toCharArray());
    }

    private Path config() {
        return folder.resolve("config");
    }

    private Path header() {
        return folder.resolve("home/db/keys.json");
    }
}
