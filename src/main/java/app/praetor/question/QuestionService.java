package app.praetor.question;

import java.util.List;
import java.util.UUID;

/** The question plan of a project. */
public final class QuestionService {
    /** The plan in order of its sections; empty before the first {@link #generate}. */
    public List<QuestionView> list(UUID projectId) {
        throw new IllegalStateException();
    }

    /** Makes the plan for the selected features; answers already given are kept. */
    public List<QuestionView> generate(UUID projectId) {
        throw new IllegalStateException();
    }

    /** Answers a question; several choices are joined by "; ". */
    public AnswerOutcome answer(UUID projectId, UUID questionId, String answer) {
        throw new IllegalStateException();
    }

    /** Takes the proposal as the answer (source {@code prefill_accepted}). */
    public AnswerOutcome accept(UUID projectId, UUID questionId) {
        throw new IllegalStateException();
    }

    /** Takes the answer back. */
    public AnswerOutcome reopen(UUID projectId, UUID questionId) {
        throw new IllegalStateException();
    }
}
