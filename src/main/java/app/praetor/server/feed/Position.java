package app.praetor.server.feed;

import org.jspecify.annotations.Nullable;

/**
 * A place in a tenant's feed, as devices carry it.
 *
 * @param version complete up to here
 * @param mark the random mark of that version: another history has another
 * @param part for a version that is larger than a page: the last line of the next version that was given; 0 otherwise
 */
record Position(long version, String mark, long part) {
    /** Before the first change. */
    static final String GENESIS = "0";

    /**
     * @throws FeedException when the text is none
     */
    static Position parse(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split("\\.", -1);
        try {
            if (parts.length == 3 && parts[1].length() <= 16) {
                return new Position(Long.parseLong(parts[0]), parts[1], Long.parseLong(parts[2]));
            }
        } catch (NumberFormatException e) {
            throw new FeedException(FeedException.Kind.RELOAD, "This is no position of the feed; load anew.");
        }
        throw new FeedException(FeedException.Kind.RELOAD, "This is no position of the feed; load anew.");
    }

    @Override
    public String toString() {
        return version + "." + mark + "." + part;
    }
}
