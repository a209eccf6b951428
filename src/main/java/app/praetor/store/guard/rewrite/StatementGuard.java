package app.praetor.store.guard.rewrite;

import app.praetor.store.guard.GuardedTables;
import app.praetor.store.guard.RefusedSqlException;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;

/** From application SQL to guarded SQL: read, checked, rewritten, printed, and the print read once more. */
public final class StatementGuard {
    private final GuardedTables tables;
    private final Set<GuardRule> rules;

    /** A guard over the tables; with less than all rules it does not keep tenants apart. */
    public StatementGuard(GuardedTables tables, Set<GuardRule> rules) {
        this.tables = tables;
        this.rules = Set.copyOf(rules);
    }

    /** The guarded text, cut where the tenant's id belongs; throws {@link RefusedSqlException}. */
    public List<String> guard(String sql) {
        try {
            return guarded(sql);
        } catch (StackOverflowError e) {
            // Chains of operators nest the tree deeper than their parentheses show.
            throw new RefusedSqlException("statement", "nested too deeply");
        }
    }

    private List<String> guarded(String sql) {
        SqlText.check(sql, rules);
        Statement statement = parse(sql);
        Rewriter rewriter = new Rewriter(tables, rules);
        rewriter.rewrite(statement);
        String text = statement.toString();
        String[] parts = text.split(Names.MARK, -1);
        if (parts.length - 1 != rewriter.marks()) {
            throw new RefusedSqlException("statement", "a predicate was lost in printing");
        }
        if (rules.contains(GuardRule.SWEEP)) {
            Statement printed = parse(text);
            rewriter.confirm(printed);
            if (!printed.toString().equals(text)) {
                throw new RefusedSqlException("statement", "does not print as it reads");
            }
        }
        return List.of(parts);
    }

    private static Statement parse(String sql) {
        Statement statement;
        try {
            statement = new CCJSqlParser(sql).Statement();
        } catch (ParseException | TokenMgrException | ClassCastException e) {
            // The parser's text repeats the statement, literals included: it is not passed on.
            throw new RefusedSqlException("statement", "not understood: not in the dialect of the program");
        }
        if (statement == null) {
            throw new RefusedSqlException("statement", "empty");
        }
        return statement;
    }
}
