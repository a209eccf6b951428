package app.praetor.store.guard.jdbc;

import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Results that can be read and lead nowhere else. */
final class GuardedRows {
    private static final Set<String> MOVES = Set.of(("next close isClosed wasNull findColumn beforeFirst afterLast"
                    + " first last absolute relative previous isBeforeFirst isAfterLast isFirst isLast"
                    + " setFetchDirection setFetchSize clearWarnings")
            .split(" "));

    private GuardedRows() {}

    /** The value itself, or a guarded form where its class leads back to the driver's statement. */
    static @Nullable Object guarded(@Nullable Object value, @Nullable Statement owner) {
        return switch (value) {
            case ResultSet rows -> rows(rows, owner);
            case Array array -> array(array);
            case null, default -> value;
        };
    }

    private static ResultSet rows(ResultSet raw, @Nullable Statement owner) {
        return Proxies.proxy(ResultSet.class, raw, (_, method, args) -> {
            String name = method.getName();
            if (name.equals("getStatement")) {
                return owner;
            }
            if (!name.startsWith("get") && !MOVES.contains(name)) {
                throw Proxies.refused(method);
            }
            return guarded(Proxies.call(raw, method, args), null);
        });
    }

    static Array array(Array raw) {
        return Proxies.proxy(Array.class, raw, (Object _, Method method, @Nullable Object[] args) -> {
            return guarded(Proxies.call(raw, method, args), null);
        });
    }
}
