package app.praetor.store.key;

import app.praetor.store.DatabaseKey;
import app.praetor.store.WorkspaceException;
import app.praetor.store.key.LockedException.Reason;
import app.praetor.store.key.disk.FileRekey;
import app.praetor.store.key.seal.RecoveryCodes;
import app.praetor.store.key.seal.Sealing;
import app.praetor.store.key.seal.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The keys of one open workspace: a random root key, kept under any number of ways of opening it, and under the root key
 * all others. Open for as long as the workspace is; closing zeroes the root key. Every operation is on disk when it
 * returns; those that take a passphrase or a code cost half a second on purpose.
 */
public final class WorkspaceKeys implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceKeys.class);
    private static final String VAULT = "vault";

    private final KeyPlaces places;
    private final KeyFolder folder;
    private final SecretBytes root;
    private final ThisDevice device;
    private KeyFile file;
    private boolean lent;
    private boolean closed;

    /** What is on disk once a change of the database key got that far. */
    enum Step {
        OFFERED,
        COPIED,
        REPLACED,
        USED
    }

    private WorkspaceKeys(KeyPlaces places, KeyFolder folder, ThisDevice device, SecretBytes root, KeyFile file) {
        this.places = places;
        this.folder = folder;
        this.device = device;
        this.root = root;
        this.file = file;
    }

    /**
     * Opens the keys of a workspace, or makes them for a new one. A new one without a passphrase is kept in the keyring,
     * or else in a device-key file.
     *
     * @param unlock stays the caller's to close
     * @throws LockedException when what was given does not open them
     * @throws WorkspaceException when they are missing, damaged, of a newer version, or in use
     */
    public static WorkspaceKeys openOrCreate(KeyPlaces places, Unlock unlock, Attempts attempts) {
        KeyFolder folder = null;
        WorkspaceKeys opened = null;
        try {
            folder = KeyFolder.lock(places);
            opened = open(places, folder, unlock, attempts);
            return opened;
        } catch (IOException e) {
            throw failed(places, e);
        } finally {
            if (opened == null && folder != null) {
                folder.close();
            }
        }
    }

    private static WorkspaceKeys open(KeyPlaces places, KeyFolder folder, Unlock unlock, Attempts attempts)
            throws IOException {
        ThisDevice device = new ThisDevice(places, folder);
        if (!folder.present()) {
            if (Files.exists(places.database())) {
                throw new WorkspaceException("The key description " + places.file() + " is missing, so the database"
                        + " beside it cannot be opened. Nothing was changed; put the file back from"
                        + " keys.json.previous beside it or from a copy of the folder.");
            }
            return create(places, folder, unlock, device);
        }
        Unlocking unlocking = new Unlocking(places, device, attempts);
        JsonNode node = KeyFile.read(folder.text());
        SecretBytes root;
        KeyFile file;
        if (Ways.version(node, places) == FirstFormat.VERSION) {
            root = new SecretBytes(Sealing.random(Sealing.KEY_BYTES));
            file = FirstFormat.convert(node, folder, unlocking, unlock, root.bytes());
            folder.write(file, false);
        } else {
            file = KeyFile.parse(node);
            root = unlocking.root(file, unlock);
        }
        WorkspaceKeys keys = new WorkspaceKeys(places, folder, device, root, file);
        keys.settle();
        return keys;
    }

    private static WorkspaceKeys create(KeyPlaces places, KeyFolder folder, Unlock unlock, ThisDevice device)
            throws IOException {
        UUID id = UUID.randomUUID();
        SecretBytes root = new SecretBytes(Sealing.random(Sealing.KEY_BYTES));
        try (SecretBytes accounts = new SecretBytes(Sealing.random(Sealing.KEY_BYTES));
                SecretBytes database = new SecretBytes(Sealing.random(Sealing.KEY_BYTES))) {
            KeyFile file = KeyFile.create(id, root.bytes(), accounts.bytes(), database.bytes());
            WorkspaceKeys keys = new WorkspaceKeys(places, folder, device, root, file);
            Wrap first = switch (unlock) {
                case Unlock.None none -> device.wrap(id, root.bytes());
                case Unlock.Passphrase given -> keys.wrapTyped(Wrap.Kind.PASSPHRASE, given.secret());
                case Unlock.RecoveryCode given ->
                    throw new LockedException(
                            Reason.NO_SUCH_WAY,
                            "There is no workspace in " + places.workspace()
                                    + " yet that a recovery code could open. Nothing was changed.");
            };
            keys.save(file.with(first, kind -> false), false);
            return keys;
        }
    }

    /** After a change of the database key that was stopped, or beside an earlier copy of the file: which key fits? */
    private void settle() throws IOException {
        FileRekey database = new FileRekey(places.database());
        for (int i = 0;
                database.present()
                        && file.database().size() > 1
                        && i < file.database().size();
                i++) {
            try (SecretBytes key = databaseKey(i)) {
                if (database.fits(key)) {
                    if (i > 0) {
                        save(file.using(i), false);
                    }
                    break;
                }
            }
        }
        Files.deleteIfExists(database.copy());
    }

    /** Which ways of opening the workspace has now. */
    public synchronized Ways describe() {
        return Ways.of(file);
    }

    /** What the database is opened with; the caller closes it. The database key cannot be changed afterwards. */
    public synchronized DatabaseKey databaseKey() {
        requireOpen();
        lent = true;
        try (SecretBytes key = databaseKey(0);
                SecretBytes accounts = new SecretBytes(file.openAccounts(root.bytes()))) {
            return DatabaseKey.of(key.bytes(), accounts.bytes());
        }
    }

    /** Does something with the database key that has ended when it returns; the key can be changed afterwards. */
    public synchronized <T> T withDatabaseKey(Function<DatabaseKey, T> work) {
        requireOpen();
        try (SecretBytes key = databaseKey(0);
                SecretBytes accounts = new SecretBytes(file.openAccounts(root.bytes()));
                DatabaseKey shown = DatabaseKey.of(key.bytes(), accounts.bytes())) {
            return work.apply(shown);
        }
    }

    private SecretBytes databaseKey(int index) {
        return new SecretBytes(file.openDatabase(root.bytes(), index));
    }

    /**
     * Checks what a person gives before something is changed for good.
     *
     * @throws LockedException when it does not open this workspace
     */
    public synchronized void require(Unlock unlock, Attempts attempts) {
        requireOpen();
        writing(() -> new Unlocking(places, device, attempts).root(file, unlock).close());
    }

    /** Small secrets of this workspace, usable until the keys are closed. */
    public Vault vault() {
        return new Vault() {
            @Override
            public byte @Nullable [] get(String name) {
                return vaultGet(name);
            }

            @Override
            public void put(String name, byte[] secret) {
                vaultPut(name, secret);
            }
        };
    }

    private synchronized byte @Nullable [] vaultGet(String name) {
        requireOpen();
        String sealed = file.vault().get(name);
        if (sealed == null) {
            return null;
        }
        try (SecretBytes key = new SecretBytes(Sealing.subkey(root.bytes(), VAULT))) {
            byte[] secret = Sealing.open(key.bytes(), file.workspace(), VAULT + ":" + name, sealed);
            if (secret == null) {
                throw Sealing.damaged();
            }
            return secret;
        }
    }

    private synchronized void vaultPut(String name, byte[] secret) {
        requireOpen();
        try (SecretBytes key = new SecretBytes(Sealing.subkey(root.bytes(), VAULT))) {
            String sealed = Sealing.seal(key.bytes(), file.workspace(), VAULT + ":" + name, secret);
            writing(() -> save(file.with(name, sealed), false));
        }
    }

    /**
     * Locks the workspace with this passphrase from now on, in place of an earlier one, of the keyring and of the
     * device-key file. The recovery code stays. Copies of the workspace made earlier still open as they did.
     *
     * @param next not empty; the caller zeroes it
     */
    public synchronized void changePassphrase(char[] next) {
        requireOpen();
        if (next.length == 0) {
            throw new WorkspaceException("An empty passphrase locks nothing. Nothing was changed; choose another one.");
        }
        boolean inKeyring = file.has(Wrap.Kind.KEYRING);
        Wrap wrap = wrapTyped(Wrap.Kind.PASSPHRASE, next);
        writing(() -> {
            save(file.with(wrap, kind -> kind != Wrap.Kind.RECOVERY), true);
            device.forget(file.workspace(), inKeyring);
        });
    }

    /** Keeps the key in the keyring or in a device-key file from now on; also makes anew what was lost of these. */
    public synchronized void removePassphrase() {
        requireOpen();
        writing(() -> {
            byte[] here = device.open(file);
            if (here != null) {
                Arrays.fill(here, (byte) 0);
            }
            if (here != null && !file.has(Wrap.Kind.PASSPHRASE)) {
                return;
            }
            save(file.with(device.wrap(file.workspace(), root.bytes()), kind -> kind != Wrap.Kind.RECOVERY), true);
        });
    }

    /** Makes a recovery code in place of an earlier one and returns it as it is to be shown, once. Zero it then. */
    public synchronized char[] addRecoveryCode() {
        requireOpen();
        char[] code = RecoveryCodes.random();
        try {
            Wrap wrap = wrapTyped(Wrap.Kind.RECOVERY, code);
            writing(() -> save(file.with(wrap, kind -> kind == Wrap.Kind.RECOVERY), true));
            return RecoveryCodes.grouped(code);
        } finally {
            Arrays.fill(code, '\0');
        }
    }

    /**
     * Writes the closed database anew under a new key. Stopped at any moment, the workspace opens with the key that its
     * file has then. Needs free disk for a second copy.
     *
     * @throws WorkspaceException when the database is open, the disk too full, or the copy not good; nothing is lost
     */
    public void rotateDatabaseKey() {
        rotateDatabaseKey(
                step -> LOG.debug("database key: {}", step),
                () -> places.file().toFile().getUsableSpace());
    }

    synchronized void rotateDatabaseKey(Consumer<Step> after, LongSupplier usableSpace) {
        requireOpen();
        if (lent) {
            throw new WorkspaceException(
                    "The database key can only be changed while the database is closed. Nothing was"
                            + " changed; close the workspace and use: praetor db rekey --rotate.");
        }
        FileRekey database = new FileRekey(places.database());
        writing(() -> {
            try (SecretBytes current = databaseKey(0);
                    SecretBytes next = new SecretBytes(Sealing.random(Sealing.KEY_BYTES))) {
                if (database.present()) {
                    database.requireSpace(usableSpace.getAsLong());
                }
                save(file.offering(root.bytes(), next.bytes()), false);
                after.accept(Step.OFFERED);
                if (database.present()) {
                    database.write(current, next);
                    after.accept(Step.COPIED);
                    database.replace();
                    after.accept(Step.REPLACED);
                }
                save(file.using(file.database().size() - 1), false);
                after.accept(Step.USED);
            }
        });
    }

    private Wrap wrapTyped(Wrap.Kind kind, char[] secret) {
        return Wrap.typed(kind, secret, file.workspace(), root.bytes());
    }

    private void save(KeyFile next, boolean forget) throws IOException {
        folder.write(next, forget);
        file = next;
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private void writing(Writing work) {
        try {
            work.run();
        } catch (IOException e) {
            throw failed(places, e);
        }
    }

    static WorkspaceException failed(KeyPlaces places, IOException e) {
        return new WorkspaceException("The keys of the workspace " + places.workspace() + " cannot be read or written ("
                + e.getClass().getSimpleName() + ": " + e.getMessage()
                + "). What was there is kept; make the folder writable, or room on the disk, and try again.");
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The keys of this workspace are closed");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            root.close();
            folder.close();
        }
    }

    @Override
    public String toString() {
        return "WorkspaceKeys[hidden]";
    }
}
