package app.praetor.ui.question;

import app.praetor.question.QuestionView;
import app.praetor.ui.Messages;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Words for answers, proposals and states. */
final class QuestionTexts {
    private QuestionTexts() {}

    /** An answer or proposal as people say it. */
    static String answer(Messages text, QuestionView question, String answer) {
        return switch (question.answerType()) {
            case "boolean" ->
                switch (answer.strip().toLowerCase(Locale.ROOT)) {
                    case "true", "yes" -> text.get("question.yes");
                    case "false", "no" -> text.get("question.no");
                    default -> answer;
                };
            case "multi_select" -> String.join(", ", AnswerEditors.parts(answer));
            case "date" -> {
                LocalDate date = AnswerEditors.parsed(answer);
                yield date == null
                        ? answer
                        : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).format(date);
            }
            default -> answer;
        };
    }

    /** Why something is proposed: its reason and the kind of source. */
    static String reason(Messages text, QuestionView question) {
        String source = question.proposalSource();
        String key = "question.source." + source;
        String kind = source == null ? "" : text.bundle().containsKey(key) ? text.get(key) : source;
        String why = question.proposalWhy();
        return why == null || why.isBlank() ? kind : kind.isEmpty() ? why : text.get("question.reason", why, kind);
    }

    /** Why a question is not asked. */
    static String suppressed(Messages text, QuestionView question) {
        String why = question.proposalWhy();
        return why == null || why.isBlank()
                ? text.get("question.suppressed")
                : text.get("question.suppressed.why", why);
    }
}
