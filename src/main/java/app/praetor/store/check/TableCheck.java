package app.praetor.store.check;

import app.praetor.store.Json;
import app.praetor.store.schema.TableReport;
import app.praetor.store.schema.TableReport.Column;
import app.praetor.store.schema.TableReport.ForeignKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;

/** Reads one table whole and asks again what its keys, references and indexes promise. */
final class TableCheck {
    private final Connection connection;
    private final TableReport table;
    private final List<Finding> findings;
    private long rows;
    private int checks;

    TableCheck(Connection connection, TableReport table, List<Finding> findings) {
        this.connection = connection;
        this.table = table;
        this.findings = findings;
    }

    long rows() {
        return rows;
    }

    int checks() {
        return checks;
    }

    void run() {
        asking("read", "", this::readAll);
        List<List<String>> keys = new ArrayList<>(table.unique());
        keys.add(table.primaryKey());
        keys.stream().filter(k -> !k.isEmpty()).forEach(key -> asking("key", list(key), () -> unique(key)));
        table.foreignKeys().forEach(fk -> asking("reference", list(fk.columns()), () -> reference(fk)));
        asking("index", "", this::indexes);
    }

    private interface Question {
        void ask() throws SQLException;
    }

    private void asking(String check, String columns, Question question) {
        checks++;
        try {
            question.ask();
        } catch (SQLException | RuntimeException e) {
            found(check, columns, "cannot be read: " + kind(e));
        }
    }

    private void found(String check, String columns, String what) {
        findings.add(new Finding(check, columns.isEmpty() ? table.table() : table.table() + "(" + columns + ")", what));
    }

    /** Exceptions of a database quote its data; only their kind is told. */
    static String kind(Exception e) {
        return e instanceof SQLException sql
                ? "database error " + sql.getErrorCode()
                : e.getClass().getSimpleName();
    }

    private void readAll() throws SQLException {
        long broken = 0;
        // Without an index, so that the rows themselves are read.
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT * FROM praetor." + table.table() + " USE INDEX ()");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows++;
                for (Column column : table.columns()) {
                    if (!readable(row, column)) {
                        broken++;
                    }
                }
            }
        }
        if (broken > 0) {
            found("json", "", broken + " values are not JSON");
        }
    }

    private static boolean readable(ResultSet row, Column column) throws SQLException {
        if (!column.type().equals("jsonb")) {
            row.getObject(column.name());
            return true;
        }
        String text = row.getString(column.name());
        try {
            if (text != null) {
                Json.parse(text);
            }
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    private void unique(List<String> key) throws SQLException {
        String columns = list(key);
        String present = key.stream().map(c -> c + " IS NOT NULL").collect(Collectors.joining(" AND "));
        long twice = number("SELECT COUNT(*) FROM (SELECT " + columns + " FROM praetor." + table.table()
                + " USE INDEX () WHERE " + present + " GROUP BY " + columns + " HAVING COUNT(*) > 1)");
        if (twice > 0) {
            found("key", columns, twice + " values are there more than once");
        }
    }

    /** The composite references carry the tenant, so this also finds a row that points at another tenant's. */
    private void reference(ForeignKey fk) throws SQLException {
        String present =
                fk.columns().stream().map(c -> "c." + c + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String same = IntStream.range(0, fk.columns().size())
                .mapToObj(i ->
                        "p." + fk.references().get(i) + " = c." + fk.columns().get(i))
                .collect(Collectors.joining(" AND "));
        long lost = number("SELECT COUNT(*) FROM praetor." + table.table() + " c USE INDEX () WHERE " + present
                + " AND NOT EXISTS (SELECT 1 FROM praetor." + fk.table() + " p WHERE " + same + ")");
        if (lost > 0) {
            found("reference", list(fk.columns()), lost + " rows name a row of " + fk.table() + " that is not there");
        }
    }

    /** Each index must know as many rows as the table. */
    private void indexes() throws SQLException {
        List<String[]> all = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT i.index_name, c.column_name FROM information_schema.indexes i"
                        + " JOIN information_schema.index_columns c ON c.index_schema = i.index_schema"
                        + " AND c.index_name = i.index_name AND c.table_name = i.table_name"
                        + " WHERE i.table_schema = 'praetor' AND i.table_name = ? AND c.ordinal_position = 1")) {
            statement.setString(1, table.table());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(new String[] {row.getString(1), row.getString(2)});
                }
            }
        }
        for (String[] index : all) {
            checks++;
            String where = " WHERE " + index[1] + " IS NOT NULL";
            String from = "SELECT COUNT(*) FROM praetor." + table.table() + " USE INDEX (";
            if (number(from + "\"" + index[0] + "\")" + where) != number(from + ")" + where)) {
                found("index", index[0], "does not match the rows");
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String list(List<String> columns) {
        return String.join(", ", columns);
    }
}
