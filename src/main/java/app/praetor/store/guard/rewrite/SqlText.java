package app.praetor.store.guard.rewrite;

import app.praetor.store.guard.RefusedSqlException;
import java.util.Locale;
import java.util.Set;

/** Refuses, before parsing, every text that two lexers could read differently. */
final class SqlText {
    private static final int MAX_LENGTH = 32_000;
    private static final int MAX_DEPTH = 30;
    private static final String PLAIN = "_,.()[]*+-/<>=!%|~?: \t\r\n";

    private SqlText() {}

    static void check(String sql, Set<GuardRule> rules) {
        if (sql.length() > MAX_LENGTH) {
            throw new RefusedSqlException("statement", "too long");
        }
        String lower = sql.toLowerCase(Locale.ROOT);
        if (rules.contains(GuardRule.TENANT_ON_INSERT) && lower.contains(Names.TENANT_COLUMN)) {
            throw new RefusedSqlException("tenant_id", "only the guard names this column");
        }
        if (rules.contains(GuardRule.HIDDEN_SCHEMA) && lower.contains(Names.SCHEMA)) {
            throw new RefusedSqlException("schema name", "only the guard names the schema");
        }
        boolean literal = false;
        int depth = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' || (Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0)) {
                throw new RefusedSqlException("character", "backslash or control character");
            }
            if (c == '\'') {
                if (!literal && i > 0 && isWord(sql.charAt(i - 1))) {
                    throw new RefusedSqlException("literal prefix", "lexers differ");
                }
                literal = !literal;
            } else if (!literal) {
                depth = plain(sql, i, depth);
            }
        }
        if (literal || depth != 0) {
            throw new RefusedSqlException("statement", "unbalanced quotes or parentheses");
        }
    }

    private static int plain(String sql, int i, int depth) {
        char c = sql.charAt(i);
        if (!isWord(c) && PLAIN.indexOf(c) < 0) {
            throw new RefusedSqlException("character outside a literal", "not in the allowed set");
        }
        char next = i + 1 < sql.length() ? sql.charAt(i + 1) : ' ';
        if ((c == '-' && next == '-') || (c == '/' && (next == '*' || next == '/'))) {
            throw new RefusedSqlException("comment", "lexers differ");
        }
        // Two colons are a cast; one is a parameter's name or a slice, two question marks an escaped operator.
        boolean pair = c == ':' && (next == ':' || (i > 0 && sql.charAt(i - 1) == ':'));
        boolean triple = c == ':' && next == ':' && i > 0 && sql.charAt(i - 1) == ':';
        if ((c == ':' && (!pair || triple)) || (c == '?' && (next == '?' || isWord(next)))) {
            throw new RefusedSqlException("colon or question mark", "only :: for a cast and ? for a parameter");
        }
        int now = c == '(' || c == '[' ? depth + 1 : c == ')' || c == ']' ? depth - 1 : depth;
        if (now < 0 || now > MAX_DEPTH) {
            throw new RefusedSqlException("parentheses", "nesting");
        }
        return now;
    }

    private static boolean isWord(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
