package app.praetor.differential;

import app.praetor.differential.Expressions.Reach;
import app.praetor.differential.Model.Column;
import app.praetor.differential.Model.Table;
import app.praetor.differential.Model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Generated selects: every kind of join, subqueries in every clause, CTEs, set operations, grouping, windows. */
final class Queries {
    private final Random random;
    private final Expressions values;
    private final List<Named> ctes = new ArrayList<>();
    private int aliases;

    Queries(Random random) {
        this.random = random;
        this.values = new Expressions(random, this);
    }

    /** A common table expression that may be named from here on. */
    private record Named(String name, List<Reach> columns) {}

    /** One item of a FROM clause; the table is null for a derived one. */
    private record Relation(
            String sql, String alias, @Nullable Table table, List<Reach> reach) {}

    /** A FROM clause. */
    private record From(String sql, List<Relation> relations) {
        List<Reach> reach() {
            return relations.stream().flatMap(r -> r.reach().stream()).toList();
        }

        boolean onlyTables() {
            return relations.stream().allMatch(r -> r.table() != null);
        }
    }

    Expressions values() {
        return values;
    }

    /** A complete read. */
    String read() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> with();
            case 2 -> recursive();
            case 3, 4 -> ordered(setOperation(types(), 2), types.size());
            case 5, 6 -> grouped(2);
            case 7 -> windowed(2);
            case 8 -> everything();
            default -> ordered(select(types(), List.of(), 2, random.nextInt(4) == 0), types.size());
        };
    }

    private List<Type> types = List.of();

    /** The column types of the select that is being made. */
    private List<Type> types() {
        types = Stream.generate(values::type).limit(1 + random.nextInt(4)).toList();
        return types;
    }

    /** Ordered by every column, so that a limit cuts among equal rows only. */
    private String ordered(String sql, int width) {
        if (random.nextInt(3) > 0) {
            return sql;
        }
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            keys.add("c" + i + (random.nextInt(3) == 0 ? " DESC" : ""));
        }
        return sql + " ORDER BY " + String.join(", ", keys) + " LIMIT " + (1 + random.nextInt(9))
                + (random.nextInt(3) == 0 ? " OFFSET " + random.nextInt(4) : "");
    }

    /** A select with columns c0, c1, .. of the given types. */
    String select(List<Type> wanted, List<Reach> outer, int depth, boolean distinct) {
        From from = from(depth);
        List<Reach> reach = Expressions.both(from.reach(), outer);
        List<String> items = new ArrayList<>();
        for (Type type : wanted) {
            items.add(values.value(type, reach, depth) + " AS c" + items.size());
        }
        return "SELECT " + (distinct ? "DISTINCT " : "") + String.join(", ", items) + " FROM " + from.sql()
                + where(reach, depth);
    }

    private String where(List<Reach> reach, int depth) {
        return random.nextInt(5) < 2 ? "" : " WHERE " + values.condition(reach, depth);
    }

    private String everything() {
        From from = from(2);
        String star = random.nextBoolean() ? "*" : values.pick(from.relations()).alias() + ".*";
        return "SELECT " + star + " FROM " + from.sql() + where(from.reach(), 2);
    }

    private String grouped(int depth) {
        From from = from(depth);
        List<Reach> keys = new ArrayList<>();
        List<Reach> plain =
                from.reach().stream().filter(r -> r.type() != Type.JSON).toList();
        for (int i = random.nextInt(2); i >= 0; i--) {
            keys.add(values.pick(plain));
        }
        List<String> items = new ArrayList<>(keys.stream().map(Reach::name).toList());
        items.add("COUNT(*)");
        items.add(values.pick(List.of("MAX(%s)", "MIN(%s)", "COUNT(DISTINCT %s)"))
                .formatted(values.column(Type.TEXT, from.reach())));
        items.add("SUM(" + values.column(Type.INT, from.reach()) + ")");
        if (random.nextBoolean()) {
            items.add("COUNT(*) FILTER (WHERE " + values.condition(from.reach(), depth - 1) + ")");
        }
        if (random.nextInt(3) == 0) {
            items.add(scalar(Type.INT, List.of(), 1));
        }
        StringBuilder sql = new StringBuilder("SELECT ");
        for (int i = 0; i < items.size(); i++) {
            sql.append(i > 0 ? ", " : "").append(items.get(i)).append(" AS c").append(i);
        }
        sql.append(" FROM ").append(from.sql()).append(where(from.reach(), depth));
        sql.append(" GROUP BY ")
                .append(String.join(", ", keys.stream().map(Reach::name).toList()));
        if (random.nextInt(3) == 0) {
            sql.append(" HAVING COUNT(*) > ")
                    .append(random.nextBoolean() ? values.literal(Type.INT) : scalar(Type.INT, List.of(), 1));
        }
        return ordered(sql.toString(), items.size());
    }

    private String windowed(int depth) {
        From from = from(depth);
        List<Reach> reach = from.reach();
        String over = " OVER (PARTITION BY " + values.column(values.type(), reach) + " ORDER BY "
                + values.column(values.type(), reach) + ")";
        String whole = " OVER (PARTITION BY COALESCE(" + values.value(Type.INT, reach, depth - 1) + ", 0))";
        List<String> items = new ArrayList<>(List.of(
                values.value(Type.TEXT, reach, 1),
                values.pick(List.of("RANK()", "DENSE_RANK()", "COUNT(*)")) + over,
                "SUM(" + values.column(Type.INT, reach) + ")" + values.pick(List.of(over, whole)),
                "MAX(" + values.column(Type.TEXT, reach) + ")" + whole));
        if (from.onlyTables()) {
            // The ids together tell every row of the join from the others.
            items.add("ROW_NUMBER() OVER (ORDER BY "
                    + String.join(
                            ", ",
                            from.relations().stream()
                                    .map(r -> r.alias() + ".id")
                                    .toList()) + ")");
        }
        StringBuilder sql = new StringBuilder("SELECT ");
        for (int i = 0; i < items.size(); i++) {
            sql.append(i > 0 ? ", " : "").append(items.get(i)).append(" AS c").append(i);
        }
        return ordered(sql + " FROM " + from.sql() + where(reach, depth), items.size());
    }

    private String setOperation(List<Type> wanted, int depth) {
        String sql = select(wanted, List.of(), depth - 1, false);
        for (int i = random.nextInt(2); i >= 0; i--) {
            String right = select(wanted, List.of(), depth - 1, false);
            sql = sql
                    + values.pick(List.of(" UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT "))
                    + (random.nextInt(4) == 0 ? "(" + right + ")" : right);
        }
        return sql;
    }

    private String with() {
        List<String> named = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            List<Type> wanted = List.copyOf(types());
            String body = random.nextInt(4) == 0
                    ? setOperation(wanted, 2)
                    : select(wanted, List.of(), 1, random.nextBoolean());
            String name = "w" + named.size();
            named.add(name + " AS (" + body + ")");
            ctes.add(new Named(name, columns(wanted)));
        }
        String body = random.nextInt(4) == 0 ? grouped(1) : select(List.copyOf(types()), List.of(), 2, false);
        ctes.clear();
        return "WITH " + String.join(", ", named) + " " + body;
    }

    private String recursive() {
        Table start = values.pick(Model.OWNED_TABLES);
        Table step = values.pick(Model.OWNED_TABLES);
        List<Column> links = step.columns().stream()
                .filter(c -> c.type() == Type.UUID && !c.name().equals("id"))
                .toList();
        String first = "SELECT 1, s.id FROM " + start.name() + " s WHERE "
                + values.condition(Expressions.of("s", start.columns()), 1);
        String next = links.isEmpty()
                ? "SELECT r.n + 1, r.id FROM r WHERE r.n < 3"
                : "SELECT r.n + 1, t.id FROM r JOIN " + step.name() + " t ON t."
                        + values.pick(links).name() + " = r.id WHERE r.n < 4";
        return "WITH RECURSIVE r(n, id) AS (" + first + " UNION ALL " + next + ") SELECT r.n AS c0, r.id AS c1 FROM r"
                + (random.nextBoolean()
                        ? " LEFT JOIN " + step.name() + " u ON u.id = r.id WHERE "
                                + values.condition(Expressions.of("u", step.columns()), 1)
                        : "");
    }

    private static List<Reach> columns(List<Type> wanted) {
        List<Reach> columns = new ArrayList<>();
        for (Type type : wanted) {
            columns.add(new Reach("c" + columns.size(), type));
        }
        return columns;
    }

    /** One value: the greatest, a count, or the first of an order. */
    String scalar(Type type, List<Reach> outer, int depth) {
        From from = from(Math.min(depth, 1));
        List<Reach> reach = Expressions.both(from.reach(), outer);
        // An aggregate over an outer column alone would belong to the outer query.
        String item = values.column(type, from.reach());
        return switch (type) {
            case UUID, BOOL ->
                "(SELECT " + item + " AS s FROM " + from.sql() + where(reach, depth) + " ORDER BY s LIMIT 1)";
            case INT ->
                "(SELECT " + (random.nextBoolean() ? "COUNT(*)" : "MAX(" + item + ")") + " FROM " + from.sql()
                        + where(reach, depth) + ")";
            default ->
                "(SELECT " + values.pick(List.of("MAX(", "MIN(")) + item + ") FROM " + from.sql() + where(reach, depth)
                        + ")";
        };
    }

    /** A subquery of one column. */
    String one(Type type, List<Reach> outer, int depth) {
        From from = from(Math.min(depth, 1));
        return "SELECT " + values.column(type, from.reach()) + " FROM " + from.sql()
                + where(Expressions.both(from.reach(), outer), depth);
    }

    /** A subquery that is only asked for rows, tied to the outer one. */
    String rows(List<Reach> outer, int depth) {
        From from = from(Math.min(depth, 1));
        Type type = values.pick(List.of(Type.UUID, Type.UUID, Type.TEXT, Type.INT));
        return "SELECT 1 FROM " + from.sql() + " WHERE " + values.column(type, from.reach()) + " = "
                + values.column(type, outer)
                + (random.nextBoolean()
                        ? " AND " + values.condition(Expressions.both(from.reach(), outer), depth)
                        : "");
    }

    private From from(int depth) {
        Relation first = relation(depth);
        List<Relation> relations = new ArrayList<>(List.of(first));
        StringBuilder sql = new StringBuilder(first.sql());
        int more = depth == 0 ? random.nextInt(5) / 4 : random.nextInt(3);
        if (more == 1 && random.nextInt(8) == 0) {
            Relation second = relation(depth);
            relations.add(second);
            return new From(sql.append(", ").append(second.sql()).toString(), relations);
        }
        for (int i = 0; i < more; i++) {
            From right = new From("", List.of(relation(depth)));
            String item = right.relations().getFirst().sql();
            if (depth > 1 && random.nextInt(4) == 0) {
                Relation inner = relation(0);
                Relation outer = right.relations().getFirst();
                item = "(" + item + values.pick(List.of(" JOIN ", " LEFT JOIN ")) + inner.sql() + " ON "
                        + on(List.of(outer), List.of(inner), 0) + ")";
                right = new From("", List.of(outer, inner));
            }
            String kind = values.pick(
                    List.of(" JOIN ", " JOIN ", " LEFT JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " CROSS JOIN "));
            sql.append(kind).append(item);
            if (!kind.equals(" CROSS JOIN ")) {
                sql.append(" ON ").append(on(relations, right.relations(), depth - 1));
            }
            relations.addAll(right.relations());
        }
        return new From(sql.toString(), relations);
    }

    private Relation relation(int depth) {
        String alias = "t" + aliases++;
        int kind = random.nextInt(10);
        if (kind < 4 && !ctes.isEmpty()) {
            Named cte = values.pick(ctes);
            return new Relation(cte.name() + " " + alias, alias, null, prefixed(alias, cte.columns()));
        }
        if (kind == 4 && depth > 0) {
            List<Type> wanted = List.of(Type.UUID, Type.TEXT, Type.INT);
            return new Relation(
                    "(" + select(wanted, List.of(), depth - 1, false) + ") " + alias,
                    alias,
                    null,
                    prefixed(alias, columns(wanted)));
        }
        Table table = values.pick(kind == 5 ? Model.GLOBAL_TABLES : Model.OWNED_TABLES);
        return new Relation(table.name() + " " + alias, alias, table, Expressions.of(alias, table.columns()));
    }

    private static List<Reach> prefixed(String alias, List<Reach> columns) {
        return columns.stream()
                .map(c -> new Reach(alias + "." + c.name(), c.type()))
                .toList();
    }

    /** Along a reference where there is one. */
    private String on(List<Relation> left, List<Relation> right, int depth) {
        List<String> links = new ArrayList<>();
        for (Relation l : left) {
            for (Relation r : right) {
                links.addAll(links(l, r));
                links.addAll(links(r, l));
            }
        }
        List<Reach> leftReach = left.stream().flatMap(r -> r.reach().stream()).toList();
        List<Reach> rightReach = right.stream().flatMap(r -> r.reach().stream()).toList();
        String sql;
        if (!links.isEmpty() && random.nextInt(5) > 0) {
            sql = values.pick(links);
        } else {
            Type type = values.pick(List.of(Type.TEXT, Type.INT));
            sql = values.column(type, leftReach) + " = " + values.column(type, rightReach);
        }
        return random.nextInt(4) > 0
                ? sql
                : sql + " AND " + values.condition(Expressions.both(leftReach, rightReach), Math.max(depth, 0));
    }

    private static List<String> links(Relation from, Relation to) {
        List<String> links = new ArrayList<>();
        if (from.table() != null && to.table() != null) {
            for (Column column : from.table().columns()) {
                if (column.references().equals(to.table().name())) {
                    links.add(from.alias() + "." + column.name() + " = " + to.alias() + ".id");
                } else if (!column.references().isEmpty()
                        && to.table().columns().stream().anyMatch(c -> c.name().equals(column.name()))) {
                    links.add(from.alias() + "." + column.name() + " = " + to.alias() + "." + column.name());
                }
            }
        }
        return links;
    }
}
