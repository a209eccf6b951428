package app.praetor.store.guard.rewrite;

import app.praetor.store.guard.RefusedSqlException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.StringValue;

/**
 * What a syntax tree may consist of: node classes, switched-on flags and kinds by list, and no text that could hide a
 * query. What a later version of the parser adds is refused until it is put on a list.
 */
final class Sweep {
    private static final Set<String> NODES = Set.of(
            ("PlainSelect SetOperationList UnionOp ExceptOp IntersectOp ParenthesedSelect ParenthesedFromItem WithItem"
                            + " Values SelectItem AllColumns AllTableColumns Distinct Join GroupByElement"
                            + " OrderByElement Limit Offset Fetch TableFunction Insert InsertConflictAction Update"
                            + " UpdateSet Delete Merge MergeInsert MergeUpdate MergeDelete Table Column Alias"
                            + " AliasColumn ColDataType Database Server ExpressionList ParenthesedExpressionList"
                            + " NamedExpressionList RowConstructor Parenthesis Function AnalyticExpression"
                            + " WindowDefinition WindowElement WindowOffset WindowRange PartitionByClause"
                            + " OrderByClause CastExpression CaseExpression WhenClause NotExpression SignedExpression"
                            + " AnyComparisonExpression JdbcParameter LongValue DoubleValue StringValue NullValue"
                            + " BooleanValue DateTimeLiteralExpression TimeKeyExpression IntervalExpression"
                            + " IntervalQualifier ExtractExpression TrimFunction AllValue ArrayConstructor Addition"
                            + " Subtraction Multiplication Division Modulo Concat AndExpression OrExpression EqualsTo"
                            + " NotEqualsTo GreaterThan GreaterThanEquals MinorThan MinorThanEquals Between"
                            + " InExpression ExistsExpression IsNullExpression IsBooleanExpression"
                            + " IsDistinctExpression LikeExpression RegExpMatchOperator")
                    .split(" "));
    private static final Set<String> FLAGS = Set.of(
            ("Alias.useAs AnalyticExpression.distinct ArrayConstructor.arrayKeyword Between.not BooleanValue.value"
                + " CastExpression.isImplicitCast Delete.hasFrom Fetch.isFetchParamFirst Function.distinct"
                + " InExpression.not IntervalExpression.intervalKeyword IsBooleanExpression.isTrue"
                + " IsBooleanExpression.not IsDistinctExpression.not IsNullExpression.not Join.cross Join.inner"
                + " Join.left Join.outer Join.right Join.simple LikeExpression.not Merge.insertFirst"
                + " OrderByElement.asc OrderByElement.ascDescPresent PartitionByClause.brackets Select.noWait"
                + " Select.skipLocked ExistsExpression.not TrimFunction.isUsingFromKeyword WithItem.recursive")
                    .split(" "));
    private static final Set<String> KINDS =
            Set.of(("AnalyticType.FILTER_ONLY AnalyticType.OVER AnyType.ALL AnyType.ANY AnyType.SOME"
                            + " ConflictActionType.DO_NOTHING DateTime.DATE DateTime.TIME DateTime.TIMESTAMP"
                            + " EmitMode.NONE ForMode.UPDATE KeyWord.ILIKE KeyWord.LIKE NullOrdering.NULLS_FIRST"
                            + " NullOrdering.NULLS_LAST OverridingMode.NONE SetOperationType.EXCEPT"
                            + " SetOperationType.INTERSECT SetOperationType.UNION TrimSpecification.BOTH"
                            + " TrimSpecification.LEADING TrimSpecification.TRAILING Type.CURRENT Type.EXPR"
                            + " Type.FOLLOWING Type.PRECEDING Type.RANGE Type.ROWS"
                            + " RegExpMatchOperatorType.MATCH_CASESENSITIVE")
                    .split(" "));
    private static final int MAX_WORD = 64;
    private static final Pattern QUERY =
            Pattern.compile("\\b(select|from|table|values|into)\\b", Pattern.CASE_INSENSITIVE);

    private Sweep() {}

    static void check(List<Object> nodes) {
        for (Object node : nodes) {
            if (!NODES.contains(node.getClass().getSimpleName())) {
                throw new RefusedSqlException(node.getClass().getSimpleName(), "construct is not on the list");
            }
            if (node instanceof StringValue literal) {
                if (!literal.toString().startsWith("'")) {
                    throw new RefusedSqlException("literal", "only plain quotes");
                }
            } else {
                fields(node);
            }
        }
    }

    private static void fields(Object node) {
        for (Field field : AstWalk.fields(node.getClass())) {
            Object value = AstWalk.value(field, node);
            switch (value) {
                case Boolean on
                when on -> {
                    String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
                    if (!FLAGS.contains(name)) {
                        throw new RefusedSqlException(name, "option is not on the list");
                    }
                }
                case Enum<?> kind -> {
                    String name = kind.getDeclaringClass().getSimpleName() + "." + kind.name();
                    if (!KINDS.contains(name)) {
                        throw new RefusedSqlException(name, "option is not on the list");
                    }
                }
                case String text -> {
                    boolean literal = node instanceof DateTimeLiteralExpression;
                    if (!literal
                            && (text.length() > MAX_WORD || QUERY.matcher(text).find())) {
                        throw new RefusedSqlException(node.getClass().getSimpleName(), "holds unread text");
                    }
                }
                case null, default -> {}
            }
        }
    }
}
