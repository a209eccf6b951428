package app.praetor.store.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A copy of the small schema that holds tenant A alone and runs statements as they are, without a guard. */
final class Oracle {
    private static final List<String> TABLES = List.of("projects", "tasks", "kinds");

    private Oracle() {}

    /** A database with tenant A alone, whose tables write its id by themselves. */
    static DataSource copy() {
        DataSource copy = GuardFixture.h2(false);
        for (String table : List.of("projects", "tasks")) {
            GuardFixture.system(
                    copy,
                    "alter table praetor." + table + " alter column tenant_id set default '" + GuardFixture.A + "'");
        }
        return copy;
    }

    /** What the statement returns on the copy, and the copy's rows afterwards. */
    static List<String> alone(DataSource copy, String sql) throws SQLException {
        try (Connection c = copy.getConnection();
                var s = c.createStatement()) {
            s.execute("set schema praetor");
            boolean query = s.execute(sql);
            List<String> result = new ArrayList<>(
                    query ? GuardFixture.rows(s.getResultSet()) : List.of("count " + s.getUpdateCount()));
            result.addAll(state(copy, ""));
            return result;
        }
    }

    /** What the guarded statement returns beside tenant B, and tenant A's rows afterwards. */
    static List<String> guarded(TenantGuard guard, DataSource both, String sql) throws SQLException {
        List<String> result =
                new ArrayList<>(GuardFixture.run(new GuardedDataSource(both, guard), GuardFixture.A, sql));
        result.addAll(state(both, " where tenant_id = '" + GuardFixture.A + "'"));
        return result;
    }

    /** Every row of tenant B. */
    static List<String> foreign(DataSource both) throws SQLException {
        return state(both, " where tenant_id = '" + GuardFixture.B + "'");
    }

    private static List<String> state(DataSource source, String where) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : TABLES) {
            rows.add(table);
            rows.addAll(
                    GuardFixture.raw(source, "select * from praetor." + table + (table.equals("kinds") ? "" : where)));
        }
        return rows;
    }
}
