package app.praetor.question;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One question of the plan ({@code plan_questions}).
 *
 * @param answerType text, select, multi_select, boolean, number or date
 * @param options choices of select and multi_select; else empty
 * @param proposal proposed answer; null when there is none
 * @param proposalSource persona, pattern, cascade or inference
 * @param proposalWhy the reason of the proposal
 * @param origin where the proposal can be looked up; null when there is none
 * @param key by which an origin names this question
 * @param answer given answer as text (several joined by "; "); null when open
 * @param answerSource user or prefill_accepted; null when open
 * @param status pending, answered or suppressed
 * @param why why the question matters; empty when unknown
 */
public record QuestionView(
        UUID id,
        String section,
        String text,
        String why,
        String answerType,
        List<String> options,
        @Nullable String proposal,
        double confidence,
        @Nullable String proposalSource,
        @Nullable String proposalWhy,
        @Nullable Origin origin,
        String key,
        @Nullable String answer,
        @Nullable String answerSource,
        String status) {}
