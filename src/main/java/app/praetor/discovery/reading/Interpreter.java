package app.praetor.discovery.reading;

import java.util.function.Consumer;

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
        public Interpretation interpret(Asked asked, Consumer<String> reply) {
            return Interpretation.OFFLINE;
        }
    };

    /** Whether the next message may wait; then it is kept on the disk meanwhile. */
    boolean takesTime();

    /**
     * @param reply hears the beginning of the agent's reply as it comes, on the caller's thread; what the result holds
     *     replaces it
     */
    Interpretation interpret(Asked asked, Consumer<String> reply);
}
