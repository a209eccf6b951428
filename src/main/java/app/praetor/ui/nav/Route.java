package app.praetor.ui.nav;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in the window, with what it needs to be opened again. */
public sealed interface Route {
    /** The list of projects. */
    record Projects() implements Route {}

    /** The first start: no tenant exists yet. */
    record Welcome() implements Route {}

    /** How the organization stands with its server. */
    record Sync() implements Route {}

    /**
     * What the program knows, and what the organization made of it.
     *
     * @param entry what is shown first, the key of a question, or kind and key of another entry; null for none
     */
    record Knowledge(@Nullable String entry) implements Route {
        public Knowledge() {
            this(null);
        }
    }

    /** What conversations find out: the organization's versions of the objectives. */
    record Objectives() implements Route {}

    /** The settings of this device and tenant. */
    record Settings() implements Route {}

    /** A place inside a project. */
    sealed interface InProject extends Route {
        /** The project that is shown. */
        UUID projectId();
    }

    /**
     * The discovery conversation.
     *
     * @param field the path of the one whose sentence is marked first; null for none
     * @param message the one that is marked first; null for none
     */
    record Discovery(
            UUID projectId,
            @Nullable String field,
            @Nullable UUID message) implements InProject {
        public Discovery(UUID projectId) {
            this(projectId, null, null);
        }

        public Discovery(UUID projectId, String field) {
            this(projectId, field, null);
        }
    }

    /** The feature tree. */
    record Features(UUID projectId) implements InProject {}

    /**
     * The questions to the client.
     *
     * @param question the one in focus first; null for the first open one
     */
    record Questions(UUID projectId, @Nullable UUID question) implements InProject {
        public Questions(UUID projectId) {
            this(projectId, null);
        }
    }

    /**
     * The task board.
     *
     * @param task the one that is selected first; null for none
     */
    record Tasks(UUID projectId, @Nullable UUID task) implements InProject {
        public Tasks(UUID projectId) {
            this(projectId, null);
        }
    }

    /**
     * The specification and its review.
     *
     * @param line the id of the requirement that is selected first; null for none
     */
    record Specification(UUID projectId, @Nullable String line) implements InProject {
        public Specification(UUID projectId) {
            this(projectId, null);
        }
    }

    /** The delivery kits and their runs. */
    record Kits(UUID projectId) implements InProject {}

    /** What happened in the project. */
    record Activity(UUID projectId) implements InProject {}
}
