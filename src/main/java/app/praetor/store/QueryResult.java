package app.praetor.store;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What one read-only statement gave.
 *
 * @param columns their labels
 * @param rows values in the order of the columns; null as a JSON null
 */
public record QueryResult(List<String> columns, List<List<JsonNode>> rows) {
    public QueryResult {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
