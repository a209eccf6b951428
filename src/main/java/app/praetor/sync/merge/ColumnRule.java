package app.praetor.sync.merge;

import java.util.List;
import java.util.Map;

/**
 * How two changes of one column become one.
 *
 * @param name the column
 * @param type as PostgreSQL spells it, see {@link app.praetor.store.schema.TableReport.Column}
 * @param kind which rule merges it
 * @param quiet whether nobody needs to hear of a value that was overwritten
 * @param transitions which states may follow which; empty where any value may follow any
 */
public record ColumnRule(String name, String type, Kind kind, boolean quiet, Map<String, List<String>> transitions) {

    /** The rules there are. */
    public enum Kind {
        /** The greater clock wins. */
        SCALAR,
        /** Like a scalar, but long texts are merged line by line. */
        TEXT,
        /** A JSON object, merged key by key. */
        OBJECT,
        /** A list without order or doubles, merged element by element. */
        SET,
        /** Differences are added up. */
        COUNTER
    }

    public ColumnRule {
        transitions = Map.copyOf(transitions);
    }
}
