package app.praetor.ui.discovery;

import app.praetor.discovery.session.FieldView;
import app.praetor.ui.Messages;

/** Words for a field: its label, what is known about it and where that came from. */
final class FieldTexts {
    private FieldTexts() {}

    /** The name of a field: the organization's own, or else the one of its path. */
    static String label(Messages text, FieldView field) {
        String own = field.label();
        return own == null ? label(text, field.path()) : own;
    }

    /** The label of a field path; a path without one of its own is spelled out from its last part. */
    static String label(Messages text, String path) {
        String key = "discovery.field." + path;
        return text.bundle().containsKey(key) ? text.get(key) : spelled(path.substring(path.indexOf('.') + 1));
    }

    static String section(Messages text, String section) {
        String key = "discovery.section." + section;
        return text.bundle().containsKey(key) ? text.get(key) : spelled(section);
    }

    /** {@code expectedScale} or {@code expected_scale} as "Expected scale". */
    static String spelled(String name) {
        String words =
                name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What stands in place of a value that is not there. */
    static String absent(Messages text, FieldView field) {
        return switch (field.status()) {
            case "deferred" -> text.get("discovery.value.deferred");
            case "skipped" -> text.get("discovery.value.skipped");
            case "satisfied" -> text.get("discovery.value.none");
            default -> text.get("discovery.value.unknown");
        };
    }

    /** Where the value came from; empty when there is nothing to say. */
    static String source(Messages text, FieldView field) {
        String snippet = field.snippet();
        boolean inferred = "inference".equals(field.type());
        if (snippet == null) {
            if (field.values().isEmpty()) {
                return "";
            }
            return inferred ? text.get("discovery.source.inferred") : text.get("discovery.source.edited");
        }
        String words = snippet.strip().replaceAll("\\s+", " ");
        if (inferred) {
            return text.get("discovery.source.inferred.from", words);
        }
        return "decision".equals(field.type())
                ? text.get("discovery.source.decided", words)
                : text.get("discovery.source.said", words);
    }
}
