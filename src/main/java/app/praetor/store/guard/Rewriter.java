package app.praetor.store.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/** Rewrites one syntax tree in place; used once. */
final class Rewriter {
    private final GuardedTables tables;
    private final Set<Table> approved = Collections.newSetFromMap(new IdentityHashMap<>());
    private int marks;

    Rewriter(GuardedTables tables) {
        this.tables = tables;
    }

    int marks() {
        return marks;
    }

    Statement rewrite(Statement statement) {
        List<Object> nodes = AstWalk.nodes(statement);
        nodes.forEach(AllowedCalls::check);
        // The selects first: an INSERT .. SELECT then gets its column from an already guarded select.
        for (Object node : nodes) {
            if (node instanceof PlainSelect select) {
                select(select);
            }
        }
        switch (statement) {
            case Insert insert -> insert(insert);
            case Update update -> update(update);
            case Delete delete -> delete(delete);
            case Values _ -> throw new RefusedSqlException("VALUES", "as a statement");
            case Select _ -> {}
            default -> throw new RefusedSqlException("statement", "only select, insert, update, delete");
        }
        for (Object node : AstWalk.nodes(statement)) {
            if (node instanceof Table table && !approved.contains(table)) {
                throw new RefusedSqlException("table", "in a place the guard does not rewrite");
            }
        }
        return statement;
    }

    private void select(PlainSelect select) {
        List<Join> joins = select.getJoins() == null ? List.of() : select.getJoins();
        joins.forEach(Rewriter::checkJoin);
        boolean outer = joins.stream().anyMatch(j -> j.isLeft() || j.isRight() || j.isFull() || j.isOuter());
        Set<String> names = new HashSet<>();
        List<Expression> predicates = new ArrayList<>();
        if (select.getFromItem() != null) {
            select.setFromItem(relation(select.getFromItem(), outer, names, predicates));
        }
        for (Join join : joins) {
            join.setFromItem(relation(join.getFromItem(), outer, names, predicates));
        }
        boolean locks = select.getForMode() != null || select.getForUpdate() != null || select.getForClause() != null;
        if (locks && (!joins.isEmpty() || predicates.size() != 1)) {
            throw new RefusedSqlException("FOR UPDATE", "only on one owned table");
        }
        select.setWhere(guarded(predicates, select.getWhere()));
    }

    private static void checkJoin(Join j) {
        if (j.isNatural()
                || j.isSemi()
                || j.isApply()
                || j.isGlobal()
                || j.isStraight()
                || j.isWindowJoin()
                || j.isAny()
                || j.isAll()
                || j.isArray()
                || j.isAsOf()
                || j.isFetch()) {
            throw new RefusedSqlException("join", "kind is not on the list");
        }
    }

    private FromItem relation(FromItem item, boolean outer, Set<String> names, List<Expression> predicates) {
        String name = item.getAlias() != null
                ? item.getAlias().getName()
                : item instanceof Table table ? table.getName() : null;
        if (name != null && !names.add(name.toLowerCase(Locale.ROOT))) {
            throw new RefusedSqlException("alias", "used twice on one level");
        }
        if (!(item instanceof Table table)) {
            return item;
        }
        boolean owned = approve(table, true);
        if (!owned) {
            return table;
        }
        if (!outer) {
            predicates.add(predicate(table));
            return table;
        }
        // A predicate in WHERE would turn an outer join into an inner one, so the rows are filtered before it.
        PlainSelect rows = new PlainSelect();
        rows.addSelectItems(new AllColumns());
        rows.setFromItem(table);
        rows.setWhere(predicate(table));
        ParenthesedSelect derived = new ParenthesedSelect();
        derived.setSelect(rows);
        derived.setAlias(new Alias(table.getAlias().getName(), true));
        return derived;
    }

    /** Checks the table, puts it into the schema under an alias; true when it is owned. */
    private boolean approve(Table table, boolean reading) {
        String name = table.getName();
        if (table.getNameParts().size() != 1
                || table.getTimeTravel() != null
                || table.getTimeTravelStrAfterAlias() != null
                || !name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new RefusedSqlException("table", "only a plain name");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean owned = tables.owned(lower);
        if (!owned && !tables.global(lower)) {
            throw new RefusedSqlException("table", "not in the catalogue");
        }
        if (!owned && !reading) {
            throw new RefusedSqlException("table", "shared by all tenants, read only");
        }
        Alias alias = table.getAlias();
        if (alias != null && alias.getAliasColumns() != null) {
            throw new RefusedSqlException("alias", "renames columns of a table");
        }
        table.setName(lower);
        table.setSchemaName(TenantGuard.SCHEMA);
        table.setAlias(new Alias(alias == null ? lower : alias.getName(), true));
        approved.add(table);
        return owned;
    }

    private void update(Update update) {
        if (update.getFromItem() != null
                || any(update.getJoins())
                || any(update.getStartJoins())
                || update.getLimit() != null
                || update.getOrderByElements() != null) {
            throw new RefusedSqlException("UPDATE", "only one table with WHERE");
        }
        approve(update.getTable(), false);
        update.setWhere(guarded(List.of(predicate(update.getTable())), update.getWhere()));
    }

    private static boolean any(@Nullable List<?> parts) {
        return parts != null && !parts.isEmpty();
    }

    private void delete(Delete delete) {
        if (any(delete.getJoins())
                || any(delete.getTables())
                || any(delete.getUsingFromItemList())
                || delete.getLimit() != null
                || delete.getOrderByElements() != null) {
            throw new RefusedSqlException("DELETE", "only one table with WHERE");
        }
        approve(delete.getTable(), false);
        delete.setWhere(guarded(List.of(predicate(delete.getTable())), delete.getWhere()));
    }

    private void insert(Insert insert) {
        if (insert.getColumns() == null
                || insert.getColumns().isEmpty()
                || insert.getSetUpdateSets() != null
                || insert.getDuplicateUpdateSets() != null
                || insert.isOnlyDefaultValues()
                || insert.isOverriding()
                || insert.getSelect() == null) {
            throw new RefusedSqlException("INSERT", "only a column list with VALUES or SELECT");
        }
        if (insert.getTable().getAlias() != null) {
            throw new RefusedSqlException("INSERT", "alias on the target");
        }
        approve(insert.getTable(), false);
        insert.getTable().setAlias(null);
        int width = insert.getColumns().size();
        insert.getColumns().add(new Column(TenantGuard.TENANT_COLUMN));
        switch (insert.getSelect()) {
            case Values values -> rows(values, width);
            case PlainSelect select -> {
                if (select.getForMode() != null) {
                    throw new RefusedSqlException("INSERT", "select that locks");
                }
                select.addSelectItems(new SelectItem<>(tenant()));
            }
            default -> throw new RefusedSqlException("INSERT", "source is neither VALUES nor a plain SELECT");
        }
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
        row.add(tenant());
    }

    private Expression predicate(Table table) {
        return new EqualsTo(new Column(new Table(table.getAlias().getName()), TenantGuard.TENANT_COLUMN), tenant());
    }

    private Expression tenant() {
        marks++;
        return new CastExpression("CAST", new StringValue(TenantGuard.MARK), "UUID");
    }

    private static @Nullable Expression guarded(List<Expression> predicates, @Nullable Expression where) {
        Expression all = where == null ? null : new ParenthesedExpressionList<>(where);
        for (Expression predicate : predicates.reversed()) {
            all = all == null ? predicate : new AndExpression(predicate, all);
        }
        return all;
    }
}
