package app.praetor.store.backup;

/** Hears how far a copy is and may stop it; called on the thread that copies. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress NONE = (done, total) -> {};

    /** Bytes done of all; called after each part of a member. */
    void at(long done, long total);

    /** Asked between members; true ends the work, and nothing of it stays. */
    default boolean cancelled() {
        return false;
    }
}
