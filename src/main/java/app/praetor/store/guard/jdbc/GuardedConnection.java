package app.praetor.store.guard.jdbc;

import app.praetor.store.guard.RefusedSqlException;
import app.praetor.store.guard.SessionTenant;
import app.praetor.store.guard.TenantContext;
import app.praetor.store.guard.TenantGuard;
import java.lang.reflect.Method;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A connection on which only guarded statements can be made. */
public final class GuardedConnection {
    private static final Set<String> PASSED =
            Set.of(("isClosed commit rollback setAutoCommit getAutoCommit setSavepoint releaseSavepoint"
                            + " setTransactionIsolation getTransactionIsolation setReadOnly isReadOnly getWarnings"
                            + " clearWarnings isValid createBlob createClob getHoldability setHoldability"
                            + " getNetworkTimeout getSchema getCatalog beginRequest endRequest")
                    .split(" "));
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_ ]*");

    private final Connection raw;
    private final TenantGuard guard;
    private final SessionTenant session;
    private @Nullable UUID told;

    private GuardedConnection(Connection raw, TenantGuard guard, SessionTenant session) {
        this.raw = raw;
        this.guard = guard;
        this.session = session;
    }

    /** The connection behind the guard; the database is told the tenant when a statement first needs it. */
    public static Connection of(Connection raw, TenantGuard guard, SessionTenant session) {
        return Proxies.proxy(Connection.class, raw, new GuardedConnection(raw, guard, session)::invoke);
    }

    private @Nullable Object invoke(Object self, Method method, @Nullable Object[] args) throws Throwable {
        Connection owner = (Connection) self;
        switch (method.getName()) {
            case "prepareStatement" -> {
                UUID tenant = bound();
                if (args.length == 1) {
                    PreparedStatement made = raw.prepareStatement(rewrite(args[0], tenant));
                    return GuardedStatement.of(PreparedStatement.class, made, owner, this, tenant);
                }
                Object[] changed = args.clone();
                changed[0] = rewrite(args[0], tenant);
                plainOptions(changed);
                return GuardedStatement.of(
                        PreparedStatement.class, made(Proxies.call(raw, method, changed)), owner, this, tenant);
            }
            case "createStatement" -> {
                plainOptions(args);
                return GuardedStatement.of(Statement.class, made(Proxies.call(raw, method, args)), owner, this, null);
            }
            case "getMetaData" -> {
                return metaData(raw.getMetaData(), owner);
            }
            case "createArrayOf" -> {
                plainNames(args);
                return GuardedRows.array((Array) Objects.requireNonNull(Proxies.call(raw, method, args)));
            }
            case "close" -> {
                close();
                return null;
            }
            default -> {
                if (!PASSED.contains(method.getName())) {
                    throw Proxies.refused(method);
                }
                plainNames(args);
                return Proxies.call(raw, method, args);
            }
        }
    }

    /** The tenant of this call; the database is told when it is another than before. */
    UUID bound() throws SQLException {
        UUID tenant = TenantContext.required();
        if (!tenant.equals(told)) {
            session.bind(raw, tenant);
            told = tenant;
        }
        return tenant;
    }

    String rewrite(@Nullable Object sql, UUID tenant) {
        return guard.rewrite((String) Objects.requireNonNull(sql, "sql")).forTenant(tenant);
    }

    private void close() throws SQLException {
        try (raw) {
            if (told != null && !raw.isClosed()) {
                told = null;
                session.bind(raw, null);
            }
        }
    }

    /** Facts about the product; what it lists of tables and people goes past the guard. */
    private static DatabaseMetaData metaData(DatabaseMetaData raw, Connection owner) {
        return Proxies.proxy(DatabaseMetaData.class, raw, (_, method, args) -> switch (method.getName()) {
            case "getConnection" -> owner;
            case "getURL", "getUserName" -> throw Proxies.refused(method);
            default -> {
                if (method.getReturnType() == ResultSet.class) {
                    throw Proxies.refused(method);
                }
                yield Proxies.call(raw, method, args);
            }
        });
    }

    /** Updatable results and column names that are no plain names are refused. */
    static void plainOptions(@Nullable Object[] args) {
        for (Object arg : args) {
            if (arg instanceof Integer number && number == ResultSet.CONCUR_UPDATABLE) {
                throw new RefusedSqlException("updatable result", "writes past the guard");
            }
            if (arg instanceof String[] names) {
                plainNames(names);
            }
        }
    }

    private static void plainNames(@Nullable Object[] args) {
        for (Object arg : args) {
            if (arg instanceof String name && !PLAIN.matcher(name).matches()) {
                throw new RefusedSqlException("name", "not a plain name");
            }
        }
    }

    private static Statement made(@Nullable Object statement) {
        return (Statement) Objects.requireNonNull(statement);
    }
}
