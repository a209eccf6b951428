package app.praetor.cli;

import app.praetor.store.Json;
import app.praetor.store.QueryResult;
import app.praetor.store.guard.RefusedSqlException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code praetor db sql}: one SELECT within the tenant. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Runs one read-only statement within the tenant; refuses anything else.")
final class DbSqlCommand extends InWorkspace implements Runnable {
    @Parameters(paramLabel = "SELECT", description = "One SELECT; tables without a schema.")
    String sql = "";

    @Option(names = "--json", description = "As a JSON list of objects; without it, tab-separated lines.")
    boolean json;

    @Override
    public void run() {
        QueryResult result = options().inTenant(session -> {
            try {
                return session.workspace()
                        .database()
                        .query(session.services().store().tenant(), sql);
            } catch (RefusedSqlException | IllegalArgumentException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
        });
        if (json) {
            ArrayNode list = Json.MAPPER.createArrayNode();
            for (var row : result.rows()) {
                ObjectNode object = list.addObject();
                for (int i = 0; i < row.size(); i++) {
                    object.set(result.columns().get(i), row.get(i));
                }
            }
            Output.json(list);
        } else {
            System.out.println(String.join("\t", result.columns()));
            result.rows()
                    .forEach(row -> System.out.println(
                            row.stream().map(DbSqlCommand::text).collect(Collectors.joining("\t"))));
        }
    }

    private static String text(JsonNode value) {
        String text = value.isString() ? value.asString() : value.isNull() ? "" : value.toString();
        return text.replace('\t', ' ').replace('\n', ' ');
    }
}
