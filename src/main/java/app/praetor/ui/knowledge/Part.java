package app.praetor.ui.knowledge;

import app.praetor.knowledge.browse.Entry.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the knowledge to look at: everything, what is the organization's own, what is switched off, or a kind.
 *
 * @param id key of its name
 * @param kind null for those that are no kind
 */
record Part(String id, @Nullable Kind kind) {
    static final Part ALL = new Part("all", null);
    static final Part OWN = new Part("own", null);
    static final Part OFF = new Part("off", null);

    /** All parts in the order in which they are shown. */
    static List<Part> all() {
        List<Part> all = new ArrayList<>(List.of(ALL, OWN, OFF));
        for (Kind kind : Kind.values()) {
            all.add(new Part(kind.id(), kind));
        }
        return List.copyOf(all);
    }

    boolean holds(Found each) {
        if (kind != null) {
            return each.entry().kind() == kind;
        }
        return this == ALL || (this == OWN ? each.entry().own() : each.off());
    }
}
