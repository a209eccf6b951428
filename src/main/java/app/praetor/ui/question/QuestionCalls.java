package app.praetor.ui.question;

import app.praetor.question.AnswerOutcome;
import app.praetor.question.FollowUps;
import app.praetor.question.QuestionService;
import app.praetor.question.QuestionView;
import java.util.List;
import java.util.UUID;

/** What the screen needs of the service; lets a test answer without a database. */
interface QuestionCalls {
    List<QuestionView> list(UUID projectId);

    List<QuestionView> generate(UUID projectId);

    AnswerOutcome answer(UUID projectId, UUID questionId, String answer);

    AnswerOutcome accept(UUID projectId, UUID questionId);

    AnswerOutcome reopen(UUID projectId, UUID questionId);

    /** Looks at what was answered; takes a moment. */
    AnswerOutcome followUp(UUID projectId);

    /** The calls of the real services. */
    static QuestionCalls of(QuestionService service, FollowUps followUps) {
        return new QuestionCalls() {
            @Override
            public List<QuestionView> list(UUID projectId) {
                return service.list(projectId);
            }

            @Override
            public List<QuestionView> generate(UUID projectId) {
                return service.generate(projectId);
            }

            @Override
            public AnswerOutcome answer(UUID projectId, UUID questionId, String answer) {
                return service.answer(projectId, questionId, answer);
            }

            @Override
            public AnswerOutcome accept(UUID projectId, UUID questionId) {
                return service.accept(projectId, questionId);
            }

            @Override
            public AnswerOutcome reopen(UUID projectId, UUID questionId) {
                return service.reopen(projectId, questionId);
            }

            @Override
            public AnswerOutcome followUp(UUID projectId) {
                return followUps.of(projectId);
            }
        };
    }
}
