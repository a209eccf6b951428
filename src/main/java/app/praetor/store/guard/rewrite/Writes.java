package app.praetor.store.guard.rewrite;

import app.praetor.store.guard.RefusedSqlException;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.ConflictActionType;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE and DELETE. */
final class Writes {
    private final Rewriter rewriter;
    private final Selects selects;

    Writes(Rewriter rewriter, Selects selects) {
        this.rewriter = rewriter;
        this.selects = selects;
    }

    void update(Update update) {
        if (any(update.getWithItemsList())
                || any(update.getStartJoins())
                || update.getLimit() != null
                || any(update.getOrderByElements())) {
            throw new RefusedSqlException("UPDATE", "only with SET, FROM and WHERE");
        }
        selects.inside(update, Scope.EMPTY);
        rewriter.approve(update.getTable(), false);
        if (update.getFromItem() != null) {
            update.setFromItem(
                    selects.beside(update.getTable(), update.getFromItem(), Selects.orEmpty(update.getJoins())));
        } else if (any(update.getJoins())) {
            throw new RefusedSqlException("UPDATE", "join without FROM");
        }
        update.setWhere(Rewriter.guarded(List.of(rewriter.predicate(update.getTable())), update.getWhere()));
    }

    void delete(Delete delete) {
        if (any(delete.getWithItemsList())
                || any(delete.getJoins())
                || any(delete.getTables())
                || any(delete.getUsingFromItemList())
                || delete.getLimit() != null
                || any(delete.getOrderByElements())) {
            throw new RefusedSqlException("DELETE", "only one table with WHERE");
        }
        selects.inside(delete, Scope.EMPTY);
        rewriter.approve(delete.getTable(), false);
        delete.setWhere(Rewriter.guarded(List.of(rewriter.predicate(delete.getTable())), delete.getWhere()));
    }

    void insert(Insert insert) {
        if (insert.getColumns() == null
                || insert.getColumns().isEmpty()
                || any(insert.getWithItemsList())
                || insert.getSetUpdateSets() != null
                || insert.getDuplicateUpdateSets() != null
                || insert.isOnlyDefaultValues()
                || insert.isOverriding()
                || insert.getSelect() == null) {
            throw new RefusedSqlException("INSERT", "only a column list with VALUES or a query");
        }
        if (insert.getTable().getAlias() != null) {
            throw new RefusedSqlException("INSERT", "alias on the target");
        }
        conflict(insert);
        Select source = insert.getSelect();
        selects.inside(insert, Scope.EMPTY);
        rewriter.approve(insert.getTable(), false);
        insert.getTable().setAlias(null);
        if (!rewriter.keeps(GuardRule.TENANT_ON_INSERT)) {
            return;
        }
        int width = insert.getColumns().size();
        insert.getColumns().add(Rewriter.tenantColumn());
        switch (source) {
            case Values values -> rows(values, width);
            case PlainSelect select -> {
                locks(select);
                select.addSelectItems(new SelectItem<>(rewriter.tenant()));
            }
            default -> insert.setSelect(around(source, width));
        }
    }

    private static void conflict(Insert insert) {
        if (insert.getConflictTarget() != null
                || (insert.getConflictAction() != null
                        && (insert.getConflictAction().getConflictActionType() != ConflictActionType.DO_NOTHING
                                || insert.getConflictAction().getUpdateSets() != null
                                || insert.getConflictAction().getWhereExpression() != null))) {
            throw new RefusedSqlException("ON CONFLICT", "only DO NOTHING without a target");
        }
    }

    private static void locks(Select select) {
        if (select.getForMode() != null) {
            throw new RefusedSqlException("INSERT", "query that locks");
        }
    }

    /** The query as a derived table with the tenant's id beside it: works for set operations and parentheses too. */
    private PlainSelect around(Select source, int width) {
        locks(source);
        List<Alias.AliasColumn> columns = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            columns.add(new Alias.AliasColumn("c" + i));
        }
        Alias alias = new Alias("guarded", true);
        alias.setAliasColumns(columns);
        ParenthesedSelect derived = new ParenthesedSelect();
        derived.setSelect(source);
        derived.setAlias(alias);
        PlainSelect outer = new PlainSelect();
        outer.addSelectItems(new AllColumns());
        outer.addSelectItems(new SelectItem<>(rewriter.tenant()));
        outer.setFromItem(derived);
        return outer;
    }

    @SuppressWarnings("unchecked")
    private void rows(Values values, int width) {
        ExpressionList<Expression> all = (ExpressionList<Expression>) values.getExpressions();
        if (all instanceof ParenthesedExpressionList<Expression> single) {
            row(single, width);
            return;
        }
        for (Expression each : all) {
            if (!(each instanceof ParenthesedExpressionList<?> one)) {
                throw new RefusedSqlException("INSERT", "row without parentheses");
            }
            row((ExpressionList<Expression>) one, width);
        }
    }

    private void row(ExpressionList<Expression> row, int width) {
        if (row.size() != width) {
            throw new RefusedSqlException("INSERT", "row and column list differ in length");
        }
        row.add(rewriter.tenant());
    }

    static boolean any(@Nullable List<?> parts) {
        return parts != null && !parts.isEmpty();
    }
}
