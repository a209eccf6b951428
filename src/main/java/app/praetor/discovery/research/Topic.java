package app.praetor.discovery.research;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to look up.
 *
 * @param obligation key of the obligation whose field mentions it; null when none does
 * @param findings what the built-in knowledge says; null when it cannot say anything and a provider is waited for
 */
record Topic(
        String type,
        String query,
        @Nullable String obligation,
        @Nullable List<Finding> findings) {
    /** What makes two of one conversation the same: a provider is asked once for each kind. */
    String key() {
        return findings == null ? type : type + " " + query;
    }
}
