package app.praetor.differential;

import app.praetor.differential.Model.Column;
import app.praetor.differential.Model.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Two tenants' rows, the same on both databases. Their values overlap, and some columns that no key checks hold ids of
 * the other tenant, so that a row too many or too few shows.
 */
final class Rows {
    static final UUID A = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    static final UUID B = UUID.fromString("00000000-0000-4000-8000-00000000000b");
    /** Rows of each owned table and tenant. */
    static final int COUNT = 7;

    static final List<String> WORDS = List.of("alpha", "beta", "gamma", "delta", "pending", "active", "done", "Zeta");
    private static final String TIME = "TIMESTAMP WITH TIME ZONE '2026-03-0%d 10:00:00+00:00'";

    private Rows() {}

    /** The id of one loaded row; sorts alike on both databases. */
    static UUID id(UUID tenant, String table, int row) {
        return UUID.fromString("0000000%s-00%02d-4000-8000-0000000000%02d"
                .formatted(tenant.equals(B) ? "2" : "1", Model.number(table), row));
    }

    /** Makes both tenants with their rows, and the global rows; the connection's schema is the tables'. */
    static void load(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (UUID tenant : List.of(A, B)) {
                statement.execute("INSERT INTO tenants (id, name, slug) VALUES ('" + tenant + "', 'Agency', '"
                        + (tenant.equals(A) ? "a" : "b") + "')");
            }
            for (Table table : Model.GLOBAL_TABLES) {
                Random random = new Random(table.name().length());
                for (int row = 0; row < 4; row++) {
                    statement.execute(insert(table, A, row, random));
                }
            }
            for (UUID tenant : List.of(A, B)) {
                for (Table table : Model.OWNED_TABLES) {
                    fill(statement, table, tenant, 0);
                }
            }
            settleClocks(statement);
        }
    }

    /** As many rows again for one tenant. */
    static void again(Connection connection, UUID tenant) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Table table : Model.OWNED_TABLES) {
                fill(statement, table, tenant, COUNT);
            }
        }
    }

    private static void fill(Statement statement, Table table, UUID tenant, int from) throws SQLException {
        Random random = new Random(table.name().hashCode() + (tenant.equals(B) ? 7 : 0) + from);
        for (int row = from; row < from + COUNT; row++) {
            statement.execute(insert(table, tenant, row, random));
        }
    }

    private static String insert(Table table, UUID tenant, int row, Random random) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        if (table.owned()) {
            names.add("tenant_id");
            values.add("'" + tenant + "'");
        }
        for (Column column : table.columns()) {
            names.add(column.name());
            values.add(value(table, column, tenant, row, random));
        }
        return "INSERT INTO " + table.name() + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", values) + ")";
    }

    private static String value(Table table, Column column, UUID tenant, int row, Random random) {
        if (column.name().equals("id")) {
            return column.type() == Model.Type.UUID
                    ? "'" + id(tenant, table.name(), row) + "'"
                    : "'" + WORDS.get(row) + "'";
        }
        if (!column.required() && random.nextInt(4) == 0) {
            return "NULL";
        }
        return switch (column.type()) {
            case UUID -> uuid(table, column, tenant, row, random);
            case TEXT -> {
                if (!column.choices().isEmpty()) {
                    yield "'" + column.choices().get(row % column.choices().size()) + "'";
                }
                // A unique word is the same for both tenants: each may have it once.
                yield "'" + (column.fixed() ? "word" + row : WORDS.get(random.nextInt(WORDS.size()))) + "'";
            }
            case INT -> Integer.toString(random.nextInt(6));
            case BOOL -> random.nextBoolean() ? "TRUE" : "FALSE";
            case NUMERIC -> "0." + random.nextInt(100);
            case TIME -> TIME.formatted(1 + random.nextInt(5));
            case JSON -> "JSON '{\"n\": " + random.nextInt(4) + "}'";
        };
    }

    private static String uuid(Table table, Column column, UUID tenant, int row, Random random) {
        if (!column.references().isEmpty()) {
            // A pair of references is a unique key in one table: rows in step never repeat it.
            int target = column.fixed() ? row : random.nextInt(COUNT);
            return "'" + id(tenant, column.references(), table.owned() ? target : target % 4) + "'";
        }
        UUID owner = random.nextInt(3) == 0 ? (tenant.equals(A) ? B : A) : tenant;
        String target =
                column.name().startsWith("question") ? "plan_questions" : random.nextBoolean() ? "users" : "tasks";
        return "'" + id(owner, target, random.nextInt(COUNT)) + "'";
    }

    /** What the clock filled in differs between the databases: set to one time. */
    private static void settleClocks(Statement statement) throws SQLException {
        for (Table table : Model.all()) {
            List<String> clocks = columns(statement, table.name()).stream()
                    .filter(Rows::isClock)
                    .map(name -> name + " = " + TIME.formatted(9))
                    .toList();
            if (!clocks.isEmpty()) {
                statement.execute("UPDATE " + table.name() + " SET " + String.join(", ", clocks));
            }
        }
    }

    /** A time that the database fills in for a new row. */
    static boolean isClock(String column) {
        return column.endsWith("_at") && !column.equals("discovery_started_at");
    }

    /** All columns of the real table, hidden ones included. */
    static List<String> columns(Statement statement, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                names.add(rows.getMetaData().getColumnName(i));
            }
        }
        return names.stream().collect(Collectors.toUnmodifiableList());
    }
}
