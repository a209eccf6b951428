package app.praetor.store.guard.jdbc;

import app.praetor.store.guard.RefusedSqlException;
import app.praetor.store.guard.TenantContext;
import app.praetor.store.guard.TenantGuard;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proxies for the JDBC objects of one connection. */
public final class GuardedJdbc {
    private static final Set<String> CONNECTION =
            Set.of(("close isClosed commit rollback setAutoCommit getAutoCommit setSavepoint releaseSavepoint"
                            + " setTransactionIsolation getTransactionIsolation setReadOnly isReadOnly getWarnings"
                            + " clearWarnings isValid createArrayOf createBlob createClob getHoldability"
                            + " setHoldability getNetworkTimeout setNetworkTimeout getSchema getCatalog getClientInfo"
                            + " beginRequest endRequest abort")
                    .split(" "));

    private GuardedJdbc() {}

    /** The connection behind the guard. */
    public static Connection connection(Connection raw, TenantGuard guard) {
        return proxy(Connection.class, raw, (self, method, args) -> switch (method.getName()) {
            case "prepareStatement" -> {
                UUID tenant = TenantContext.required();
                Object[] changed = args.clone();
                changed[0] = guard.rewrite((String) args[0]).forTenant(tenant);
                plainOptions(changed);
                yield statement(
                        PreparedStatement.class, made(call(raw, method, changed)), (Connection) self, guard, tenant);
            }
            case "createStatement" -> {
                plainOptions(args);
                yield statement(Statement.class, made(call(raw, method, args)), (Connection) self, guard, null);
            }
            case "getMetaData" -> metaData(raw.getMetaData(), (Connection) self);
            default -> {
                if (!CONNECTION.contains(method.getName())) {
                    throw new RefusedSqlException("Connection." + method.getName(), "leads past the guard");
                }
                plainNames(args);
                yield call(raw, method, args);
            }
        });
    }

    private static <S extends Statement> S statement(
            Class<S> type, Statement raw, Connection owner, TenantGuard guard, @Nullable UUID prepared) {
        // A plain statement's batch keeps the tenant of its first entry until it is executed or cleared.
        UUID[] bound = {prepared};
        return proxy(type, raw, (self, method, args) -> {
            String name = method.getName();
            boolean runs = name.startsWith("execute") || name.equals("addBatch");
            if (name.equals("getConnection")) {
                return owner;
            }
            if (name.equals("setCursorName") || name.equals("unwrap") || name.equals("setUnicodeStream")) {
                throw new RefusedSqlException("Statement." + name, "leads past the guard");
            }
            Object[] passed = args;
            if (runs) {
                UUID tenant = TenantContext.required();
                boolean batch = name.equals("addBatch") || name.endsWith("Batch");
                if ((prepared != null || batch) && bound[0] != null && !tenant.equals(bound[0])) {
                    throw new RefusedSqlException("execution", "another tenant is bound than when it was prepared");
                }
                if (args.length > 0) {
                    if (prepared != null) {
                        throw new RefusedSqlException("SQL text", "on a prepared statement");
                    }
                    passed = args.clone();
                    passed[0] = guard.rewrite((String) args[0]).forTenant(tenant);
                    plainOptions(passed);
                    bound[0] = batch ? tenant : bound[0];
                }
            }
            Object result = call(raw, method, passed);
            if (prepared == null && (name.equals("clearBatch") || name.endsWith("executeBatch"))) {
                bound[0] = null;
            }
            return result instanceof ResultSet rows ? rows(rows, (Statement) self) : result;
        });
    }

    private static ResultSet rows(ResultSet raw, @Nullable Statement owner) {
        return proxy(ResultSet.class, raw, (_, method, args) -> {
            String name = method.getName();
            if (name.equals("getStatement")) {
                return owner;
            }
            if (name.startsWith("update") || name.equals("insertRow") || name.equals("deleteRow")) {
                throw new RefusedSqlException("ResultSet." + name, "writes past the guard");
            }
            return call(raw, method, args);
        });
    }

    private static DatabaseMetaData metaData(DatabaseMetaData raw, Connection owner) {
        return proxy(DatabaseMetaData.class, raw, (_, method, args) -> {
            if (method.getName().equals("getConnection")) {
                return owner;
            }
            Object result = call(raw, method, args);
            return result instanceof ResultSet found ? rows(found, null) : result;
        });
    }

    /** Updatable results and column names that are no plain names are refused. */
    private static void plainOptions(Object[] args) {
        for (Object arg : args) {
            if (arg instanceof Integer number && number == ResultSet.CONCUR_UPDATABLE) {
                throw new RefusedSqlException("updatable result", "writes past the guard");
            }
            if (arg instanceof String[] names) {
                plainNames(names);
            }
        }
    }

    private static void plainNames(Object[] args) {
        for (Object arg : args) {
            if (arg instanceof String name && !name.matches("[A-Za-z_][A-Za-z0-9_ ]*")) {
                throw new RefusedSqlException("name", "not a plain name");
            }
        }
    }

    private static Statement made(@Nullable Object statement) {
        return (Statement) Objects.requireNonNull(statement);
    }

    private static @Nullable Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, Object raw, Calls calls) {
        InvocationHandler handler = (self, method, args) -> switch (method.getName()) {
            case "unwrap" -> throw new RefusedSqlException("unwrap", "leads past the guard");
            case "isWrapperFor" -> false;
            case "toString" -> "guarded " + type.getSimpleName();
            case "hashCode" -> System.identityHashCode(raw);
            case "equals" -> self == args[0];
            default -> calls.invoke(self, method, args == null ? new Object[0] : args);
        };
        return type.cast(Proxy.newProxyInstance(GuardedJdbc.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private interface Calls {
        @Nullable
        Object invoke(Object self, Method method, Object[] args) throws Throwable;
    }
}
