package app.praetor.store.guard;

import app.praetor.store.guard.rewrite.GuardRule;
import app.praetor.store.guard.rewrite.StatementGuard;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Rewrites application SQL so that it reads and writes one tenant's rows only; thread-safe. */
public final class TenantGuard {
    private static final int CACHED = 2_000;

    private final StatementGuard guard;
    private final ConcurrentHashMap<String, GuardedSql> cache = new ConcurrentHashMap<>();

    /** A guard over the tables of the catalogue. */
    public TenantGuard(GuardedTables tables) {
        this(tables, EnumSet.allOf(GuardRule.class));
    }

    /** For tests that loosen a rule. */
    TenantGuard(GuardedTables tables, Set<GuardRule> rules) {
        this.guard = new StatementGuard(tables, rules);
    }

    /** The guarded form of the statement, remembered by its text; throws {@link RefusedSqlException}. */
    public GuardedSql rewrite(String sql) {
        GuardedSql known = cache.get(sql);
        if (known != null) {
            return known;
        }
        GuardedSql fresh = new GuardedSql(guard.guard(sql));
        if (cache.size() >= CACHED) {
            // The program's statements are far fewer; only generated texts come here, and are simply read again.
            cache.clear();
        }
        cache.put(sql, fresh);
        return fresh;
    }
}
