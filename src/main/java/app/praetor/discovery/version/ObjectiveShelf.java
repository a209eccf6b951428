package app.praetor.discovery.version;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The objectives with their versions.
 *
 * @param mayChange whether the person is one of those who may change them
 */
public record ObjectiveShelf(List<Line> lines, boolean mayChange) {
    /**
     * One objective.
     *
     * @param key its context type
     * @param shipped the text that comes with the program
     * @param versions what the organization wrote, the newest first
     */
    public record Line(String key, String shipped, List<Version> versions) {
        /** The version that new conversations ask; null for the shipped one. */
        public @Nullable Version active() {
            return versions.stream().filter(Version::active).findFirst().orElse(null);
        }
    }

    /**
     * A version that the organization wrote.
     *
     * @param number as people know it; versions that two devices wrote at a time may share one
     * @param author null when it is not known
     * @param active whether new conversations ask it
     */
    public record Version(
            UUID id,
            int number,
            String text,
            String note,
            @Nullable String author,
            OffsetDateTime at,
            boolean active) {}

    /**
     * The line of a context type.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Line line(String key) {
        return lines.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No objective '" + key + "'"));
    }
}
