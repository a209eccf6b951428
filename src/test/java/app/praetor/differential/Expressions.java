package app.praetor.differential;

import app.praetor.differential.Model.Table;
import app.praetor.differential.Model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values and conditions over the columns in reach. Only what both databases compute alike: no division, no averages, no
 * least id, no order among equals.
 */
final class Expressions {
    private static final List<String> COMPARISONS = List.of("=", "<>", "<", ">", "<=", ">=");

    private final Random random;
    private final Queries queries;

    Expressions(Random random, Queries queries) {
        this.random = random;
        this.queries = queries;
    }

    /** A column that a statement may name; the values in it are known by its domain. */
    record Reach(String name, Type type, Domain domain) {}

    static List<Reach> of(String alias, Table table) {
        return table.columns().stream()
                .map(c -> new Reach(alias + "." + c.name(), c.type(), Domain.of(table, c)))
                .toList();
    }

    Type type() {
        return pick(List.of(
                Type.TEXT, Type.TEXT, Type.INT, Type.INT, Type.UUID, Type.UUID, Type.BOOL, Type.NUMERIC, Type.TIME));
    }

    String value(Type type, List<Reach> reach, int depth) {
        if (depth > 0) {
            switch (random.nextInt(10)) {
                case 0 -> {
                    return "CASE WHEN " + condition(reach, depth - 1) + " THEN " + value(type, reach, depth - 1)
                            + " ELSE " + value(type, reach, depth - 1) + " END";
                }
                case 1 -> {
                    return "COALESCE(" + value(type, reach, depth - 1) + ", " + literal(type) + ")";
                }
                case 2 -> {
                    return "NULLIF(" + value(type, reach, depth - 1) + ", " + literal(type) + ")";
                }
                case 3, 4 -> {
                    return queries.scalar(type, reach, depth - 1);
                }
                case 5, 6 -> {
                    if (type == Type.TEXT) {
                        // In parentheses: the parser takes the FROM of IS DISTINCT FROM for that of SUBSTRING.
                        return pick(List.of(
                                        "UPPER(%s)", "LOWER(%s)", "(%s || 'x')", "SUBSTRING((%s), 1, 3)", "TRIM((%s))"))
                                .formatted(value(type, reach, depth - 1));
                    }
                    if (type == Type.INT) {
                        return random.nextBoolean()
                                ? "(" + value(type, reach, depth - 1) + pick(List.of(" + ", " - ")) + literal(type)
                                        + ")"
                                : "LENGTH(" + value(Type.TEXT, reach, depth - 1) + ")";
                    }
                    if (type == Type.BOOL) {
                        return "(" + condition(reach, depth - 1) + ")";
                    }
                }
                default -> {}
            }
        }
        return column(type, reach);
    }

    /** A column of the type, or a literal where none is in reach. */
    String column(Type type, List<Reach> reach) {
        List<Reach> fitting = reach.stream().filter(r -> r.type() == type).toList();
        return fitting.isEmpty() || random.nextInt(8) == 0
                ? literal(type)
                : pick(fitting).name();
    }

    String literal(Type type) {
        return switch (type) {
            case TEXT -> text(pick(Rows.WORDS));
            case INT -> Integer.toString(random.nextInt(6));
            case BOOL -> random.nextBoolean() ? "TRUE" : "FALSE";
            case NUMERIC -> "CAST(0." + random.nextInt(10) + " AS NUMERIC(3, 2))";
            case TIME -> "CAST('2026-03-0" + (1 + random.nextInt(5)) + " 10:00:00+00:00' AS TIMESTAMP WITH TIME ZONE)";
            case UUID -> "CAST('" + someId() + "' AS UUID)";
            case JSON -> throw new IllegalArgumentException("JSON has no common literal under the guard");
        };
    }

    /** The id of a row of either tenant: the other's must look like one that never was. */
    UUID someId() {
        UUID tenant = random.nextInt(3) == 0 ? Rows.B : Rows.A;
        return Rows.id(tenant, pick(Model.OWNED_TABLES).name(), random.nextInt(Rows.COUNT));
    }

    /** A value that rows hold in this column, now and then one that none does. */
    private String literal(Reach of) {
        if (random.nextInt(12) == 0) {
            return literal(of.type());
        }
        Domain domain = of.domain();
        if (of.type() == Type.TEXT && !domain.words().isEmpty()) {
            return text(pick(domain.words()));
        }
        if (of.type() == Type.UUID && !domain.table().isEmpty()) {
            UUID tenant = random.nextInt(3) == 0 ? Rows.B : Rows.A;
            return "CAST('" + Rows.id(tenant, domain.table(), random.nextInt(domain.rows())) + "' AS UUID)";
        }
        return literal(of.type());
    }

    private static String text(String word) {
        return "'" + word + "'";
    }

    /** A column of the same type, most of the time one that holds the same values. */
    String fellow(Reach of, List<Reach> reach) {
        List<Reach> alike = reach.stream()
                .filter(r -> r.type() == of.type() && r.domain().meets(of.domain()) && !r.equals(of))
                .toList();
        if (!alike.isEmpty() && random.nextInt(8) > 0) {
            return pick(alike).name();
        }
        return column(of.type(), reach.stream().filter(r -> !r.equals(of)).toList());
    }

