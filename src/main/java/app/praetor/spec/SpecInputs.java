package app.praetor.spec;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a specification is compiled from: a snapshot that callers fill from the database. Lists are copied and
 * their order counts (features in the order of selection).
 */
public record SpecInputs(
        Project project,
        List<Field> fields,
        List<Feature> features,
        List<Answer> answers,
        List<Entity> entities,
        List<OpenQuestion> openQuestions,
        List<Integration> integrations,
        List<Pattern> patterns) {

    public SpecInputs {
        fields = List.copyOf(fields);
        features = List.copyOf(features);
        answers = List.copyOf(answers);
        entities = List.copyOf(entities);
        openQuestions = List.copyOf(openQuestions);
        integrations = List.copyOf(integrations);
        patterns = List.copyOf(patterns);
    }

    /** Nothing but a project: where a test or a caller starts from. */
    public static SpecInputs empty(Project project) {
        return new SpecInputs(project, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** From projects; the description may be empty. */
    public record Project(String id, String name, String template, String description) {}

    /** How a value came about. */
    public enum ValueType {
        FACT,
        DECISION,
        INFERENCE
    }

    /**
     * One field of the discovery with its value.
     *
     * @param fieldPath for example {@code users_and_personas.jobsToBeDone}
     * @param values one value, or the items of a list field; empty when the client answered "none"
     * @param turn null when the value was typed in, not said
     * @param snippet exact words; may be empty
     */
    public record Field(
            String fieldPath,
            String label,
            String section,
            List<String> values,
            double confidence,
            ValueType type,
            @Nullable Integer turn,
            String snippet,
            @Nullable String speaker,
            @Nullable Instant saidAt) {
        public Field {
            values = List.copyOf(values);
        }

        SourceRef source() {
            return new SourceRef(SourceRef.Kind.FIELD, fieldPath, turn, snippet, speaker, confidence);
        }
    }

    /**
     * A selected feature.
     *
     * @param complexity for example low, medium, high; may be empty
     * @param why the reason that the candidate was proposed
     */
    public record Feature(
            String id,
            String name,
            String description,
            String category,
            String complexity,
            String notes,
            String why,
            List<SourceRef> sources) {
        public Feature {
            sources = List.copyOf(sources);
        }
    }

    /**
     * An answer to a question of the plan.
     *
     * @param featureId feature that the question belongs to; null for a question about the whole project
     * @param source how the answer came about (user, prefill_accepted, cascade, …)
     * @param explanation why it was proposed; may be empty
     */
    public record Answer(
            String questionId,
            String question,
            @Nullable String featureId,
            String answer,
            String source,
            String explanation) {
        SourceRef ref() {
            return new SourceRef(SourceRef.Kind.ANSWER, questionId, null, answer, null, 1);
        }
    }

    /** A thing that the system keeps: attributes and what can be done with it. */
    public record Entity(
            String name,
            List<String> attributes,
            List<String> actions,
            @Nullable SourceRef source) {
        public Entity {
            attributes = List.copyOf(attributes);
            actions = List.copyOf(actions);
        }
    }

    /** What is still unknown; {@code ref} is a field path or a question id, {@code reason} says why it is open. */
    public record OpenQuestion(String ref, String text, String reason) {}

    /** A system to exchange data with. */
    public record Integration(
            String name, String purpose, @Nullable SourceRef source) {}

    /** A detected pattern with what it adds: each implication is a full sentence. */
    public record Pattern(String id, String name, String reason, List<String> implications) {
        public Pattern {
            implications = List.copyOf(implications);
        }
    }
}
