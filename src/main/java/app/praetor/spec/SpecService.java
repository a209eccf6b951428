package app.praetor.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Compiled specifications of a project. */
public final class SpecService {
    /** The newest one; empty before the first {@link #compile}. */
    public Optional<SpecView> current(UUID projectId) {
        throw new IllegalStateException();
    }

    /** Compiles; the same inputs give the stored row again. */
    public SpecView compile(UUID projectId) {
        throw new IllegalStateException();
    }

    /** Versions, newest first. */
    public List<SpecVersion> versions(UUID projectId) {
        throw new IllegalStateException();
    }

    /** What changed from one version to a later one. */
    public List<SpecChange> diff(UUID projectId, UUID fromId, UUID toId) {
        throw new IllegalStateException();
    }

    /** Writes a version as {@code md} or {@code json}. */
    public void export(UUID projectId, UUID specId, String format, Path file) {
        throw new IllegalStateException();
    }
}
