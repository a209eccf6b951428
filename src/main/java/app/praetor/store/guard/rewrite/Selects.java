package app.praetor.store.guard.rewrite;

import app.praetor.store.guard.RefusedSqlException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ForMode;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** Queries at any depth: their common table expressions, their relations, and the predicates on these. */
final class Selects {
    private final Rewriter rewriter;

    Selects(Rewriter rewriter) {
        this.rewriter = rewriter;
    }

    /** One query with all that it contains. */
    void select(Select select, Scope outer) {
        Scope scope = with(select, outer);
        inside(select, scope);
        if (select instanceof PlainSelect plain) {
            plain(plain, scope);
        }
    }

    /** The queries below the node, wherever they stand. */
    void inside(Object node, Scope scope) {
        AstWalk.below(node, child -> {
            if (child instanceof Select query) {
                select(query, scope);
                return false;
            }
            return !(child instanceof WithItem<?>);
        });
    }

    private Scope with(Select select, Scope outer) {
        List<WithItem<?>> items = select.getWithItemsList();
        if (items == null) {
            return outer;
        }
        boolean recursive = items.stream().anyMatch(WithItem::isRecursive);
        Scope scope = outer;
        for (WithItem<?> item : items) {
            String name = rewriter.expression(item.getAlias(), scope);
            if (!(item.getParenthesedStatement() instanceof ParenthesedSelect query)) {
                throw new RefusedSqlException("WITH", "only of queries");
            }
            Scope after = scope.with(name);
            select(query, recursive ? after : scope);
            scope = after;
        }
        return scope;
    }

    private void plain(PlainSelect select, Scope scope) {
        List<Join> joins = orEmpty(select.getJoins());
        boolean before = rewriter.keeps(GuardRule.FILTER_BEFORE_OUTER_JOIN)
                && (nested(select.getFromItem()) || joins.stream().anyMatch(j -> outer(j) || nested(j.getFromItem())));
        Relations relations = new Relations(before, scope);
        if (select.getFromItem() != null) {
            select.setFromItem(relations.put(select.getFromItem()));
        }
        relations.join(joins);
        boolean locks = select.getForMode() != null || select.getForUpdate() != null || select.getForClause() != null;
        if (locks
                && (select.getForMode() != ForMode.UPDATE
                        || !joins.isEmpty()
                        || before
                        || relations.predicates.size() != 1)) {
            throw new RefusedSqlException("FOR UPDATE", "only on one owned table");
        }
        select.setWhere(Rewriter.guarded(relations.predicates, select.getWhere()));
    }

    /** Relations that are read beside the target of an UPDATE or MERGE: each one is filtered by itself. */
    FromItem beside(Table target, FromItem item, List<Join> joins) {
        Relations relations = new Relations(true, Scope.EMPTY);
        relations.named(target.getAlias().getName());
        FromItem first = relations.put(item);
        relations.join(joins);
        return first;
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static boolean outer(Join join) {
        return join.isLeft() || join.isRight() || join.isFull() || join.isOuter();
    }

    private static boolean nested(@Nullable FromItem item) {
        return item instanceof ParenthesedFromItem parentheses && !(parentheses.getFromItem() instanceof Values);
    }

    /** The relations of one query level. */
    private final class Relations {
        private final boolean filterBefore;
        private final Scope scope;
        private final Set<String> names = new HashSet<>();
        private final List<Expression> predicates = new ArrayList<>();

        Relations(boolean filterBefore, Scope scope) {
            this.filterBefore = filterBefore;
            this.scope = scope;
        }

        void named(@Nullable String name) {
            if (name != null && !names.add(Rewriter.lower(name))) {
                throw new RefusedSqlException("alias", "used twice on one level");
            }
        }

        void join(List<Join> joins) {
            for (Join join : joins) {
                check(join);
                join.setFromItem(put(join.getFromItem()));
            }
        }

        FromItem put(FromItem item) {
            return switch (item) {
                case Table table -> table(table);
                case ParenthesedFromItem parentheses -> parentheses(parentheses);
                case ParenthesedSelect query -> {
                    alias(query.getAlias());
                    yield query;
                }
                case Values values -> {
                    alias(values.getAlias());
                    yield values;
                }
                case TableFunction function -> {
                    alias(function.getAlias());
                    yield function;
                }
                default -> throw new RefusedSqlException("relation", "kind is not on the list");
            };
        }

        private void alias(@Nullable Alias alias) {
            if (alias != null) {
                named(alias.getName());
                alias.setUseAs(true);
            }
        }

        private FromItem parentheses(ParenthesedFromItem parentheses) {
            if (parentheses.getFromItem() instanceof Values) {
                alias(parentheses.getAlias());
            } else if (parentheses.getAlias() != null) {
                throw new RefusedSqlException("join", "parenthesised join with an alias");
            }
            parentheses.setFromItem(put(parentheses.getFromItem()));
            join(orEmpty(parentheses.getJoins()));
            return parentheses;
        }

        private FromItem table(Table table) {
            named(table.getAlias() == null ? table.getName() : table.getAlias().getName());
            if (rewriter.refersTo(table, scope) || !rewriter.approve(table, true)) {
                return table;
            }
            if (!filterBefore) {
                predicates.add(rewriter.predicate(table));
                return table;
            }
            // A predicate in WHERE would turn an outer join into an inner one, so the rows are filtered before it.
            PlainSelect rows = new PlainSelect();
            rows.addSelectItems(new AllColumns());
            rows.setFromItem(table);
            rows.setWhere(rewriter.predicate(table));
            ParenthesedSelect derived = new ParenthesedSelect();
            derived.setSelect(rows);
            derived.setAlias(new Alias(table.getAlias().getName(), true));
            return derived;
        }

        private static void check(Join j) {
            if (j.isFull()) {
                throw new RefusedSqlException("FULL JOIN", "not on both databases");
            }
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
    }
}
