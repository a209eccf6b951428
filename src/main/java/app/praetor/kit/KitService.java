package app.praetor.kit;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Kits and their runs in a project. */
public final class KitService {
    /** A kit that can be run here. */
    public record KitInfo(String id, String name, String version, String type, String description, int outputs) {}

    /** @param change create, update, delete or unchanged */
    public record PlannedFile(String path, String change) {}

    /** @param status valid, warnings or failed */
    public record OutputInfo(String path, String status, List<String> problems, long size) {}

    /** @param phase phase or output that is being worked on; {@code done} of {@code total} */
    public record Progress(String phase, String item, int done, int total) {}

    /**
     * One run (table {@code kit_executions}).
     *
     * @param status pending, running, completed, partial, failed or cancelled
     */
    public record RunInfo(
            UUID id,
            String kitId,
            String kitVersion,
            String status,
            @Nullable OffsetDateTime startedAt,
            long millis,
            List<OutputInfo> outputs,
            @Nullable Path bundle,
            @Nullable String error) {}

    public List<KitInfo> kits() {
        throw new IllegalStateException();
    }

    public List<PlannedFile> plan(UUID projectId, String kitId) {
        throw new IllegalStateException();
    }

    /** Runs a kit on the newest specification (compiled when there is none); blocks until it ends. */
    public RunInfo run(UUID projectId, String kitId, Consumer<Progress> progress, BooleanSupplier cancelled) {
        throw new IllegalStateException();
    }

    /** Runs of the project, newest first. */
    public List<RunInfo> history(UUID projectId) {
        throw new IllegalStateException();
    }

    /** The text of one output of a run, for the preview. */
    public String content(UUID projectId, UUID runId, String path) {
        throw new IllegalStateException();
    }
}
