package app.praetor.server.feed;

import app.praetor.sync.clock.Stamp;
import app.praetor.sync.wire.Outcome;
import app.praetor.sync.wire.Outcome.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A batch while it is worked on: who sent it, under which version, and what became of each change. */
final class Batch {
    private final Caller caller;
    private final String device;
    private final long version;
    private final long now;
    private final TreeMap<Integer, Outcome> outcomes = new TreeMap<>();
    private long stamp;

    /**
     * @param stamp the newest stamp that the server has seen
     * @param now the server's clock, milliseconds since 1970
     */
    Batch(Caller caller, long version, long stamp, long now) {
        this.caller = caller;
        this.device = Stamp.of(0, caller.device()).device();
        this.version = version;
        this.stamp = stamp;
        this.now = now;
    }

    Caller caller() {
        return caller;
    }

    UUID tenant() {
        return caller.tenant();
    }

    /** The device as stamps name it. */
    String device() {
        return device;
    }

    long version() {
        return version;
    }

    long now() {
        return now;
    }

    void saw(long other) {
        stamp = Math.max(stamp, other);
    }

    long stamp() {
        return stamp;
    }

    /** A stamp of the server itself, greater than all before. */
    Stamp next() {
        stamp = Math.max(Stamp.at(now), stamp + 1);
        return new Stamp(stamp, "ffffffff");
    }

    void merged(int index, List<String> lost) {
        outcomes.putIfAbsent(index, new Outcome(index, Kind.MERGED, lost, null, null, null));
    }

    /** The row held all of it already. */
    void unchanged(int index) {
        outcomes.putIfAbsent(index, new Outcome(index, Kind.MERGED, null, null, "unchanged", null));
    }

    void conflict(int index, List<String> lost, UUID conflict, @Nullable String code) {
        outcomes.put(index, new Outcome(index, Kind.CONFLICT, lost, conflict, code, null));
    }

    void rejected(int index, Refusal why) {
        outcomes.put(index, new Outcome(index, Kind.REJECTED, null, null, why.code(), why.text()));
    }

    List<Outcome> outcomes() {
        List<Outcome> all = new ArrayList<>(outcomes.values());
        all.sort(Comparator.comparingInt(Outcome::index));
        return all;
    }
}
