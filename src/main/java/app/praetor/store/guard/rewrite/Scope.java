package app.praetor.store.guard.rewrite;

import java.util.HashSet;
import java.util.Set;

/** The names of the common table expressions that can be seen at one place of a statement; lower case. */
record Scope(Set<String> names) {
    static final Scope EMPTY = new Scope(Set.of());

    Scope {
        names = Set.copyOf(names);
    }

    boolean sees(String name) {
        return names.contains(name);
    }

    Scope with(String name) {
        Set<String> more = new HashSet<>(names);
        more.add(name);
        return new Scope(more);
    }
}
