package app.praetor.store.guard.jdbc;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Results that can be read and lead nowhere else. */
final class GuardedRows {
    private static final Set<String> MOVES = Set.of(("next close isClosed wasNull findColumn beforeFirst afterLast"
                    + " first last absolute relative previous isBeforeFirst isAfterLast isFirst isLast"
                    + " setFetchDirection setFetchSize clearWarnings")
            .split(" "));

    /** Kinds of values that hold nothing of the driver; an {@code Object} is looked at when it is there. */
    private static final Set<Class<?>> HARMLESS = Set.of(
            Object.class,
            String.class,
            BigDecimal.class,
            byte[].class,
            Date.class,
            Time.class,
            Timestamp.class,
            ResultSetMetaData.class);

    private static final MethodHandle MAKER = Forwarders.of(ResultSet.class, GuardedRows::direct);

    private GuardedRows() {}

    /** The value itself, or a guarded form where its class leads back to the driver's statement. */
    static @Nullable Object guarded(@Nullable Object value, @Nullable Statement owner) {
        return switch (value) {
            case ResultSet rows -> rows(rows, owner);
            case Array array -> array(array);
            case null, default -> value;
        };
    }

    /** What a column holds, guarded where its class leads back. */
    static @Nullable Object value(@Nullable Object value) {
        return guarded(value, null);
    }

    /** Reading a value that leads nowhere needs nobody's decision. */
    private static boolean direct(Method method) {
        Class<?> type = method.getReturnType();
        boolean harmless = type.isPrimitive() || HARMLESS.contains(type);
        return harmless && (method.getName().startsWith("get") || MOVES.contains(method.getName()));
    }

    private static ResultSet rows(ResultSet raw, @Nullable Statement owner) {
        return Forwarders.make(MAKER, ResultSet.class, raw, new Later<>(() -> decided(raw, owner)));
    }

    private static ResultSet decided(ResultSet raw, @Nullable Statement owner) {
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
