package app.praetor.store.guard.jdbc;

import app.praetor.store.guard.RefusedSqlException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import org.jspecify.annotations.Nullable;

/** Makes the objects that stand before the driver's own. */
final class Proxies {
    private static final Object[] NONE = {};

    private Proxies() {}

    /** What a method of a guarded object does. */
    interface Calls {
        @Nullable
        Object invoke(Object self, Method method, @Nullable Object[] args) throws Throwable;
    }

    static <T> T proxy(Class<T> type, Object raw, Calls calls) {
        InvocationHandler handler = (self, method, args) -> switch (method.getName()) {
            case "unwrap" -> throw new RefusedSqlException("unwrap", "leads past the guard");
            case "isWrapperFor" -> false;
            // A driver takes an array back by its text.
            case "toString" -> raw instanceof Array ? raw.toString() : "guarded " + type.getSimpleName();
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == args[0];
            default -> calls.invoke(self, method, args == null ? NONE : args);
        };
        return type.cast(Proxy.newProxyInstance(Proxies.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Calls the driver and throws what it throws. */
    static @Nullable Object call(Object target, Method method, @Nullable Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    static RefusedSqlException refused(Method method) {
        return new RefusedSqlException(
                method.getDeclaringClass().getSimpleName() + "." + method.getName(), "leads past the guard");
    }
}
