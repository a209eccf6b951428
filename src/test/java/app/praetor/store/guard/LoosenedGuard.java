package app.praetor.store.guard;

import app.praetor.store.guard.rewrite.GuardRule;
import java.util.EnumSet;
import java.util.Set;

/** Guards that lack one rule, for tests outside this folder that must notice it. */
public final class LoosenedGuard {
    private LoosenedGuard() {}

    /** A guard with every rule but one. */
    public static TenantGuard without(GuardRule rule, GuardedTables tables) {
        Set<GuardRule> rules = EnumSet.allOf(GuardRule.class);
        rules.remove(rule);
        return new TenantGuard(tables, rules);
    }
}
