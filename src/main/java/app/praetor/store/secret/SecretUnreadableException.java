package app.praetor.store.secret;

/** A sealed value does not open at its place: it was damaged, moved, or sealed under keys that are not here. */
public final class SecretUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SecretUnreadableException(SecretPlace place) {
        super("The secret in " + place.table() + "." + place.column() + " of row " + place.row()
                + " cannot be opened: it was damaged or does not belong there. Nothing was changed;"
                + " enter it again, or restore a backup.");
    }
}
