package app.praetor.kit;

/** Told what a run does, on the thread of the run. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * @param phase SPEC, PLAN, VALIDATE, APPLY or VERIFY
     * @param subject path of an output, or empty at the start of a phase
     */
    void progress(KitManifest.Phase phase, String subject, int done, int total);
}
