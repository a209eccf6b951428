package app.praetor.differential;

/**
 * A statement of the generator.
 *
 * @param number its place in the run; with the run's seed it makes the statement again
 * @param sql what the application would send
 * @param write whether it changes rows
 */
record Generated(int number, String sql, boolean write) {}
