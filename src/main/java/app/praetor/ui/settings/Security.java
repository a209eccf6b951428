package app.praetor.ui.settings;

/** How a workspace is locked, and changing that. All but {@link #lock} are called off the JavaFX thread and may throw. */
public interface Security {
    /** Where the key is that opens the workspace. */
    enum Place {
        PASSPHRASE,
        KEYRING,
        DEVICE_FILE
    }

    /**
     * @param place what opens it in everyday use
     * @param recoveryCode whether there is a recovery code
     */
    record State(Place place, boolean recoveryCode) {}

    State state();

    /**
     * Locks the workspace with another passphrase.
     *
     * @param current empty when there is none yet; both are zeroed by the caller
     */
    void changePassphrase(char[] current, char[] next);

    /** Keeps the key on this device again. */
    void removePassphrase(char[] current);

    /** Makes a recovery code in place of an earlier one; it can be read only now. The caller zeroes it. */
    char[] newRecoveryCode();

    /** Locks the workspace now, on the JavaFX thread. */
    void lock();
}
