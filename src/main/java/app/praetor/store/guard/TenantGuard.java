package app.praetor.store.guard;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;

/** Rewrites application SQL so that it reads and writes one tenant's rows only; thread-safe. */
public final class TenantGuard {
    static final String SCHEMA = "praetor";
    static final String TENANT_COLUMN = "tenant_id";
    /** A control character: {@link SqlText} refuses it, so application SQL cannot contain it. */
    static final String MARK = "\u0001";

    private static final int CACHED = 2_000;

    private final GuardedTables tables;
    private final Map<String, GuardedSql> cache = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, GuardedSql> eldest) {
            return size() > CACHED;
        }
    };

    /** A guard over the tables of the catalogue. */
    public TenantGuard(GuardedTables tables) {
        this.tables = tables;
    }

    /** The guarded form of the statement, remembered by its text; throws {@link RefusedSqlException}. */
    public GuardedSql rewrite(String sql) {
        synchronized (cache) {
            GuardedSql known = cache.get(sql);
            if (known != null) {
                return known;
            }
        }
        GuardedSql fresh = guard(sql);
        synchronized (cache) {
            cache.put(sql, fresh);
        }
        return fresh;
    }

    private GuardedSql guard(String sql) {
        SqlText.check(sql);
        Rewriter rewriter = new Rewriter(tables);
        String text = rewriter.rewrite(parse(sql)).toString();
        String[] parts = text.split(MARK, -1);
        if (parts.length - 1 != rewriter.marks()) {
            throw new RefusedSqlException("statement", "a predicate was lost in printing");
        }
        return new GuardedSql(Arrays.asList(parts));
    }

    private static Statement parse(String sql) {
        Statement statement;
        try {
            statement = new CCJSqlParser(sql).Statement();
        } catch (ParseException | TokenMgrException e) {
            // The parser's text repeats the statement, literals included: it is not passed on.
            throw new RefusedSqlException(
                    "statement", "not understood: " + e.getClass().getSimpleName());
        }
        if (statement == null) {
            throw new RefusedSqlException("statement", "empty");
        }
        return statement;
    }
}
