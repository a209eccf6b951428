package app.praetor.project;

/**
 * One thing that must be true before a project leaves its phase.
 *
 * @param key stable message key of the condition
 * @param met whether it is true now
 * @param have how many there are, {@code need} how many it takes
 */
public record ExitCondition(String key, boolean met, int have, int need) {}
