package app.praetor.question;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One question that the plan asks ({@code plan_questions}).
 *
 * @param key id of the question in the knowledge, unique in the plan
 * @param section "General" or the feature's name
 * @param featureId null in the general section
 * @param answerType text, select, multi_select, boolean, number or date
 * @param options choices of select and multi_select; else empty
 * @param rules see {@link AnswerValidator}
 * @param priority 1 (first) to 5
 * @param prefill null when nothing honest can be proposed
 */
public record PlannedQuestion(
        String key,
        String section,
        @Nullable UUID featureId,
        String text,
        String why,
        String answerType,
        List<String> options,
        Map<String, Object> rules,
        int priority,
        @Nullable Prefill prefill) {}
