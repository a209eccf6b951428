package app.praetor.discovery;

import java.util.List;

/**
 * What the agent says next; {@code asks} is empty for a greeting.
 *
 * @param text the message
 * @param asks field paths that it aims at
 * @param why one line on why it matters, may be empty
 * @param uiConfig how it can be answered
 */
public record Question(String text, List<String> asks, String why, UiConfig uiConfig) {
    /**
     * How a question can be answered; the message's {@code ui_config}.
     *
     * @param kind {@code freeform}, {@code choice} or {@code hybrid}
     * @param options proposed answers, may be empty
     * @param allowEscape whether "skip" is offered
     */
    public record UiConfig(String kind, List<String> options, boolean allowEscape) {
        public UiConfig {
            options = List.copyOf(options);
        }
    }

    public Question {
        asks = List.copyOf(asks);
    }
}
