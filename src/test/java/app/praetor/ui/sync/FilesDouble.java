package app.praetor.ui.sync;

import app.praetor.sync.client.FileDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files on their way that are whatever a test needs, and what was asked about them. */
public final class FilesDouble implements FileDesk {
    public final List<Moving> moving = new ArrayList<>();
    public final List<String> asked = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();

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
