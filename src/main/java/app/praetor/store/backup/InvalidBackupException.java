package app.praetor.store.backup;

import app.praetor.store.WorkspaceException;
import java.nio.file.Path;

/** A file is not a whole backup of a workspace; nothing was placed. */
public final class InvalidBackupException extends WorkspaceException {
    private static final long serialVersionUID = 1L;

    InvalidBackupException(Path file, String why) {
        super("The backup " + file + " cannot be used: " + why + ". Nothing was changed; take another backup.");
    }
}
