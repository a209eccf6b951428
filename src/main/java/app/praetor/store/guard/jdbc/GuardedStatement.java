package app.praetor.store.guard.jdbc;

import app.praetor.store.guard.RefusedSqlException;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement whose every text passes the guard, and which runs for one tenant only. */
final class GuardedStatement {
    private static final Set<String> CLOSED = Set.of("setCursorName", "setUnicodeStream", "setRef", "setRowId");
    private static final Set<String> PASSED = Set.of(("close isClosed cancel clearBatch clearParameters clearWarnings"
                    + " closeOnCompletion isCloseOnCompletion isPoolable enquoteLiteral isSimpleIdentifier")
            .split(" "));

    private static final MethodHandle PREPARED = Forwarders.of(PreparedStatement.class, GuardedStatement::direct);

    private final Statement raw;
    private final Connection owner;
    private final GuardedConnection connection;
    private final @Nullable UUID prepared;
    /** A plain statement's batch keeps the tenant of its first entry until it is executed or cleared. */
    private @Nullable UUID batched;
    /** What the application holds, and gets back from its results. */
    private @Nullable Statement shown;

    private GuardedStatement(Statement raw, Connection owner, GuardedConnection connection, @Nullable UUID prepared) {
        this.raw = raw;
        this.owner = owner;
        this.connection = connection;
        this.prepared = prepared;
    }

    /**
     * The statement behind the guard.
     *
     * @param prepared for whom it was prepared; null for a plain statement
     */
    static <S extends Statement> S of(
            Class<S> type, Statement raw, Connection owner, GuardedConnection connection, @Nullable UUID prepared) {
        GuardedStatement decides = new GuardedStatement(raw, owner, connection, prepared);
        Later<S> decided = new Later<>(() -> Proxies.proxy(type, raw, decides::invoke));
        S shown = type == PreparedStatement.class ? Forwarders.make(PREPARED, type, raw, decided) : decided.get();
        decides.shown = shown;
        return shown;
    }

    /** Binding a value and closing need nobody's decision. */
    private static boolean direct(Method method) {
        String name = method.getName();
        return method.getReturnType() == void.class
                && (name.equals("close") || (name.startsWith("set") && !CLOSED.contains(name)));
    }

    private @Nullable Object invoke(Object self, Method method, @Nullable Object[] args) throws Throwable {
        String name = method.getName();
        if (name.startsWith("set") && !CLOSED.contains(name)) {
            return Proxies.call(raw, method, args);
        }
        if (name.equals("getConnection")) {
            return owner;
        }
        boolean runs = name.startsWith("execute") || name.equals("addBatch");
        if (!runs && !name.startsWith("get") && !PASSED.contains(name)) {
            throw Proxies.refused(method);
        }
        Object result;
        if (args.length == 0 && name.equals("executeQuery") && raw instanceof PreparedStatement query) {
            // What is asked for most often goes without reflection.
            guarded(name, args);
            result = query.executeQuery();
        } else {
            result = Proxies.call(raw, method, runs ? guarded(name, args) : args);
        }
        if (name.equals("clearBatch") || name.endsWith("executeBatch") || name.equals("executeLargeBatch")) {
            batched = null;
        }
        return GuardedRows.guarded(result, shown);
    }

    private @Nullable Object[] guarded(String name, @Nullable Object[] args) throws SQLException {
        UUID tenant = connection.bound();
        boolean batch = name.equals("addBatch") || name.endsWith("Batch");
        UUID expected = prepared != null ? prepared : batch ? batched : null;
        if (expected != null && !tenant.equals(expected)) {
            throw new RefusedSqlException("execution", "another tenant is bound than when it was prepared");
        }
        if (args.length == 0) {
            return args;
        }
        if (prepared != null) {
            throw new RefusedSqlException("SQL text", "on a prepared statement");
        }
        Object[] passed = args.clone();
        passed[0] = connection.rewrite(args[0], tenant);
        GuardedConnection.plainOptions(passed);
        batched = batch ? tenant : batched;
        return passed;
    }
}
