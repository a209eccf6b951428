package app.praetor.ui.shell;

/** How this device stands with the server, as far as the status bar tells. */
public sealed interface SyncState {
    /** No server is set up: everything lives on this device. */
    record Local() implements SyncState {}

    /** Nothing waits in either direction. */
    record Synced() implements SyncState {}

    /** Changes are being sent. */
    record Syncing(int changes) implements SyncState {}

    /** The server is out of reach and changes wait. */
    record Waiting(int changes) implements SyncState {}

    /** The sign-in has run out. */
    record SignInNeeded() implements SyncState {}

    /** Changes need a decision. */
    record Conflicts(int count) implements SyncState {}
}
