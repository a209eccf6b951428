package app.praetor.question;

import java.util.List;

/**
 * What an answer changed.
 *
 * @param questions the plan afterwards
 * @param problem why the answer was refused; empty when it was taken
 * @param effects one sentence for each further change
 */
public record AnswerOutcome(List<QuestionView> questions, String problem, List<String> effects) {}
