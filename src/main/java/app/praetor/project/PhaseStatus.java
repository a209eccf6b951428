package app.praetor.project;

import java.util.List;

/** Where a project stands and what is missing for the next phase; no conditions in the last phase. */
public record PhaseStatus(Phase phase, List<ExitCondition> conditions) {
    /** Whether every condition is met and there is a phase to move to. */
    public boolean mayAdvance() {
        return phase != Phase.SPECIFICATION && conditions.stream().allMatch(ExitCondition::met);
    }
}
