package app.praetor.ui.shell;

import app.praetor.sync.client.SyncStatus;
import org.jspecify.annotations.Nullable;

/** How this device stands with the server, as far as the status bar tells. */
public sealed interface SyncState {
    /** No server is set up: everything lives on this device. */
    record Local() implements SyncState {}

    /** Nothing waits in either direction. */
    record Synced() implements SyncState {}

    /** The first rows are coming. */
    record Loading(int percent) implements SyncState {}

    /** Changes are being sent. */
    record Syncing(int changes) implements SyncState {}

    /** Changes of others are coming. */
    record Receiving() implements SyncState {}

    /** Changes wait, though the server can be reached. */
    record Queued(int changes) implements SyncState {}

    /** The server is out of reach and changes wait. */
    record Waiting(int changes) implements SyncState {}

    /** The sign-in has run out. */
    record SignInNeeded() implements SyncState {}

    /** Changes need a decision. */
    record Conflicts(int count) implements SyncState {}

    /** The server did not take changes. */
    record NotAccepted(int count) implements SyncState {}

    /** It does not go on without a person. */
    record Trouble() implements SyncState {}

    /** This device may not exchange any more. */
    record ShutOut() implements SyncState {}

    /** What matters most of a status: first what needs a person, then what goes on. */
    static SyncState of(SyncStatus status) {
        return switch (status.state()) {
            case LOCAL -> new Local();
            case SIGNED_OUT -> new SignInNeeded();
            case REVOKED -> new ShutOut();
            case TROUBLE -> new Trouble();
            case LOADING -> new Loading(percent(status.load()));
            case SENDING -> new Syncing(status.queued());
            case RECEIVING -> new Receiving();
            case OFFLINE -> new Waiting(status.queued());
            case WAITING, PAUSED -> person(status, new Queued(status.queued()));
            case UP_TO_DATE -> person(status, status.queued() > 0 ? new Queued(status.queued()) : new Synced());
        };
    }

    private static SyncState person(SyncStatus status, SyncState otherwise) {
        if (status.conflicts() > 0) {
            return new Conflicts(status.conflicts());
        }
        return status.rejected() > 0 ? new NotAccepted(status.rejected()) : otherwise;
    }

    private static int percent(SyncStatus.@Nullable Load load) {
        return load == null || load.total() <= 0 ? 0 : (int) Math.clamp(100 * load.done() / load.total(), 0, 100);
    }
}
