package app.praetor.app.window;

import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.store.key.Attempts;
import app.praetor.store.key.Unlock;
import app.praetor.store.key.Ways;
import app.praetor.ui.unlock.Door;
import org.jspecify.annotations.Nullable;

/** Opens a workspace with what is typed, and holds it until the window takes it. */
final class UnlockDoor implements Door {
    private final WorkspaceFolder place;
    private final Attempts attempts;
    private final boolean recoveryCode;
    private volatile @Nullable Workspace result;

    private UnlockDoor(WorkspaceFolder place, Attempts attempts, boolean recoveryCode) {
        this.place = place;
        this.attempts = attempts;
        this.recoveryCode = recoveryCode;
    }

    /**
     * Looks how the workspace is locked; reads a file.
     *
     * @param attempts shared by all doors of the window, so that guessing stays slow
     */
    static UnlockDoor of(WorkspaceFolder place, Attempts attempts) {
        Ways ways = Ways.inspect(place.keys());
        return new UnlockDoor(place, attempts, ways != null && ways.recoveryCode());
    }

    @Override
    public boolean hasRecoveryCode() {
        return recoveryCode;
    }

    @Override
    public void unlock(Way way, char[] secret) {
        char[] own = secret.clone();
        try (Unlock unlock = way == Way.PASSPHRASE ? new Unlock.Passphrase(own) : new Unlock.RecoveryCode(own)) {
            result = Workspace.open(place, unlock, attempts);
        }
    }

    /** The workspace that was opened; throws when none was. */
    Workspace result() {
        Workspace open = result;
        if (open == null) {
            throw new IllegalStateException("nothing was unlocked");
        }
        return open;
    }
}
