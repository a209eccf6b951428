package app.praetor.store.guard;

import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Function;
import org.jspecify.annotations.Nullable;

/** The functions and cast targets that application SQL may use. */
final class AllowedCalls {
    private static final Set<String> FUNCTIONS =
            Set.of(("count sum min max avg coalesce nullif greatest least lower upper length char_length trim substring"
                            + " replace concat abs round floor ceil ceiling mod now current_timestamp current_date"
                            + " gen_random_uuid row_number rank dense_rank lag lead first_value last_value any"
                            + " json_text cardinality")
                    .split(" "));
    private static final Set<String> TYPES =
            Set.of(("uuid text varchar char character boolean smallint int integer bigint numeric decimal real double"
                            + " date timestamp json jsonb")
                    .split(" "));

    private AllowedCalls() {}

    static void check(Object node) {
        switch (node) {
            case Function f -> named(f.getName());
            case AnalyticExpression a -> named(a.getName());
            case CastExpression c -> cast(c);
            default -> {}
        }
    }

    private static void named(@Nullable String name) {
        if (name == null || !FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new RefusedSqlException("function", "not on the list of allowed functions");
        }
    }

    private static void cast(CastExpression cast) {
        String type = cast.getColDataType() == null
                ? ""
                : cast.getColDataType().getDataType().toLowerCase(Locale.ROOT).strip();
        String first = type.split("[ (]", 2)[0];
        if (!"cast".equalsIgnoreCase(cast.keyword) || !TYPES.contains(first)) {
            throw new RefusedSqlException("cast", "not on the list of allowed types");
        }
    }
}
