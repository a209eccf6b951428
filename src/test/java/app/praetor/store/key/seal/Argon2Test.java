package app.praetor.store.key.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.store.Json;
import app.praetor.store.WorkspaceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class Argon2Test {
    @Test
    void aFastMachineTakesMorePassesAndASlowOneNeverFewer() {
        assertThat(Argon2.passesFor(4000)).isEqualTo(3);
        assertThat(Argon2.passesFor(250)).isEqualTo(3);
        assertThat(Argon2.passesFor(100)).isEqualTo(15);
        assertThat(Argon2.passesFor(0)).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memoryKib=2000000000",
                "memoryKib=31",
                "memoryKib=-1",
                "passes=0",
                "passes=21",
                "lanes=0",
                "lanes=17",
                "lanes=2147483647"
            })
    void aTamperedCostCannotExhaustTheMachine(String change) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        new Argon2(65536, 3, 4, "00112233445566778899aabbccddeeff").write(node);
        assertThat(Argon2.parse(node).memoryKib()).isEqualTo(65536);
        String[] parts = change.split("=");
        node.put(parts[0], Integer.parseInt(parts[1]));

        assertThatThrownBy(() -> Argon2.parse(node))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("impossible");
    }
}
