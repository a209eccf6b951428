package app.praetor.discovery.reading;

/** Who waits for a reading. */
public interface Hearing {
    /** The next piece of the agent's reply, on the reader's thread; what the reading holds in the end replaces them. */
    void piece(String words);

    /** Whether it is not waited for any more. */
    boolean stopped();
}