    /** Two columns compared, one of each side; where a side has none of the type, one column that has a value. */
    String compared(Type type, List<Reach> left, List<Reach> right) {
        List<Reach> l = left.stream().filter(r -> r.type() == type).toList();
        List<Reach> r = right.stream().filter(x -> x.type() == type).toList();
        if (l.isEmpty() || r.isEmpty()) {
            Reach any = pick(usable(left));
            return any.name() + (random.nextInt(4) == 0 ? " IS NULL" : " IS NOT NULL");
        }
        return pick(l).name() + pick(List.of(" <= ", " >= ", " <> ", " = ")) + pick(r).name();
    }

    /** Two columns, one of each side, that hold the same values; null where there are none. */
    @Nullable
    String equal(List<Reach> left, List<Reach> right, Predicate<Reach> wanted) {
        List<String> pairs = new ArrayList<>();
        for (Reach l : left) {
            for (Reach r : right) {
                if (wanted.test(l) && l.type() == r.type() && l.domain().meets(r.domain())) {
                    pairs.add(l.name() + " = " + r.name());
                }
            }
        }
        return pairs.isEmpty() ? null : pick(pairs);
    }

    String condition(List<Reach> reach, int depth) {
        if (depth > 0) {
            switch (random.nextInt(12)) {
                case 0, 1 -> {
                    return "(" + condition(reach, depth - 1)
                            + pick(List.of(" AND ", " OR ", " OR ", " OR "))
                            + condition(reach, depth - 1) + ")";
                }
                case 2 -> {
                    String more = random.nextInt(4) == 0 ? "" : " AND " + condition(reach, 0);
                    return "NOT (" + condition(reach, depth - 1) + more + ")";
                }
                case 3, 4 -> {
                    return pick(List.of("EXISTS (", "EXISTS (", "NOT EXISTS (")) + queries.rows(reach, depth - 1) + ")";
                }
                case 5, 6 -> {
                    Reach left = pick(usable(reach));
                    // NOT IN is unknown wherever the subquery holds a null.
                    return left.name() + pick(List.of(" IN (", " IN (", " = ANY (", " = ANY (", " NOT IN ("))
                            + queries.one(left, reach, depth - 1) + ")";
                }
                case 7 -> {
                    Type type = pick(List.of(Type.INT, Type.TEXT));
                    String right = queries.scalar(type, reach, depth - 1);
                    // The greatest of no rows is unknown, and so would be each comparison with it.
                    return value(type, reach, 0) + " " + pick(COMPARISONS) + " "
                            + (random.nextInt(3) == 0 ? right : "COALESCE(" + right + ", " + literal(type) + ")");
                }
                default -> {}
            }
        }
        Reach left = pick(usable(reach));
        Type type = left.type();
        String name = left.name();
        // Equality is seldom met by chance, and conditions that never are prove nothing.
        String comparison = pick(type == Type.UUID ? List.of("<>", "<>", "<=", ">=") : COMPARISONS);
        return switch (random.nextInt(9)) {
            case 0 ->
                name
                        + pick(List.of(
                                " IS NULL",
                                " IS NOT NULL",
                                " IS NOT NULL",
                                " IS NOT NULL",
                                " IS NOT NULL",
                                " IS NOT NULL"));
            case 1 ->
                name + pick(List.of(" IN (", " NOT IN (", " NOT IN (", " NOT IN (")) + literal(left) + ", "
                        + literal(left) + ", " + literal(left) + ")";
            case 2 -> type == Type.BOOL ? name + " = TRUE" : between(left, reach);
            case 3 ->
                column(Type.TEXT, reach)
                        + pick(List.of(" LIKE ", " NOT LIKE "))
                        + pick(List.of("'%a'", "'a%'", "'%e%'", "'%a%'"));
            case 4 -> name + " IS DISTINCT FROM " + fellow(left, reach);
            case 5 -> name + (type == Type.UUID ? " = " + fellow(left, reach) : " <> " + literal(left));
            default -> name + " " + comparison + " " + (random.nextInt(3) > 0 ? literal(left) : fellow(left, reach));
        };
    }

    private String between(Reach of, List<Reach> reach) {
        return of.name()
                + (random.nextBoolean()
                        ? " NOT BETWEEN " + literal(of) + " AND " + fellow(of, reach)
                        : " BETWEEN " + least(of.type()) + " AND " + literal(of));
    }

    /** A value near the lower end: bounds the wrong way round hold nothing. */
    private String least(Type type) {
        return switch (type) {
            case TEXT -> random.nextBoolean() ? "'Zeta'" : "'alpha'";
            case INT -> Integer.toString(random.nextInt(2));
            case NUMERIC -> "CAST(0.1 AS NUMERIC(3, 2))";
            case TIME -> "CAST('2026-03-01 10:00:00+00:00' AS TIMESTAMP WITH TIME ZONE)";
            default -> "CAST('00000001-0000-4000-8000-000000000000' AS UUID)";
        };
    }

    /** The columns that can be compared. */
    private static List<Reach> usable(List<Reach> reach) {
        return reach.stream().filter(r -> r.type() != Type.JSON).toList();
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    static List<Reach> both(List<Reach> inner, List<Reach> outer) {
        List<Reach> all = new ArrayList<>(inner);
        all.addAll(outer);
        return all;
    }
}
