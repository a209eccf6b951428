package app.praetor.store;

import java.sql.Types;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** JSON columns: how they are bound and read on each database. */
public final class Json {
    /** The one mapper of the program; immutable. */
    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /**
     * @throws tools.jackson.core.JacksonException when the text is not JSON
     */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** The JSON form of a record, list or map. */
    public static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Teaches Jdbi to bind and map {@link JsonNode}; H2 takes a string for a JSON string, so it gets bytes. */
    static void install(Jdbi jdbi) {
        jdbi.registerArgument(new H2JsonArgument());
        ColumnMapper<JsonNode> mapper = (rs, column, ctx) ->
                Optional.ofNullable(rs.getString(column)).map(Json::parse).orElse(NullNode.getInstance());
        jdbi.registerColumnMapper(JsonNode.class, mapper);
    }

    private static final class H2JsonArgument extends AbstractArgumentFactory<JsonNode> {
        H2JsonArgument() {
            super(Types.BINARY);
        }

        @Override
        protected Argument build(JsonNode value, ConfigRegistry config) {
            byte[] bytes = MAPPER.writeValueAsBytes(value);
            return (position, statement, ctx) -> statement.setBytes(position, bytes);
        }
    }
}
