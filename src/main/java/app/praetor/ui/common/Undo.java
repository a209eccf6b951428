package app.praetor.ui.common;

/**
 * An offer to take back what was just done.
 *
 * @param key message key that says what was done
 * @param subject what it was done to; the argument of the message
 * @param back takes it back
 */
public record Undo(String key, String subject, Runnable back) {}
