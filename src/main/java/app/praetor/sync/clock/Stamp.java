package app.praetor.sync.clock;

import java.util.UUID;

/**
 * When and where a column was changed: 48 bits of milliseconds since 1970 and 16 bits of a counter, then the device as
 * the tie-break. Its text form sorts as it does.
 *
 * @param time the hybrid logical time
 * @param device the first eight hexadecimal digits of the device's id
 */
public record Stamp(long time, String device) implements Comparable<Stamp> {
    public static Stamp of(long time, UUID device) {
        return new Stamp(time, device.toString().substring(0, 8));
    }

    /**
     * @throws IllegalArgumentException when the text is no stamp
     */
    public static Stamp parse(String text) {
        if (text.length() != 25 || text.charAt(16) != '-') {
            throw new IllegalArgumentException("no stamp");
        }
        return new Stamp(Long.parseUnsignedLong(text, 0, 16, 16), text.substring(17));
    }

    /** The milliseconds since 1970. */
    public long millis() {
        return time >>> 16;
    }

    /** The hybrid time of a moment, with an empty counter. */
    public static long at(long millis) {
        return millis << 16;
    }

    @Override
    public int compareTo(Stamp other) {
        int byTime = Long.compareUnsigned(time, other.time);
        return byTime != 0 ? byTime : device.compareTo(other.device);
    }

    @Override
    public String toString() {
        String hex = Long.toHexString(time);
        return "0".repeat(16 - hex.length()) + hex + '-' + device;
    }
}
