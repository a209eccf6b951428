package app.praetor.discovery.reading;

import java.util.UUID;

/**
 * Reads a client's message before the engine does. It may take its time, so it is called outside of any transaction;
 * whatever goes wrong with it, the engine answers the turn.
 */
public interface Interpreter {
    /** Leaves everything to the engine. */
    Interpreter OFFLINE = new Interpreter() {
        @Override
        public boolean takesTime() {
            return false;
        }

        @Override
        public Interpretation meanwhile() {
            return Interpretation.OFFLINE;
        }

        @Override
        public Interpretation interpret(Asked asked, Hearing hearing) {
            return Interpretation.OFFLINE;
        }

        @Override
        public void stop(UUID projectId) {}
    };

    /** Whether the next message may wait; then it is kept on the disk meanwhile. */
    boolean takesTime();

    /** What stands in for a reading while none takes time: no claims, and a word on why where one is due. */
    Interpretation meanwhile();

    /** Reads a message, on the caller's thread. */
    Interpretation interpret(Asked asked, Hearing hearing);

    /** Ends what is being read of a project, if anything is; its turn is the engine's. From any thread, at once. */
    void stop(UUID projectId);
}
