package app.praetor.model.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTest {
    private static Provider at(String url, String key) {
        return new Provider(
                ProviderKind.OPENAI, url, "m", BigDecimal.ONE, BigDecimal.ONE, new Secret(key.toCharArray()));
    }

    @Test
    void theKeyIsInNoText() {
        Provider provider = at("https://models.example/v1/", " sk-4711 ");

        assertThat(provider.toString()).doesNotContain("4711").contains("***");
        assertThat(provider.key().toString()).isEqualTo("***");
        assertThat(provider.baseUrl()).isEqualTo("https://models.example/v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models.example",
                "ftp://models.example",
                "https://me:secret@models.example",
                "https://models.example/?key=1",
                "http://models.example",
                "http://127.0.0.1.models.example",
                "not an address"
            })
    void anAddressThatWouldGiveTheKeyAwayIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> at(url, "sk-4711"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("4711")
                .hasMessageNotContaining("secret");
    }

    @Test
    void thisMachineNeedsNoEncryptionAndALocalModelNoKey() {
        assertThat(at("http://localhost:11434", "sk-4711").remote()).isFalse();
        assertThat(at("http://house.example", "").remote()).isTrue();
    }
}
