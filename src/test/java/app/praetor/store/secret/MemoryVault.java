package app.praetor.store.secret;

import app.praetor.store.key.Vault;
import java.util.HashMap;
import java.util.Map;

/** A vault that forgets everything when the test ends. */
public final class MemoryVault implements Vault {
    private final Map<String, byte[]> secrets = new HashMap<>();

    @Override
    public synchronized byte[] get(String name) {
        byte[] secret = secrets.get(name);
        return secret == null ? null : secret.clone();
    }

    @Override
    public synchronized void put(String name, byte[] secret) {
        secrets.put(name, secret.clone());
    }
}
