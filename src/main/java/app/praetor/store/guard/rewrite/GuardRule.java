package app.praetor.store.guard.rewrite;

/** The rules of the guard that a test can switch off to see that the checks notice; the program runs with all. */
public enum GuardRule {
    /** Tables of an outer or nested join are filtered before the join, not in WHERE. */
    FILTER_BEFORE_OUTER_JOIN,
    /** Every part of the syntax tree is on the list and every table in it was looked at. */
    SWEEP,
    /** The guard writes tenant_id into inserted rows and nobody else may name it. */
    TENANT_ON_INSERT,
    /** The schema of the tables cannot be named. */
    HIDDEN_SCHEMA
}
