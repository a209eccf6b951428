package app.praetor.store.secret;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How long a credential is still good. */
public enum Expiry {
    /** It has no end that is known. */
    NEVER,
    /** For more than a week. */
    GOOD,
    /** For less than a week. */
    SOON,
    EXPIRED;

    private static final Duration WEEK = Duration.ofDays(7);

    /**
     * @param end null when no end is known
     */
    public static Expiry of(@Nullable OffsetDateTime end, OffsetDateTime now) {
        if (end == null) {
            return NEVER;
        }
        if (!end.isAfter(now)) {
            return EXPIRED;
        }
        return end.isAfter(now.plus(WEEK)) ? GOOD : SOON;
    }
}
