package app.praetor.store.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SecretFieldsTest {
    private static final UUID TENANT = new UUID(1, 1);
    private static final UUID ROW = new UUID(2, 1);
    private static final SecretPlace PLACE = new SecretPlace("kit_credentials", "encrypted_data", ROW);

    private final MemoryVault vault = new MemoryVault();
    private final Keysets keysets = new Keysets(vault);
    private final SecretFields fields = new SecretFields(keysets, TENANT);

    @Test
    void aSecretComesBackAtItsPlace() {
        String sealed = fields.sealText(PLACE, "sesame-ouvre-toi ü".toCharArray());

        assertThat(fields.openText(PLACE, sealed)).isEqualTo("sesame-ouvre-toi ü".toCharArray());
        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("sesame");
        assertThat(fields.sealText(PLACE, "sesame-ouvre-toi ü".toCharArray())).isNotEqualTo(sealed);
        assertThat(fields.openText(PLACE, fields.sealText(PLACE, new char[0]))).isEmpty();
    }

    @Test
    void aSecretJsonComesBackAndHidesItsKeys() {
        JsonNode value = Json.parse("{\"host\":\"crm.example\",\"user\":\"ada\"}");

        JsonNode sealed = fields.sealJson(PLACE, value);

        assertThat(sealed.toString()).doesNotContain("host").doesNotContain("ada");
        assertThat(fields.openJson(PLACE, sealed)).isEqualTo(value);
        assertThat(fields.openJson(PLACE, fields.reseal(PLACE, sealed))).isEqualTo(value);
    }

    @Test
    void aCiphertextOpensNowhereElse() {
        String sealed = fields.sealText(PLACE, "sesame".toCharArray());

        refused(fields, new SecretPlace("kit_credentials", "encrypted_data", new UUID(2, 2)), sealed);
        refused(fields, new SecretPlace("kit_credentials", "refresh_token_encrypted", ROW), sealed);
        refused(fields, new SecretPlace("integration_credentials", "encrypted_data", ROW), sealed);
        refused(fields, new SecretPlace("kit_credentialsencrypted", "_data", ROW), sealed);
        refused(new SecretFields(keysets, new UUID(1, 2)), PLACE, sealed);
    }

    @Test
    void anotherTenantsKeysDoNotOpenItEvenUnderTheSameTenantId() {
        SecretFields elsewhere = new SecretFields(new Keysets(new MemoryVault()), TENANT);

        refused(elsewhere, PLACE, fields.sealText(PLACE, "sesame".toCharArray()));
    }

    private static void refused(SecretFields fields, SecretPlace place, String sealed) {
        assertThatThrownBy(() -> fields.openText(place, sealed))
                .isInstanceOf(SecretUnreadableException.class)
                .hasMessageContaining(place.table())
                .hasMessageContaining("enter it again")
                .hasMessageNotContaining("sesame")
                .hasMessageNotContaining(sealed)
                .hasNoCause();
    }

    @Test
    void everyChangedBitIsNoticed() {
        Random random = new Random(7);
        byte[] sealed = fields.seal(PLACE, "sesame".getBytes(StandardCharsets.UTF_8));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> fields.open(PLACE, changed)).isInstanceOf(SecretUnreadableException.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] shorter = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> fields.open(PLACE, shorter)).isInstanceOf(SecretUnreadableException.class);
        }
        byte[] noise = new byte[64];
        random.nextBytes(noise);
        assertThatThrownBy(() -> fields.open(PLACE, noise)).isInstanceOf(SecretUnreadableException.class);
        assertThatThrownBy(() -> fields.openText(PLACE, "not base64!")).isInstanceOf(SecretUnreadableException.class);
    }

    @Test
    void afterARotationOldSecretsOpenAndNewOnesNeedTheNewKey() {
        MemoryVault before = new MemoryVault();
        String old = fields.sealText(PLACE, "sesame".toCharArray());
        before.put("tenant." + TENANT + ".fields", vault.get("tenant." + TENANT + ".fields"));

        keysets.rotate(TENANT);
        String resealed = fields.reseal(PLACE, old);

        assertThat(fields.openText(PLACE, old)).isEqualTo("sesame".toCharArray());
        assertThat(fields.openText(PLACE, resealed)).isEqualTo("sesame".toCharArray());
        SecretFields withOldKeys = new SecretFields(new Keysets(before), TENANT);
        assertThatCode(() -> withOldKeys.openText(PLACE, old)).doesNotThrowAnyException();
        refused(withOldKeys, PLACE, resealed);
        assertThat(new SecretFields(new Keysets(vault), TENANT).openText(PLACE, resealed))
                .isEqualTo("sesame".toCharArray());
    }

    @Test
    void nothingPrintsASecret() {
        fields.sealText(PLACE, "sesame".toCharArray());

        assertThat(fields + " " + keysets).isEqualTo("SecretFields[hidden] Keysets[hidden]");
    }

    @Test
    void aDamagedKeysetSaysWhatToDo() {
        vault.put("tenant." + TENANT + ".fields", new byte[] {1, 2, 3});

        assertThatThrownBy(() -> fields.sealText(PLACE, "sesame".toCharArray()))
                .hasMessageContaining("keys in this workspace are damaged")
                .hasMessageContaining("backup");
    }
}
