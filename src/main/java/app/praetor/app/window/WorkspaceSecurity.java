package app.praetor.app.window;

import app.praetor.store.key.Attempts;
import app.praetor.store.key.Unlock;
import app.praetor.store.key.Ways;
import app.praetor.store.key.WorkspaceKeys;
import app.praetor.ui.settings.Security;

/** The keys of an open workspace as the settings show them. */
final class WorkspaceSecurity implements Security {
    private final WorkspaceKeys keys;
    private final Attempts attempts;
    private final Runnable lock;

    WorkspaceSecurity(WorkspaceKeys keys, Attempts attempts, Runnable lock) {
        this.keys = keys;
        this.attempts = attempts;
        this.lock = lock;
    }

    @Override
    public State state() {
        Ways ways = keys.describe();
        Place place = ways.passphrase() ? Place.PASSPHRASE : ways.keyring() ? Place.KEYRING : Place.DEVICE_FILE;
        return new State(place, ways.recoveryCode());
    }

    @Override
    public void changePassphrase(char[] current, char[] next) {
        requireCurrent(current);
        keys.changePassphrase(next);
    }

    @Override
    public void removePassphrase(char[] current) {
        requireCurrent(current);
        keys.removePassphrase();
    }

    private void requireCurrent(char[] current) {
        if (keys.describe().passphrase()) {
            keys.require(new Unlock.Passphrase(current), attempts);
        }
    }

    @Override
    public char[] newRecoveryCode() {
        return keys.addRecoveryCode();
    }

    @Override
    public void lock() {
        lock.run();
    }
}
