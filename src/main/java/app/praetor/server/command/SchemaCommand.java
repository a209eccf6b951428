package app.praetor.server.command;

import app.praetor.store.schema.SchemaReport;
import app.praetor.store.schema.TableReport;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the database really holds. */
@Command(name = "schema", mixinStandardHelpOptions = true, description = "Print the tables of the database.")
public final class SchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--json", description = "As JSON, with all columns and keys.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try (DatabaseOptions.Opened opened = database.open();
                Connection connection = opened.owner().getConnection()) {
            List<TableReport> tables = SchemaReport.read(connection);
            if (json) {
                spec.commandLine().getOut().println(SchemaReport.toJson(tables));
            } else {
                tables.forEach(t -> spec.commandLine().getOut().println(t.table()));
            }
            return 0;
        }
    }
}
