package app.praetor.discovery.session;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message of the conversation (table {@code requirements_discovery_messages}).
 *
 * @param turn the turn it belongs to; 0 is the opening
 * @param understood for an agent message, the faint line above it: what was understood or what is asked for; else null
 * @param choices quick answers offered with an agent message; empty for free text
 * @param allowEscape whether the question may be skipped
 */
public record Message(
        UUID id,
        Role role,
        int turn,
        String content,
        @Nullable String understood,
        List<String> choices,
        boolean allowEscape,
        OffsetDateTime at) {
    /** Who speaks. */
    public enum Role {
        USER,
        AGENT
    }
}
