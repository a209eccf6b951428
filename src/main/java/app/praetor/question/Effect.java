package app.praetor.question;

import org.jspecify.annotations.Nullable;

/**
 * What an answer means for another question.
 *
 * @param kind suppress or prefill
 * @param value the proposal; null for suppress
 * @param reason sentence for the user
 */
public record Effect(
        String questionKey, String kind, @Nullable String value, String reason) {}
