package app.praetor.discovery;

import java.util.List;

/**
 * One message of the conversation.
 *
 * @param n number of the turn; 0 is the opening
 * @param role {@code agent} or {@code user}
 * @param text the whole message
 * @param asks field paths that an agent's question aims at, else empty
 */
public record Turn(int n, String role, String text, List<String> asks) {
    public Turn {
        asks = List.copyOf(asks);
    }

    static Turn user(int n, String text) {
        return new Turn(n, "user", text, List.of());
    }
}
