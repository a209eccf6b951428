package app.praetor.store.key.keyring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A keyring as strict as the real ones: it must be asked for first, may be locked, and keeps its own copies. */
public final class MemoryKeyring implements Keyring {
    private final Map<String, String> entries = new LinkedHashMap<>();
    private boolean asked;
    private boolean locked;

    public void lock(boolean now) {
        locked = now;
    }

    public Map<String, String> entries() {
        return entries;
    }

    @Override
    public boolean available() {
        asked = true;
        return true;
    }

    @Override
    public char @Nullable [] get(String name) {
        require();
        String found = entries.get(name);
        return found == null ? null : found.toCharArray();
    }

    @Override
    public void put(String name, char[] secret) {
        require();
        entries.put(name, new String(secret));
    }

    @Override
    public void delete(String name) {
        require();
        entries.remove(name);
    }

    private void require() {
        if (!asked) {
            throw new IllegalStateException("ask first whether it is available");
        }
        if (locked) {
            throw new KeyringException("The keyring is locked.");
        }
    }
}
