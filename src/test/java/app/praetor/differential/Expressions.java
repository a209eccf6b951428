package app.praetor.differential;

import app.praetor.differential.Model.Column;
import app.praetor.differential.Model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

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

    /** A column that a statement may name. */
    record Reach(String name, Type type) {}

    static List<Reach> of(String alias, List<Column> columns) {
        return columns.stream()
                .map(c -> new Reach(alias + "." + c.name(), c.type()))
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
                        return pick(List.of("UPPER(%s)", "LOWER(%s)", "(%s || 'x')", "SUBSTRING(%s, 1, 3)", "TRIM(%s)"))
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
            case TEXT -> "'" + pick(Rows.WORDS) + "'";
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

    String condition(List<Reach> reach, int depth) {
        if (depth > 0) {
            switch (random.nextInt(12)) {
                case 0, 1 -> {
                    return "(" + condition(reach, depth - 1)
                            + pick(List.of(" AND ", " OR ", " OR "))
                            + condition(reach, depth - 1) + ")";
                }
                case 2 -> {
                    return "NOT (" + condition(reach, depth - 1) + ")";
                }
                case 3, 4 -> {
                    return pick(List.of("EXISTS (", "NOT EXISTS (")) + queries.rows(reach, depth - 1) + ")";
                }
                case 5, 6 -> {
                    Type type = type();
                    return column(type, reach) + pick(List.of(" IN (", " NOT IN (", " = ANY ("))
                            + queries.one(type, reach, depth - 1) + ")";
                }
                case 7 -> {
                    Type type = pick(List.of(Type.INT, Type.TEXT));
                    return value(type, reach, 0) + " " + pick(COMPARISONS) + " "
                            + queries.scalar(type, reach, depth - 1);
                }
                default -> {}
            }
        }
        List<Type> inReach =
                reach.stream().map(Reach::type).filter(t -> t != Type.JSON).toList();
        Type type = inReach.isEmpty() ? type() : pick(inReach);
        String left = column(type, reach);
        // Ids are seldom equal: conditions that are never met prove nothing.
        String comparison = pick(type == Type.UUID ? List.of("<>", "<>", "<=", ">=", "=") : COMPARISONS);
        return switch (random.nextInt(9)) {
            case 0 -> left + pick(List.of(" IS NULL", " IS NOT NULL", " IS NOT NULL"));
            case 1 ->
                left + pick(List.of(" IN (", " NOT IN (", " NOT IN (")) + literal(type) + ", " + literal(type) + ")";
            case 2 ->
                type == Type.BOOL
                        ? left + " = TRUE"
                        : left + pick(List.of(" BETWEEN ", " NOT BETWEEN ")) + literal(type) + " AND "
                                + column(type, reach);
            case 3 ->
                column(Type.TEXT, reach)
                        + pick(List.of(" LIKE ", " NOT LIKE "))
                        + pick(List.of("'%a'", "'a%'", "'%e%'", "'%a%'"));
            case 4 -> left + " IS DISTINCT FROM " + column(type, reach);
            default -> left + " " + comparison + " " + (random.nextBoolean() ? literal(type) : column(type, reach));
        };
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
