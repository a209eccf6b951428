package app.praetor.project;

import java.util.List;
import java.util.UUID;

/** Projects of the tenant and their way through the phases. */
public final class ProjectService {
    /** Newest change first. */
    public List<Project> list() {
        throw new IllegalStateException();
    }

    /**
     * @throws java.util.NoSuchElementException when the tenant has no such project
     */
    public Project get(UUID id) {
        throw new IllegalStateException();
    }

    /**
     * @throws IllegalArgumentException when the name is blank or longer than 255 characters
     */
    public Project create(String name, Template template) {
        throw new IllegalStateException();
    }

    public Project rename(UUID id, String name) {
        throw new IllegalStateException();
    }

    /** Takes a project off the list ({@code status} archived); {@link #restore} brings it back. */
    public void archive(UUID id) {
        throw new IllegalStateException();
    }

    public void restore(UUID id) {
        throw new IllegalStateException();
    }

    public PhaseStatus status(UUID id) {
        throw new IllegalStateException();
    }

    /**
     * Moves on to the next phase.
     *
     * @throws IllegalStateException naming what is missing when a condition is not met
     */
    public PhaseStatus advance(UUID id) {
        throw new IllegalStateException();
    }

    /** Moves back to an earlier phase; all work is kept. */
    public PhaseStatus back(UUID id, Phase to) {
        throw new IllegalStateException();
    }
}
