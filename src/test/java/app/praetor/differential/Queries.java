package app.praetor.differential;

import app.praetor.differential.Expressions.Reach;
import app.praetor.differential.Model.Column;
import app.praetor.differential.Model.Table;
import app.praetor.differential.Model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Generated selects: every kind of join, subqueries in every clause, CTEs, set operations, grouping, windows. */
final class Queries {
    private static final List<String> SETS = List.of(
            " UNION ", " UNION ", " UNION ", " UNION ALL ", " UNION ALL ", " EXCEPT ", " EXCEPT ", " INTERSECT ");

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
                + (random.nextInt(3) == 0 ? " OFFSET " + random.nextInt(3) : "");
    }

    /** A select with columns c0, c1, .. of the given types. */
    String select(List<Type> wanted, List<Reach> outer, int depth, boolean distinct) {
        From from = from(depth);
        List<Reach> reach = Expressions.both(from.reach(), outer);
        List<String> items = new ArrayList<>();
        for (Type type : wanted) {
            items.add(values.value(type, reach, depth));
        }
        String sql = "SELECT " + (distinct ? "DISTINCT " : "") + itemList(items) + " FROM " + from.sql()
                + where(reach, depth);
        made = named(wanted, items, reach);
        return sql;
    }

    private static String itemList(List<String> items) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i) + " AS c" + i)
                .collect(Collectors.joining(", "));
    }

    /** The columns of the select that was made last. */
    private List<Reach> made = List.of();

    /** What an item holds is known where it is a column. */
    private static List<Reach> named(List<Type> wanted, List<String> items, List<Reach> reach) {
        List<Reach> columns = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i);
            Domain domain = reach.stream()
                    .filter(r -> r.name().equals(item))
                    .map(Reach::domain)
                    .findFirst()
                    .orElse(Domain.COMPUTED);
            columns.add(new Reach("c" + i, wanted.get(i), domain));
        }
        return columns;
    }

    private String where(List<Reach> reach, int depth) {
        return random.nextInt(8) < (depth > 1 ? 4 : 6) ? "" : " WHERE " + values.condition(reach, depth);
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
        StringBuilder sql = new StringBuilder("SELECT ").append(itemList(items));
        sql.append(" FROM ").append(from.sql()).append(where(from.reach(), depth));
        sql.append(" GROUP BY ")
                .append(String.join(", ", keys.stream().map(Reach::name).toList()));
        if (random.nextInt(3) == 0) {
            sql.append(" HAVING COUNT(*) > ").append(random.nextInt(2));
        } else if (random.nextInt(6) == 0) {
            sql.append(" HAVING COUNT(*) <> ").append(scalar(Type.INT, List.of(), 1));
        }
        return ordered(sql.toString(), items.size());
    }

    private String windowed(int depth) {
        From from = from(depth);
        List<Reach> reach = from.reach();
        String over = " OVER (PARTITION BY " + values.column(values.type(), reach) + " ORDER BY "
                + values.column(values.type(), reach) + ")";
        String whole = " OVER (PARTITION BY " + values.value(Type.INT, reach, depth - 1) + ")";
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
        StringBuilder sql = new StringBuilder("SELECT ").append(itemList(items));
        return ordered(sql + " FROM " + from.sql() + where(reach, depth), items.size());
    }

    private String setOperation(List<Type> wanted, int depth) {
        String sql = select(wanted, List.of(), depth - 1, false);
        for (int i = random.nextInt(2); i >= 0; i--) {
            String right = select(wanted, List.of(), depth - 1, false);
            sql = sql + values.pick(SETS) + (random.nextInt(4) == 0 ? "(" + right + ")" : right);
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
            ctes.add(new Named(name, made));
        }
        String body = random.nextInt(4) == 0 ? grouped(1) : select(List.copyOf(types()), List.of(), 2, false);
        ctes.clear();
        return "WITH " + String.join(", ", named) + " " + body;
    }

    private String recursive() {
        Table step = values.pick(Model.OWNED_TABLES);
        List<Column> links = step.columns().stream()
                .filter(c -> c.type() == Type.UUID && !c.name().equals("id"))
                .toList();
        Table start = values.pick(Model.OWNED_TABLES.stream()
                .filter(t -> links.stream().anyMatch(c -> c.references().equals(t.name())) || links.isEmpty())
                .toList());
        String first =
                "SELECT 1, s.id FROM " + start.name() + " s WHERE " + values.condition(Expressions.of("s", start), 1);
        String next = links.isEmpty()
                ? "SELECT r.n + 1, r.id FROM r WHERE r.n < 3"
                : "SELECT r.n + 1, t.id FROM r JOIN " + step.name() + " t ON t."
                        + values.pick(links).name() + " = r.id WHERE r.n < 4";
        return "WITH RECURSIVE r(n, id) AS (" + first + " UNION ALL " + next + ") SELECT r.n AS c0, r.id AS c1 FROM r"
                + (random.nextBoolean()
                        ? " LEFT JOIN " + step.name() + " u ON u.id = r.id AND "
                                + values.condition(Expressions.of("u", step), 1)
                        : "");
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

    /** A subquery of one column, which the given one is looked up in. */
    String one(Reach left, List<Reach> outer, int depth) {
        From from = from(Math.min(depth, 1), left.domain().table());
        return "SELECT " + values.fellow(left, from.reach()) + " FROM " + from.sql()
                + where(Expressions.both(from.reach(), outer), depth);
    }

    /** A subquery that is only asked for rows, tied to the outer one. */
    String rows(List<Reach> outer, int depth) {
        From from = from(Math.min(depth, 1));
        Type type = values.pick(List.of(Type.UUID, Type.TEXT, Type.INT));
        String tie = values.equal(from.reach(), outer, r -> r.type() == type);
        return "SELECT 1 FROM " + from.sql() + " WHERE "
                + (tie == null ? values.compared(Type.INT, from.reach(), outer) : tie)
                + (random.nextInt(3) == 0
                        ? " AND " + values.condition(Expressions.both(from.reach(), outer), depth)
                        : "");
    }

    private From from(int depth) {
        return from(depth, "");
    }

    /** A FROM clause, most of the time with the wanted table where one is named. */
    private From from(int depth, String wanted) {
        Relation first = relation(
                depth, Model.all().stream().filter(t -> t.name().equals(wanted)).toList());
        List<Relation> relations = new ArrayList<>(List.of(first));
        StringBuilder sql = new StringBuilder(first.sql());
        int more = depth == 0 ? random.nextInt(5) / 4 : random.nextInt(3);
        if (more == 1 && random.nextInt(8) == 0) {
            Relation second = relation(depth, List.of());
            relations.add(second);
            return new From(sql.append(", ").append(second.sql()).toString(), relations);
        }
        for (int i = 0; i < more; i++) {
            From right = new From("", List.of(relation(depth, linked(relations))));
            String item = right.relations().getFirst().sql();
            if (depth > 1 && random.nextInt(4) == 0) {
                Relation outer = right.relations().getFirst();
                Relation inner = relation(0, linked(List.of(outer)));
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

    /** The tables that a key leads to from these relations, or from which one leads here. */
    private static List<Table> linked(List<Relation> relations) {
        return Model.all().stream()
                .filter(t -> relations.stream().anyMatch(r -> refers(r.table(), t) || refers(t, r.table())))
                .toList();
    }

    private static boolean refers(@Nullable Table from, @Nullable Table to) {
        return from != null
                && to != null
                && from.columns().stream().anyMatch(c -> c.references().equals(to.name()));
    }

    /** Three times in four one of the tables that would fit, if there are any. */
    private Relation relation(int depth, List<Table> fitting) {
        String alias = "t" + aliases++;
        int kind = random.nextInt(10);
        if (kind < 4 && !ctes.isEmpty()) {
            Named cte = values.pick(ctes);
            return new Relation(cte.name() + " " + alias, alias, null, prefixed(alias, cte.columns()));
        }
        if (kind == 4 && depth > 0) {
            List<Type> wanted = List.of(Type.UUID, Type.TEXT, Type.INT);
            String body = select(wanted, List.of(), depth - 1, false);
            return new Relation("(" + body + ") " + alias, alias, null, prefixed(alias, made));
        }
        Table table = values.pick(
                !fitting.isEmpty() && random.nextInt(4) > 0
                        ? fitting
                        : kind == 5 ? Model.GLOBAL_TABLES : Model.OWNED_TABLES);
        return new Relation(table.name() + " " + alias, alias, table, Expressions.of(alias, table));
    }

    private static List<Reach> prefixed(String alias, List<Reach> columns) {
        return columns.stream()
                .map(c -> new Reach(alias + "." + c.name(), c.type(), c.domain()))
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
        String alike = values.equal(leftReach, rightReach, r -> r.type() != Type.BOOL || random.nextInt(4) == 0);
        if (!links.isEmpty() && random.nextInt(6) > 0) {
            sql = values.pick(links);
        } else if (alike != null && random.nextInt(6) > 0) {
            sql = alike;
        } else {
            Type type = values.pick(List.of(Type.TEXT, Type.INT));
            sql = values.compared(type, leftReach, rightReach);
        }
        return random.nextInt(7) > 0
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
