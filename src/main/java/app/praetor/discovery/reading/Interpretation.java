package app.praetor.discovery.reading;

import java.util.List;

/**
 * What a reader made of a message. The engine reads the message too, for everything that is not claimed.
 *
 * @param claims values, at most one for a field
 * @param reply what the agent says before its next question; may be empty
 * @param notice one sentence for the user on who read the message, or why; may be empty
 */
public record Interpretation(List<Claim> claims, String reply, String notice) {
    /** The engine alone. */
    public static final Interpretation OFFLINE = new Interpretation(List.of(), "", "");

    public Interpretation {
        claims = List.copyOf(claims);
    }

    /** The engine alone, and why. */
    public static Interpretation offline(String notice) {
        return new Interpretation(List.of(), "", notice);
    }
}
