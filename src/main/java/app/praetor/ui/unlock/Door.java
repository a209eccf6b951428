package app.praetor.ui.unlock;

/** What a locked workspace is opened with. */
public interface Door {
    /** What the person gives. */
    enum Way {
        PASSPHRASE,
        RECOVERY_CODE
    }

    /** Whether the workspace has a recovery code. */
    boolean hasRecoveryCode();

    /**
     * Opens the workspace; slow on purpose, called off the JavaFX thread. The message of what it throws says what is wrong
     * and what to do.
     *
     * @param secret zeroed by the caller afterwards
     */
    void unlock(Way way, char[] secret);
}
