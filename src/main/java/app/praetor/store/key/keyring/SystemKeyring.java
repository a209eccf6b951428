package app.praetor.store.key.keyring;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keyring of Windows, macOS, or a Linux desktop (Secret Service, else KWallet). It is looked for on first use only,
 * and only where one is likely, so that a machine without a desktop never waits for it.
 */
public final class SystemKeyring implements Keyring {
    private static final Logger LOG = LoggerFactory.getLogger(SystemKeyring.class);
    private static final String SERVICE = "Praetor Desktop";
    private static final Duration TO_ANSWER = Duration.ofSeconds(2);
    /** Longer, for the desktop may be asking the person to unlock it. */
    private static final Duration TO_ASK = Duration.ofSeconds(30);

    private final List<KeyringStorageType> kinds;
    private @Nullable FutureTask<com.github.javakeyring.@Nullable Keyring> search;

    private SystemKeyring(List<KeyringStorageType> kinds) {
        this.kinds = kinds;
    }

    /**
     * @param system the name of the operating system
     * @param environment {@code PRAETOR_KEYRING=off} switches it off; without {@code DBUS_SESSION_BUS_ADDRESS} a Linux
     *     machine has none
     */
    public static Keyring of(String system, Map<String, String> environment) {
        if (environment.getOrDefault("PRAETOR_KEYRING", "").equalsIgnoreCase("off")) {
            return Keyring.none();
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new SystemKeyring(List.of(KeyringStorageType.WINDOWS_CREDENTIAL_STORE));
        }
        if (name.startsWith("mac")) {
            return new SystemKeyring(List.of(KeyringStorageType.OSX_KEYCHAIN));
        }
        return environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isBlank()
                ? Keyring.none()
                : new SystemKeyring(List.of(KeyringStorageType.GNOME_KEYRING, KeyringStorageType.KWALLET));
    }

    @Override
    public boolean available() {
        try {
            return found() != null;
        } catch (KeyringException e) {
            LOG.info("No keyring is used: {}", e.getMessage());
            return false;
        }
    }

    /** Waits for the one search, also again: the desktop may still be asking the person to unlock it. */
    private synchronized com.github.javakeyring.@Nullable Keyring found() {
        if (search == null) {
            search = start(this::connect);
        }
        return within(TO_ANSWER, search);
    }

    private com.github.javakeyring.@Nullable Keyring connect() {
        for (KeyringStorageType kind : kinds) {
            try {
                return com.github.javakeyring.Keyring.create(kind);
            } catch (BackendNotSupportedException e) {
                LOG.debug("{} is not here", kind, e);
            }
        }
        return null;
    }

    @Override
    public char @Nullable [] get(String name) {
        com.github.javakeyring.Keyring ring = ready();
        return within(TO_ASK, start(() -> {
            try {
                String found = ring.getPassword(SERVICE, name);
                return found == null ? null : found.toCharArray();
            } catch (PasswordAccessException e) {
                // The library tells a missing entry in no other way.
                LOG.debug("no entry in the keyring", e);
                return null;
            }
        }));
    }

    @Override
    public void put(String name, char[] secret) {
        com.github.javakeyring.Keyring ring = ready();
        within(TO_ASK, start(() -> {
            ring.setPassword(SERVICE, name, new String(secret));
            return null;
        }));
    }

    @Override
    public void delete(String name) {
        com.github.javakeyring.Keyring ring = ready();
        within(TO_ASK, start(() -> {
            try {
                ring.deletePassword(SERVICE, name);
            } catch (PasswordAccessException e) {
                LOG.debug("no entry in the keyring to delete", e);
            }
            return null;
        }));
    }

    private com.github.javakeyring.Keyring ready() {
        com.github.javakeyring.Keyring ring = found();
        if (ring == null) {
            throw new KeyringException("The operating system has no keyring that answers.");
        }
        return ring;
    }

    /** On a thread of its own that the program does not wait for at its end: native code may hang for good. */
    private static <T extends @Nullable Object> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("keyring").start(task);
        return task;
    }

    private static <T extends @Nullable Object> T within(Duration time, FutureTask<T> task) {
        try {
            return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new KeyringException(
                    "The operating system's keyring did not answer within " + time.toSeconds() + " seconds.");
        } catch (ExecutionException e) {
            // Linkage errors too: a platform's half of the library may be missing.
            LOG.debug("the keyring failed", e.getCause());
            throw new KeyringException("The operating system's keyring failed ("
                    + (e.getCause() == null ? e : e.getCause()).getClass().getSimpleName() + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyringException("Waiting for the operating system's keyring was stopped.");
        }
    }
}
