package app.praetor.sync.merge;

import app.praetor.sync.clock.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The clocks of one row while a merge works on them: "*" for the insert, "column", and "column/part". */
final class Clocks {
    static final String INSERT = "*";

    private final ObjectNode stamps;

    Clocks(ObjectNode stamps) {
        this.stamps = stamps;
    }

    /** When a column was last written; null for a row that was never exchanged. */
    @Nullable
    Stamp of(String column) {
        Stamp own = own(column);
        return own == null ? own(INSERT) : own;
    }

    /** When a key or element was last written. */
    @Nullable
    Stamp ofPart(String column, String part) {
        Stamp own = ownPart(column, part);
        return own == null ? of(column) : own;
    }

    /** When a key or element was written by itself; null if never. */
    @Nullable
    Stamp ownPart(String column, String part) {
        return own(column + "/" + part);
    }

    /** When a column or any part of it was last written. */
    @Nullable
    Stamp ofWhole(String column) {
        Stamp newest = of(column);
        for (String part : parts(column)) {
            Stamp stamp = own(part);
            if (stamp != null && isAfter(stamp, newest)) {
                newest = stamp;
            }
        }
        return newest;
    }

    void raise(String column, Stamp stamp) {
        if (isAfter(stamp, of(column))) {
            stamps.put(column, stamp.toString());
        }
    }

    void raisePart(String column, String part, Stamp stamp) {
        if (isAfter(stamp, ofPart(column, part))) {
            stamps.put(column + "/" + part, stamp.toString());
        }
    }

    /** A column was written as one value: what was known of its parts is over. */
    void raiseWhole(String column, Stamp stamp) {
        if (isAfter(stamp, ofWhole(column))) {
            stamps.remove(parts(column));
            stamps.put(column, stamp.toString());
        }
    }

    ObjectNode toJson() {
        return stamps;
    }

    static boolean isAfter(Stamp stamp, @Nullable Stamp other) {
        return other == null || stamp.compareTo(other) > 0;
    }

    private List<String> parts(String column) {
        String prefix = column + "/";
        return stamps.propertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private @Nullable Stamp own(String name) {
        JsonNode stamp = stamps.get(name);
        return stamp == null ? null : Stamp.parse(stamp.asString());
    }
}
