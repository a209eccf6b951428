package app.praetor.kit;

import java.util.List;

/**
 * What a run of a kit did.
 *
 * @param outputs one entry a file, in the order of the manifest
 * @param planHash hash of the plan that was applied
 * @param inputsHash hash of the inputs without secrets
 */
public record KitResult(Status status, List<Output> outputs, String planHash, String inputsHash) {
    public KitResult {
        outputs = List.copyOf(outputs);
    }

    /** Completed: every output is there; partial: some failed; failed: none was made; cancelled: stopped on request. */
    public enum Status {
        COMPLETED,
        PARTIAL,
        FAILED,
        CANCELLED
    }

    /** How one output came out. */
    public enum OutputStatus {
        VALID,
        WARNINGS,
        FAILED
    }

    /**
     * One file.
     *
     * @param id output in the manifest
     * @param path below the output folder, with slashes; the path template when it could not be rendered
     * @param action what was done to the file
     * @param problems of templates and validators; empty when valid
     * @param sha256 hex; empty when failed
     */
    public record Output(
            String id,
            String path,
            OutputStatus status,
            KitPlan.Action action,
            List<KitProblem> problems,
            String sha256,
            long size) {
        public Output {
            problems = List.copyOf(problems);
        }
    }
}
