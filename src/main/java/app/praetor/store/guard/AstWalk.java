package app.praetor.store.guard;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.parser.ASTNodeAccessImpl;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;

/**
 * Reads every field of a syntax tree by reflection. The library's own visitors have missed clauses, so they are not
 * relied upon; a node class that is not listed is refused.
 */
final class AstWalk {
    private static final Set<String> NODES = Set.of(
            ("PlainSelect SetOperationList UnionOp ExceptOp IntersectOp ParenthesedSelect Values SelectItem AllColumns"
                            + " AllTableColumns Distinct Join GroupByElement OrderByElement Limit Offset Fetch"
                            + " ForUpdateClause Insert Update UpdateSet Delete Table Column Alias AliasColumn"
                            + " ColDataType Database Server ExpressionList ParenthesedExpressionList Parenthesis"
                            + " RowConstructor Function AnalyticExpression WindowDefinition WindowElement WindowOffset"
                            + " WindowRange PartitionByClause OrderByClause CastExpression CaseExpression WhenClause"
                            + " NotExpression SignedExpression AnyComparisonExpression JdbcParameter LongValue"
                            + " DoubleValue StringValue NullValue BooleanValue DateTimeLiteralExpression"
                            + " TimeKeyExpression IntervalExpression ExtractExpression AllValue Addition Subtraction"
                            + " Multiplication Division Modulo Concat AndExpression OrExpression EqualsTo NotEqualsTo"
                            + " GreaterThan GreaterThanEquals MinorThan MinorThanEquals Between InExpression"
                            + " ExistsExpression IsNullExpression IsBooleanExpression IsDistinctExpression"
                            + " LikeExpression")
                    .split(" "));

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> fields = new ArrayList<>();
            for (Class<?> c = type; c != null && ours(c) && c != ASTNodeAccessImpl.class; c = c.getSuperclass()) {
                for (Field field : c.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())
                            && !field.getType().isPrimitive()
                            && field.getType() != Node.class) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
                }
            }
            return List.copyOf(fields);
        }
    };

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Object> nodes = new ArrayList<>();

    private AstWalk() {}

    /** All nodes below the root in reading order, without the tables that only qualify a column. */
    static List<Object> nodes(Object root) {
        AstWalk walk = new AstWalk();
        walk.visit(root);
        return walk.nodes;
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
                if (ours(value.getClass())) {
                    node(value);
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

    private void node(Object node) {
        if (!seen.add(node)) {
            return;
        }
        if (!NODES.contains(node.getClass().getSimpleName())) {
            throw new RefusedSqlException(node.getClass().getSimpleName(), "construct is not on the list");
        }
        nodes.add(node);
        for (Field field : FIELDS.get(node.getClass())) {
            Object child;
            try {
                child = field.get(node);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("Cannot read the syntax tree", e);
            }
            if (child == null) {
                continue;
            }
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
