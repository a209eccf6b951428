package app.praetor.model;

import java.util.List;

/**
 * What a model says that it found: of the right shape, and not yet believed.
 *
 * @param field path of an open field
 * @param value one entry, or the items of a list
 * @param type fact, decision or inference
 * @param confidence 0 to 1
 * @param snippet said to stand in the message
 */
record Finding(String field, List<String> value, String type, double confidence, String snippet) {
    /** A whole answer. */
    record Answer(String reply, List<Finding> findings) {}
}
