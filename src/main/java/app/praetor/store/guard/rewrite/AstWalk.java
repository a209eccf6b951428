package app.praetor.store.guard.rewrite;

import app.praetor.store.guard.RefusedSqlException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.sf.jsqlparser.parser.ASTNodeAccessImpl;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import org.jspecify.annotations.Nullable;

/**
 * Reads every field of a syntax tree by reflection. The library's own visitors have missed clauses, so they are not
 * relied upon.
 */
final class AstWalk {
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> fields = new ArrayList<>();
            for (Class<?> c = type; c != null && ours(c) && c != ASTNodeAccessImpl.class; c = c.getSuperclass()) {
                for (Field field : c.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers()) && field.getType() != Node.class) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
                }
            }
            return List.copyOf(fields);
        }
    };

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Predicate<Object> enter;

    private AstWalk(Predicate<Object> enter) {
        this.enter = enter;
    }

    /** Every node below the root and the root itself, in reading order. */
    static List<Object> nodes(Object root) {
        List<Object> nodes = new ArrayList<>();
        new AstWalk(nodes::add).visit(root);
        return nodes;
    }

    /** Shows every node below the root; where the answer is false, the walk does not go deeper. */
    static void below(Object root, Predicate<Object> enter) {
        new AstWalk(enter).fields(root);
    }

    static List<Field> fields(Class<?> type) {
        return FIELDS.get(type);
    }

    static @Nullable Object value(Field field, Object node) {
        try {
            return field.get(node);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot read the syntax tree", e);
        }
    }

    private static boolean ours(Class<?> type) {
        return type.getName().startsWith("net.sf.jsqlparser.");
    }

    private void visit(Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                visit(map.keySet());
                visit(map.values());
            }
            case Object[] array -> visit(List.of(array));
            case Enum<?> _ -> {}
            default -> {
                boolean ours = ours(value.getClass());
                if (ours && (!seen.add(value) || !enter.test(value))) {
                    return;
                }
                if (ours) {
                    fields(value);
                }
                if (value instanceof Collection<?> many) {
                    for (Object each : many) {
                        if (each != null) {
                            visit(each);
                        }
                    }
                }
            }
        }
    }

    private void fields(Object node) {
        for (Field field : FIELDS.get(node.getClass())) {
            if (field.getType().isPrimitive()) {
                continue;
            }
            Object child = value(field, node);
            if (child == null || child instanceof String) {
                continue;
            }
            // The table that only qualifies a column reads nothing by itself.
            if (child instanceof Table table && (node instanceof Column || node instanceof AllTableColumns)) {
                if (table.getNameParts().stream().filter(part -> part != null).count() > 1) {
                    throw new RefusedSqlException("column", "qualified by more than a table");
                }
                continue;
            }
            visit(child);
        }
    }
}
