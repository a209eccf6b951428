package app.praetor.discovery.version;

import app.praetor.discovery.Objective;
import app.praetor.discovery.Obligation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is different between two versions of an objective, obligation by obligation. Pure.
 *
 * @param frame what changed outside of the obligations: title, greeting, closing
 * @param entries what was added and changed in the order of the new one, then what was removed
 */
public record ObjectiveDiff(List<Change> frame, List<Entry> entries) {
    /** What happened to an obligation. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * One value that is different.
     *
     * @param property name as the text has it, such as {@code max_attempts}
     */
    public record Change(String property, String before, String after) {}

    /**
     * One obligation.
     *
     * @param label its name in the new version, or of what was removed
     * @param question in everyday words
     * @param changes empty unless it was changed
     */
    public record Entry(Kind kind, String key, String label, String question, List<Change> changes) {}

    /** What makes {@code after} out of {@code before}. */
    public static ObjectiveDiff of(Objective before, Objective after) {
        Map<String, Obligation> old = new LinkedHashMap<>();
        before.obligations().forEach(o -> old.put(o.key(), o));
        List<Entry> entries = new ArrayList<>();
        for (Obligation now : after.obligations()) {
            Obligation was = old.remove(now.key());
            List<Change> changes = was == null ? List.of() : changes(values(was), values(now));
            if (was == null || !changes.isEmpty()) {
                entries.add(entry(was == null ? Kind.ADDED : Kind.CHANGED, now, changes));
            }
        }
        old.values().forEach(gone -> entries.add(entry(Kind.REMOVED, gone, List.of())));
        return new ObjectiveDiff(changes(frame(before), frame(after)), List.copyOf(entries));
    }

    /** Whether nothing is different. */
    public boolean isEmpty() {
        return frame.isEmpty() && entries.isEmpty();
    }

    private static Entry entry(Kind kind, Obligation o, List<Change> changes) {
        return new Entry(kind, o.key(), o.label(), o.plainQuestion(), changes);
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        List<Change> changes = new ArrayList<>();
        after.forEach((property, now) -> {
            String was = before.getOrDefault(property, "");
            if (!was.equals(now)) {
                changes.add(new Change(property, was, now));
            }
        });
        return List.copyOf(changes);
    }

    private static Map<String, String> frame(Objective objective) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", objective.title());
        values.put("greeting", objective.greeting());
        values.put("closing", objective.closing());
        return values;
    }

    private static Map<String, String> values(Obligation o) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("label", o.label());
        values.put("field", o.fieldPath());
        values.put("category", o.category());
        values.put("short", o.shortQuestion());
        values.put("plain", o.plainQuestion());
        values.put("expert", o.expertQuestion());
        values.put("follow_up", o.followUp());
        values.put("why", o.why());
        values.put("collection", o.collection().name().toLowerCase(Locale.ROOT));
        values.put("widget", o.widgetType());
        values.put("choices", String.join(", ", o.choices()));
        values.put("depends_on", String.join(", ", o.dependencies()));
        values.put("satisfied_when", String.valueOf(o.satisfiedWhen()));
        values.put("follow_up_strategy", o.followUpStrategy());
        values.put("max_attempts", String.valueOf(o.maxAttempts()));
        values.put("priority", String.valueOf(o.priority()));
        return values;
    }
}
