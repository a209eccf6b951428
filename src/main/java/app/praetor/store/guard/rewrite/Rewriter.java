package app.praetor.store.guard.rewrite;

import app.praetor.store.guard.GuardedTables;
import app.praetor.store.guard.RefusedSqlException;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/** Rewrites one syntax tree in place; used once. */
final class Rewriter {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final GuardedTables tables;
    private final Set<GuardRule> rules;
    private final Set<Table> approved = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> expressions = new HashSet<>();
    private int marks;
    private int stored;

    Rewriter(GuardedTables tables, Set<GuardRule> rules) {
        this.tables = tables;
        this.rules = rules;
    }

    boolean keeps(GuardRule rule) {
        return rules.contains(rule);
    }

    int marks() {
        return marks;
    }

    void rewrite(Statement statement) {
        List<Object> nodes = AstWalk.nodes(statement);
        if (keeps(GuardRule.SWEEP)) {
            Sweep.check(nodes);
        }
        AllowedCalls.check(nodes);
        Selects selects = new Selects(this);
        Writes writes = new Writes(this, selects);
        switch (statement) {
            case Insert insert -> writes.insert(insert);
            case Update update -> writes.update(update);
            case Delete delete -> writes.delete(delete);
            case Merge merge -> new Merges(this, selects).merge(merge);
            case Values _ -> throw new RefusedSqlException("VALUES", "as a statement");
            case Select select -> selects.select(select, Scope.EMPTY);
            default -> {
                if (keeps(GuardRule.SWEEP)) {
                    throw new RefusedSqlException("statement", "only SELECT, INSERT, UPDATE, DELETE and MERGE");
                }
            }
        }
        if (!keeps(GuardRule.SWEEP)) {
            return;
        }
        for (Object node : AstWalk.nodes(statement)) {
            if (node instanceof Table table && !approved.contains(table)) {
                throw new RefusedSqlException("table", "in a place the guard does not rewrite");
            }
        }
    }

    /** Proves on the printed text, read again, that it holds the approved tables and no other. */
    void confirm(Statement printed) {
        int found = 0;
        for (Object node : AstWalk.nodes(printed)) {
            if (node instanceof Table table) {
                String schema = table.getSchemaName();
                boolean known =
                        Names.SCHEMA.equals(schema) || (schema == null && expressions.contains(lower(table.getName())));
                if (!known) {
                    throw new RefusedSqlException("table", "appeared in printing");
                }
                found += schema == null ? 0 : 1;
            }
        }
        if (found != stored) {
            throw new RefusedSqlException("table", "was lost in printing");
        }
    }

    /** A name for a common table expression: plain, no table's, no engine's, seen nowhere here. */
    String expression(@Nullable Alias alias, Scope scope) {
        String name = alias == null ? "" : lower(alias.getName());
        if (!PLAIN.matcher(name).matches() || name.startsWith("pg_")) {
            throw new RefusedSqlException("WITH", "only a plain name");
        }
        if (tables.owned(name) || tables.global(name)) {
            throw new RefusedSqlException("WITH", "has the name of a table");
        }
        if (scope.sees(name)) {
            throw new RefusedSqlException("WITH", "hides another of the same name");
        }
        expressions.add(name);
        return name;
    }

    /** Whether the table names a common table expression in scope; it is approved then. */
    boolean refersTo(Table table, Scope scope) {
        boolean refers = table.getNameParts().size() == 1 && scope.sees(lower(table.getName()));
        if (refers) {
            if (table.getAlias() != null) {
                table.getAlias().setUseAs(true);
            }
            approved.add(table);
        }
        return refers;
    }

    /** Checks the table, puts it into the schema under an alias; true when it is owned. */
    boolean approve(Table table, boolean reading) {
        if (!keeps(GuardRule.HIDDEN_SCHEMA) && Names.SCHEMA.equals(table.getSchemaName())) {
            approved.add(table);
            stored++;
            return false;
        }
        String name = table.getName();
        if (table.getNameParts().size() != 1
                || table.getTimeTravel() != null
                || table.getTimeTravelStrAfterAlias() != null
                || !PLAIN.matcher(name).matches()) {
            throw new RefusedSqlException("table", "only a plain name");
        }
        String lower = lower(name);
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
        table.setSchemaName(Names.SCHEMA);
        table.setAlias(new Alias(alias == null ? lower : alias.getName(), true));
        approved.add(table);
        stored++;
        return owned;
    }

    Expression predicate(Table table) {
        return new EqualsTo(new Column(new Table(table.getAlias().getName()), Names.TENANT_COLUMN), tenant());
    }

    /** The place of the tenant's id in the printed text. */
    Expression tenant() {
        marks++;
        return new CastExpression("CAST", new StringValue(Names.MARK), "UUID");
    }

    static Column tenantColumn() {
        return new Column(Names.TENANT_COLUMN);
    }

    /** The guard's predicates first, then the statement's own in parentheses. */
    static @Nullable Expression guarded(List<Expression> predicates, @Nullable Expression where) {
        Expression all = where == null ? null : new ParenthesedExpressionList<>(where);
        for (Expression predicate : predicates.reversed()) {
            all = all == null ? predicate : new AndExpression(predicate, all);
        }
        return all;
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
