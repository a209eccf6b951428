package app.praetor.store.guard;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Statements that the guard must refuse, as they are and in disguise. */
final class Hostile {
    private static final Pattern NUMBER = Pattern.compile("<([0-9A-F]{4})>");
    private static final List<String> PLACES = List.of(
            "select * from tasks where n = (%s)",
            "select * from tasks t left join projects p on p.id in (%s)",
            "with x as (%s) select * from x",
            "select id from tasks union all (%s)",
            "insert into tasks (id) (%s)",
            "delete from tasks where exists (%s)",
            "merge into tasks t using (%s) s on 1 = 1 when matched then delete");

    private Hostile() {}

    static List<String> statements() throws IOException {
        List<String> all = new ArrayList<>();
        for (String line : DialectTest.lines("/guard/hostile.sql")) {
            all.add(NUMBER.matcher(line)
                    .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(
                            String.valueOf((char) Integer.parseInt(m.group(1), 16)))));
        }
        return all;
    }

    /** Each hostile query inside a place of another statement, and in mixed case with other white space. */
    static List<String> disguised() throws IOException {
        Random random = new Random(3);
        List<String> all = new ArrayList<>();
        for (String sql : statements()) {
            if (sql.startsWith("select") || sql.startsWith("with")) {
                all.add(PLACES.get(random.nextInt(PLACES.size())).formatted(sql));
            }
            StringBuilder mixed = new StringBuilder("\n\t ");
            for (char c : sql.toCharArray()) {
                mixed.append(random.nextBoolean() ? Character.toUpperCase(c) : c);
            }
            all.add(mixed.toString());
        }
        return all;
    }

    /** The statements that were not refused, with what became of each. */
    static Map<String, String> passed(TenantGuard guard, DataSource both, List<String> statements) {
        DataSource guarded = new GuardedDataSource(both, guard);
        Map<String, String> passed = new LinkedHashMap<>();
        for (String sql : statements) {
            try {
                passed.put(sql, "ran: " + GuardFixture.run(guarded, GuardFixture.A, sql));
            } catch (RefusedSqlException e) {
                if (e.getMessage() == null || !e.getMessage().startsWith("Refused: ")) {
                    passed.put(sql, "says nothing");
                }
            } catch (SQLException e) {
                passed.put(sql, "reached the database");
            }
        }
        return passed;
    }
}
