package app.praetor.differential;

import app.praetor.differential.Expressions.Reach;
import app.praetor.differential.Model.Column;
import app.praetor.differential.Model.Table;
import app.praetor.differential.Model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/** Generated inserts, updates, deletes and merges. */
final class Writes {
    private final Random random;
    private final Queries queries;
    private final Expressions values;

    Writes(Random random, Queries queries) {
        this.random = random;
        this.queries = queries;
        this.values = queries.values();
    }

    String write() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> insertValues();
            case 2 -> insertSelect();
            case 3, 4, 5 -> update();
            case 6 -> updateFrom();
            case 7 -> delete();
            case 8 -> merge();
            default -> mergeTable();
        };
    }

    /** Mostly A; for B's runs, and one in so many for A's, that is a reference across the border. */
    private UUID tenant(int one) {
        return random.nextInt(one) == 0 ? Rows.B : Rows.A;
    }

    private Table target() {
        return values.pick(Model.OWNED_TABLES);
    }

    /** A table whose JSON is not needed for a new row: JSON has no literal that both sides take. */
    private Table insertable() {
        return values.pick(Model.OWNED_TABLES.stream().filter(t -> !t.hasJson()).toList());
    }

    private String insertValues() {
        Table table = insertable();
        List<String> rows = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int row = i;
            rows.add("("
                    + table.columns().stream().map(c -> fresh(table, c, row)).collect(Collectors.joining(", ")) + ")");
        }
        return "INSERT INTO " + table.name() + " (" + names(table) + ") VALUES " + String.join(", ", rows);
    }

    private static String names(Table table) {
        return table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** A value for a new row; now and then one that a key or a tenant's border must refuse. */
    private String fresh(Table table, Column column, int row) {
        if (column.name().equals("id")) {
            return random.nextInt(12) == 0
                    ? values.literal(Type.UUID)
                    : "CAST('00000009-0000-4000-8000-0000000000%02d' AS UUID)"
                            .formatted(10 + row * 20 + random.nextInt(20));
        }
        if (!column.references().isEmpty()) {
            return "CAST('" + Rows.id(tenant(8), column.references(), random.nextInt(Rows.COUNT)) + "' AS UUID)";
        }
        if (!column.choices().isEmpty()) {
            return "'" + values.pick(column.choices()) + "'";
        }
        if (column.fixed()) {
            return "'word" + random.nextInt(60) + "'";
        }
        return random.nextInt(8) == 0 && column.type() == Type.INT
                ? queries.scalar(column.type(), List.of(), 1)
                : values.literal(column.type());
    }

    /** New rows out of those of another table, one each, under that row's id. */
    private String insertSelect() {
        Table source = target();
        Table table = insertable();
        List<Reach> reach = Expressions.of("s", source);
        List<String> items = new ArrayList<>();
        for (Column column : table.columns()) {
            items.add(copied(column, source, reach) + " AS n" + items.size());
        }
        return "INSERT INTO " + table.name() + " (" + names(table) + ") SELECT " + String.join(", ", items) + " FROM "
                + source.name() + " s WHERE " + values.condition(reach, 2);
    }

    private String copied(Column column, Table source, List<Reach> reach) {
        if (column.name().equals("id")) {
            return "s.id";
        }
        if (!column.references().isEmpty()) {
            List<String> same = source.columns().stream()
                    .filter(c -> c.references().equals(column.references()))
                    .map(c -> "s." + c.name())
                    .toList();
            return source.name().equals(column.references())
                    ? "s.id"
                    : same.isEmpty() ? fresh(source, column, 0) : values.pick(same);
        }
        if (!column.choices().isEmpty()) {
            return "'" + values.pick(column.choices()) + "'";
        }
        return column.fixed()
                ? "CAST(s.id AS VARCHAR(80))"
                : column.required()
                        ? "COALESCE(" + values.column(column.type(), reach) + ", " + values.literal(column.type()) + ")"
                        : values.value(column.type(), reach, 1);
    }

    private String assignment(Table table, List<Reach> reach) {
        List<Column> free = table.columns().stream()
                .filter(c -> !c.fixed() && c.type() != Type.JSON)
                .toList();
        Column column = values.pick(free);
        if (!column.references().isEmpty() && random.nextInt(3) > 0) {
            return column.name() + " = CAST('"
                    + Rows.id(tenant(6), column.references(), random.nextInt(Rows.COUNT))
                    + "' AS UUID)";
        }
        String value = column.type() == Type.TEXT && random.nextBoolean()
                ? values.literal(Type.TEXT)
                : values.value(column.type(), reach, 1);
        return column.name() + " = "
                + (column.required() ? "COALESCE(" + value + ", " + values.literal(column.type()) + ")" : value);
    }

    private String update() {
        Table table = values.pick(Model.OWNED_TABLES.stream()
                .filter(t -> t.columns().stream().anyMatch(c -> !c.fixed()))
                .toList());
        List<Reach> reach = Expressions.of("u", table);
        return "UPDATE " + table.name() + " u SET " + assignment(table, reach) + " WHERE " + values.condition(reach, 2);
    }

    /** From a source with one row for each target row: which of several would win is not defined. */
    private String updateFrom() {
        Table table = values.pick(Model.OWNED_TABLES.stream()
                .filter(t -> t.columns().stream().anyMatch(c -> !c.references().isEmpty() && !c.fixed()))
                .toList());
        Column link = values.pick(
                table.columns().stream().filter(c -> !c.references().isEmpty()).toList());
        Table source = Model.OWNED_TABLES.stream()
                .filter(t -> t.name().equals(link.references()))
                .findFirst()
                .orElseThrow();
        List<Reach> both = Expressions.both(Expressions.of("u", table), Expressions.of("f", source));
        return "UPDATE " + table.name() + " u SET " + assignment(table, both) + " FROM " + source.name()
                + " f WHERE f.id = u." + link.name() + " AND " + values.condition(both, 1);
    }

    /**
     * Of projects one at a time. A finding of one project may refer to a task of another, and that reference refuses the
     * task's deletion (NO ACTION in the schema that the customer gave). Deleting both projects at once passes on
     * PostgreSQL, which looks at the end of the statement; H2 looks at each row and refuses.
     */
    private String delete() {
        Table table = target();
        if (table.name().equals("projects")) {
            return "DELETE FROM projects d WHERE d.id = " + ref("projects", tenant(3));
        }
        return "DELETE FROM " + table.name() + " d WHERE " + values.condition(Expressions.of("d", table), 2);
    }

    private String ref(String table, UUID tenant) {
        return "CAST('" + Rows.id(tenant, table, random.nextInt(Rows.COUNT)) + "' AS UUID)";
    }

    private String merge() {
        Table table = insertable();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int row = i;
            rows.add("("
                    + table.columns().stream()
                            .map(c -> c.name().equals("id")
                                    ? "CAST('"
                                            + Rows.id(
                                                    row == 2 && random.nextInt(3) == 0 ? Rows.B : Rows.A,
                                                    random.nextInt(3) == 0 ? "users" : table.name(),
                                                    row * 2 + random.nextInt(2))
                                            + "' AS UUID)"
                                    : plain(c))
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        return "MERGE INTO " + table.name() + " m USING (VALUES " + String.join(", ", rows) + ") AS s(" + names(table)
                + ") ON m.id = s.id" + branches(table);
    }

    private String plain(Column column) {
        if (!column.references().isEmpty()) {
            return "CAST('" + Rows.id(Rows.A, column.references(), random.nextInt(Rows.COUNT)) + "' AS UUID)";
        }
        return column.choices().isEmpty()
                ? column.fixed() ? "'word" + random.nextInt(60) + "'" : values.literal(column.type())
                : "'" + values.pick(column.choices()) + "'";
    }

    private String mergeTable() {
        Table table = insertable();
        Table source = target();
        List<Reach> reach = Expressions.of("x", source);
        List<String> items = new ArrayList<>();
        for (Column column : table.columns()) {
            items.add(copied(column, source, reach).replace("s.", "x.") + " AS " + column.name());
        }
        return "MERGE INTO " + table.name() + " m USING (SELECT " + String.join(", ", items) + " FROM " + source.name()
                + " x WHERE " + values.condition(reach, 1) + ") s ON m.id = s.id" + branches(table);
    }

    private String branches(Table table) {
        boolean deletes = !table.name().equals("projects");
        boolean free = table.columns().stream()
                .anyMatch(c -> !c.fixed() && c.references().isEmpty());
        List<Reach> both = Expressions.both(Expressions.of("m", table), Expressions.of("s", table));
        String matched = random.nextInt(4) == 0
                ? ""
                : " WHEN MATCHED" + (random.nextInt(3) == 0 ? " AND " + values.condition(both, 0) : "")
                        + (!free || (deletes && random.nextInt(5) == 0)
                                ? " THEN DELETE"
                                : " THEN UPDATE SET " + mergeAssignment(table));
        String inserted = table.columns().stream().map(c -> "s." + c.name()).collect(Collectors.joining(", "));
        return matched
                + (matched.isEmpty() || random.nextInt(4) > 0
                        ? " WHEN NOT MATCHED THEN INSERT (" + names(table) + ") VALUES (" + inserted + ")"
                        : "");
    }

    private String mergeAssignment(Table table) {
        Column column = values.pick(table.columns().stream()
                .filter(c -> !c.fixed() && c.references().isEmpty())
                .toList());
        return column.name() + " = s." + column.name();
    }
}
