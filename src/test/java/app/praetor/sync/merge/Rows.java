package app.praetor.sync.merge;

import app.praetor.sync.clock.Stamp;
import app.praetor.sync.merge.ColumnRule.Kind;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.RowChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows, changes and rules for the tests of this package. */
final class Rows {
    static final String A = "aaaaaaaa";
    static final String B = "bbbbbbbb";
    static final UUID ID = new UUID(0, 1);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Rows() {}

    static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    static ObjectNode row(String text) {
        return (ObjectNode) json(text);
    }

    static RowChange update(long at, String base, String set) {
        return update(at, row(base), row(set));
    }

    static RowChange update(long at, ObjectNode base, ObjectNode set) {
        return new RowChange("things", ID, Op.UPDATE, at, null, set, base, 1);
    }

    static RowChange insert(long at, @Nullable Map<String, Long> stamps, String set) {
        return new RowChange("things", ID, Op.INSERT, at, stamps, row(set), null, 1);
    }

    static RowChange delete(long at) {
        return new RowChange("things", ID, Op.DELETE, at, null, null, null, 1);
    }

    static String stamp(long at, String device) {
        return new Stamp(at, device).toString();
    }

    static TableRules rules(ColumnRule... rules) {
        Map<String, ColumnRule> columns = new LinkedHashMap<>();
        for (ColumnRule rule : rules) {
            columns.put(rule.name(), rule);
        }
        return new TableRules("things", false, columns);
    }

    static ColumnRule rule(String name, String type, Kind kind) {
        return new ColumnRule(name, type, kind, false, Map.of());
    }

    static ColumnRule quiet(String name, String type) {
        return new ColumnRule(name, type, Kind.SCALAR, true, Map.of());
    }

    static ColumnRule states(String name, Map<String, List<String>> transitions) {
        return new ColumnRule(name, "varchar(20)", Kind.SCALAR, false, transitions);
    }
}
