package app.praetor.app.window;

import app.praetor.store.Json;
import app.praetor.store.key.Vault;
import app.praetor.ui.discovery.Drafts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/** Keeps unsent words of one tenant in the vault, so that locking or closing the window loses no sentence. */
final class SealedDrafts {
    private static final TypeReference<Map<UUID, String>> WORDS = new TypeReference<>() {};

    private final Vault vault;
    private final String name;
    private final Map<UUID, String> read;

    SealedDrafts(Vault vault, UUID tenant) {
        this.vault = vault;
        this.name = "drafts/" + tenant;
        byte[] kept = vault.get(name);
        this.read = kept == null ? Map.of() : Json.MAPPER.readValue(kept, WORDS);
        if (kept != null) {
            Arrays.fill(kept, (byte) 0);
        }
    }

    /** The drafts as they were kept. */
    Drafts drafts() {
        Drafts drafts = new Drafts();
        read.forEach(drafts::put);
        return drafts;
    }

    /** Keeps them as they are now; on disk when it returns. */
    void keep(Drafts drafts) {
        Map<UUID, String> now = drafts.all();
        if (!now.equals(read)) {
            byte[] words = Json.MAPPER.writeValueAsString(now).getBytes(StandardCharsets.UTF_8);
            vault.put(name, words);
            Arrays.fill(words, (byte) 0);
        }
    }
}
