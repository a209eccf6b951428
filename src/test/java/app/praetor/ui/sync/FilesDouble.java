package app.praetor.ui.sync;

import app.praetor.sync.client.FileDesk;
import app.praetor.ui.common.Fx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files on their way that are whatever a test needs, and what was asked about them. */
public final class FilesDouble implements FileDesk {
    public final List<Moving> moving = new ArrayList<>();
    public final List<String> asked = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /** One of every kind. */
    void busy() {
        moving.add(file(
                "a.zip",
                true,
                State.FAILED,
                48_000,
                0,
                "The file on this device is damaged, so it was not sent." + " Fetch it, or make it again."));
        moving.add(file(
                "b.zip",
                false,
                State.WAITING,
                40_000,
                0,
                "The server does not have the file yet. It comes when a" + " device sends it."));
        moving.add(file("c.zip", true, State.WAITING, 12_400_000, 0, null));
        moving.add(file("d.zip", false, State.WAITING, 9_700_000, 4_194_304, null));
        moving.add(file("e.zip", false, State.OFFERED, 61_000_000, 0, null));
    }

    private static Moving file(String name, boolean up, State state, long size, long done, @Nullable String problem) {
        boolean again = problem != null && state == State.WAITING;
        return new Moving(
                name,
                "requirements-pack 1.2.0",
                "Northline Cycles",
                new UUID(3, 0),
                up,
                state,
                size,
                done,
                again ? 3 : 0,
                again ? Fx.CLOCK.instant().plusSeconds(40) : null,
                problem);
    }

    public void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    @Override
    public Counts counts() {
        return new Counts(
                count(moving.stream().filter(Moving::up)),
                count(moving.stream().filter(m -> !m.up() && m.state() != State.OFFERED)),
                count(moving.stream().filter(m -> m.state() == State.OFFERED)),
                count(moving.stream().filter(m -> m.state() == State.FAILED)));
    }

    private static int count(java.util.stream.Stream<Moving> some) {
        return (int) some.count();
    }

    @Override
    public List<Moving> moving(int limit) {
        return List.copyOf(moving.subList(0, Math.min(limit, moving.size())));
    }

    @Override
    public Optional<Moving> of(String name) {
        return moving.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    @Override
    public void fetch(String name) {
        asked.add("fetch " + name);
    }

    @Override
    public void again() {
        asked.add("again");
    }

    @Override
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void settle() {
        asked.add("settle");
    }
}
