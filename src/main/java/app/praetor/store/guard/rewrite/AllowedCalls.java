package app.praetor.store.guard.rewrite;

import app.praetor.store.guard.RefusedSqlException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.TableFunction;
import org.jspecify.annotations.Nullable;

/** The functions, cast targets and names of engine values that application SQL may use. */
final class AllowedCalls {
    private static final Set<String> FUNCTIONS =
            Set.of(("count sum min max avg bool_and bool_or string_agg array_agg coalesce nullif greatest least lower"
                            + " upper length char_length trim ltrim rtrim btrim lpad rpad substring position left"
                            + " right replace translate concat abs round floor ceil ceiling mod power sqrt sign now"
                            + " localtimestamp current_timestamp current_date date_trunc to_char gen_random_uuid"
                            + " row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value"
                            + " last_value nth_value any all cardinality array_append")
                    .split(" "));
    private static final Set<String> TABLE_FUNCTIONS = Set.of("unnest", "generate_series");
    private static final Pattern TYPE =
            Pattern.compile("(uuid|text|varchar|char|character|character varying|boolean|smallint|int|integer|bigint"
                    + "|numeric|decimal|real|double precision|date|time|timestamp|json|jsonb)"
                    + "( ?\\(\\d{1,6}(, ?\\d{1,4})?\\))?( with(out)? time zone)?( array)?");
    /** Names without parentheses that are no columns: who is connected, and where a row lies in the file. */
    private static final Set<String> ENGINE_VALUES =
            Set.of(("user current_user session_user system_user current_role current_schema current_catalog"
                            + " current_path current_database rownum _rowid_ rowid ctid xmin xmax cmin cmax tableoid"
                            + " oid nextval currval")
                    .split(" "));

    private AllowedCalls() {}

    static void check(List<Object> nodes) {
        Set<Object> ofTables = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Object node : nodes) {
            if (node instanceof TableFunction table) {
                tableFunction(table);
                ofTables.add(table.getFunction());
            }
        }
        for (Object node : nodes) {
            switch (node) {
                case TableFunction _ -> {}
                case Function f when !ofTables.contains(f) -> named(f.getName(), FUNCTIONS);
                case AnalyticExpression a -> named(a.getName(), FUNCTIONS);
                case CastExpression c -> cast(c);
                case Column c -> column(c.getColumnName());
                default -> {}
            }
        }
    }

    private static void tableFunction(TableFunction table) {
        if (table.getFunction() == null || table.isRowsFrom() || table.getWithClause() != null) {
            throw new RefusedSqlException("table function", "not a plain call");
        }
        named(table.getFunction().getName(), TABLE_FUNCTIONS);
    }

    private static void named(@Nullable String name, Set<String> allowed) {
        if (name == null || !allowed.contains(name.toLowerCase(Locale.ROOT))) {
            throw new RefusedSqlException("function", "not on the list of allowed functions");
        }
    }

    private static void column(String name) {
        if (ENGINE_VALUES.contains(name.toLowerCase(Locale.ROOT))) {
            throw new RefusedSqlException("column", "a value of the database engine, not of a table");
        }
    }

    private static void cast(CastExpression cast) {
        boolean plain = cast.keyword == null || cast.keyword.isEmpty() || "cast".equalsIgnoreCase(cast.keyword);
        if (!plain || cast.getColDataType() == null || cast.getFormat() != null) {
            throw new RefusedSqlException("cast", "only CAST and ::");
        }
        String type = cast.getColDataType().toString().toLowerCase(Locale.ROOT).strip();
        if (!TYPE.matcher(type).matches()) {
            throw new RefusedSqlException("cast", "not on the list of allowed types");
        }
    }
}
