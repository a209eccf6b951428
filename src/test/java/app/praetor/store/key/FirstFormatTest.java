package app.praetor.store.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.identity.IdentityService;
import app.praetor.identity.Tenant;
import app.praetor.store.Database;
import app.praetor.store.DatabaseKey;
import app.praetor.store.Json;
import app.praetor.store.key.keyring.Keyring;
import app.praetor.store.key.seal.Argon2;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Workspaces of the first format, written here as that format was. */
class FirstFormatTest {
    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    Path folder;

    private final byte[] secret = new byte[32];
    private final UUID id = UUID.randomUUID();
    private KeysFixture fixture;

    @BeforeEach
    void aSecret() throws Exception {
        fixture = new KeysFixture(folder, Keyring.none());
        new Random(7).nextBytes(secret);
        Files.createDirectories(fixture.header().getParent());
    }

    private ObjectNode firstHeader() {
        return Json.MAPPER.createObjectNode().put("version", 1).put("workspace", id.toString());
    }

    private void writeDevice() throws Exception {
        Files.createDirectories(folder.resolve("config/keys"));
        Files.writeString(fixture.places().device(id), HEX.formatHex(secret));
        Files.writeString(fixture.header(), firstHeader().toPrettyString());
    }

    private void writePassphrase(String passphrase) throws Exception {
        Argon2 cost = new Argon2(64, 1, 1, "00112233445566778899aabbccddeeff");
        byte[] iv = new byte[12];
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec key = new SecretKeySpec(cost.derive(passphrase.toCharArray()), "AES");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
        cipher.updateAAD(id.toString().getBytes(StandardCharsets.US_ASCII));
        ObjectNode header = firstHeader();
        ObjectNode wrap = header.putObject("passphrase");
        cost.write(wrap);
        wrap.put("iv", HEX.formatHex(iv)).put("wrapped", HEX.formatHex(cipher.doFinal(secret)));
        Files.writeString(fixture.header(), header.toPrettyString());
    }

    private void writeDatabase() {
        try (DatabaseKey key = DatabaseKey.of(secret, secret);
                Database database = Database.open(fixture.places().workspace(), key)) {
            new IdentityService(database).create("From before", "Fred");
        }
    }

    private void assertDataIsThere(WorkspaceKeys keys) {
        List<Tenant> tenants = fixture.inDatabase(keys, db -> new IdentityService(db).tenants());
        assertThat(tenants).extracting(Tenant::name).containsExactly("From before");
    }

    @Test
    void aDeviceKeyIsConvertedAndTheDatabaseOpensAlsoAfterANewKey() throws Exception {
        writeDevice();
        writeDatabase();
        String first = fixture.headerText();
        assertThat(Ways.locked(fixture.places())).isFalse();

        try (WorkspaceKeys keys = fixture.open()) {
            keys.vault().put("new", new byte[] {1});
            keys.rotateDatabaseKey();
        }

        assertThat(Json.parse(fixture.headerText()).path("version").asInt()).isEqualTo(2);
        assertThat(fixture.headerText()).doesNotContain(HEX.formatHex(secret));
        try (WorkspaceKeys keys = fixture.open()) {
            assertThat(keys.vault().get("new")).containsExactly(1);
            assertDataIsThere(keys);
        }
        // A copy of the whole folder from before still has its key on this device.
        assertThat(Files.readString(fixture.places().device(id))).isEqualTo(HEX.formatHex(secret));
        assertThat(first).contains("\"version\" : 1");
    }

    @Test
    void aPassphraseIsConvertedToTodaysCost() throws Exception {
        writePassphrase("from before");
        writeDatabase();
        String first = fixture.headerText();
        assertThat(Ways.locked(fixture.places())).isTrue();
        assertThatThrownBy(() -> fixture.open("another"))
                .isInstanceOf(LockedException.class)
                .hasMessageContaining("does not open");
        assertThatThrownBy(() -> fixture.open())
                .isInstanceOf(LockedException.class)
                .hasMessageContaining("--passphrase-file");
        assertThat(fixture.headerText()).isEqualTo(first);

        try (WorkspaceKeys keys = fixture.open("from before")) {
            assertThat(keys.describe()).isEqualTo(new Ways(true, false, false, false));
            assertDataIsThere(keys);
        }

        assertThat(Json.parse(fixture.headerText())
                        .path("wraps")
                        .get(0)
                        .path("memoryKib")
                        .asInt())
                .isEqualTo(65536);
        assertThat(Files.readString(fixture.previous())).isEqualTo(first);
        try (WorkspaceKeys keys = fixture.open("from before")) {
            assertThat(keys.describe().passphrase()).isTrue();
        }
    }

    @Test
    void aLostDeviceKeyOfTheFirstFormatIsNamed() throws Exception {
        writeDevice();
        Files.delete(fixture.places().device(id));

        assertThatThrownBy(() -> fixture.open())
                .isInstanceOf(LockedException.class)
                .hasMessageContaining(fixture.places().device(id).toString());
        assertThat(Ways.locked(fixture.places())).isTrue();
    }
}
