package app.praetor.store;

import app.praetor.store.guard.GuardedDataSource;
import app.praetor.store.guard.RefusedSqlException;
import app.praetor.store.guard.TenantContext;
import app.praetor.store.guard.TenantGuard;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;

/**
 * One SELECT that somebody typed, for one tenant. H2 has no read-only transactions; the wall behind the guard is a
 * database user who exists for this one statement and may only select, in a transaction that is rolled back.
 */
final class ReadOnlyQuery {
    private static final int MAX_ROWS = 100_000;
    private static final int SECONDS = 60;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Pool system;
    private final TenantGuard guard;

    ReadOnlyQuery(Pool system, TenantGuard guard) {
        this.system = system;
        this.guard = guard;
    }

    /**
     * @throws RefusedSqlException when the guard refuses it
     * @throws IllegalArgumentException when it is not one SELECT, not valid, or gives too much
     */
    QueryResult run(UUID tenant, String sql) {
        guard.rewrite(sql);
        requireSelect(sql);
        String user = "praetor_query_" + hex(6);
        char[] password = hex(32).toCharArray();
        try (Connection admin = system.getConnection();
                var statement = admin.createStatement()) {
            // H2 takes no parameters here; both texts are hexadecimal.
            statement.execute("CREATE USER " + user + " PASSWORD '" + new String(password) + "'");
            try (Pool own = system.as(user, password)) {
                statement.execute("GRANT SELECT ON SCHEMA praetor TO " + user);
                return select(own, tenant, sql);
            } finally {
                statement.execute("DROP USER " + user);
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    "The statement cannot be run (database error " + e.getErrorCode() + "). Nothing was changed.");
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static void requireSelect(String sql) {
        try {
            if (new CCJSqlParser(sql).Statement() instanceof Select select
                    && !(select instanceof PlainSelect plain
                            && (plain.getForMode() != null || plain.getIntoTables() != null))) {
                return;
            }
        } catch (ParseException | TokenMgrException e) {
            throw new IllegalArgumentException("The statement is not understood. Nothing was changed.");
        }
        throw new IllegalArgumentException("Refused: statement (only one SELECT is allowed). Nothing was changed.");
    }

    private QueryResult select(Pool own, UUID tenant, String sql) throws SQLException {
        return TenantContext.<QueryResult, SQLException>call(tenant, () -> {
            try (Connection connection = new GuardedDataSource(own, guard).getConnection()) {
                connection.setAutoCommit(false);
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setQueryTimeout(SECONDS);
                    statement.setMaxRows(MAX_ROWS + 1);
                    try (ResultSet row = statement.executeQuery()) {
                        return read(row);
                    }
                } finally {
                    connection.rollback();
                }
            }
        });
    }

    private static QueryResult read(ResultSet row) throws SQLException {
        ResultSetMetaData about = row.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(about.getColumnLabel(i));
        }
        List<List<JsonNode>> rows = new ArrayList<>();
        while (row.next()) {
            List<JsonNode> values = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                boolean json = about.getColumnTypeName(i).equalsIgnoreCase("json");
                values.add(json ? json(row.getString(i)) : value(row.getObject(i)));
            }
            rows.add(values);
            if (rows.size() > MAX_ROWS) {
                throw new IllegalArgumentException(
                        "The statement gives more than " + MAX_ROWS + " rows; ask for fewer with LIMIT.");
            }
        }
        return new QueryResult(columns, rows);
    }

    private static JsonNode json(@Nullable String text) {
        return text == null ? NullNode.getInstance() : Json.parse(text);
    }

    private static JsonNode value(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> NullNode.getInstance();
            case Number number -> Json.of(number);
            case Boolean truth -> Json.of(truth);
            case OffsetDateTime at ->
                Json.of(at.withOffsetSameInstant(ZoneOffset.UTC).toString());
            case Array array -> {
                ArrayNode list = Json.MAPPER.createArrayNode();
                for (Object item : (Object[]) array.getArray()) {
                    list.add(value(item));
                }
                yield list;
            }
            default -> Json.of(value.toString());
        };
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
