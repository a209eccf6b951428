package app.praetor.store;

import java.util.UUID;

/**
 * Ids of new rows. They begin with the time (UUID version 7, RFC 9562), so rows that are made one after the other lie beside
 * each other in every index: with ids that are random from the first bit on, a commit of a thousand rows writes a thousand
 * pages.
 */
public final class RowIds {
    private RowIds() {}

    /** A new one; 74 bits of it are random. */
    public static UUID next() {
        UUID random = UUID.randomUUID();
        return new UUID(
                System.currentTimeMillis() << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff,
                random.getLeastSignificantBits());
    }
}
