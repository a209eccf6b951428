package app.praetor.cli;

import app.praetor.store.schema.SchemaReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code praetor db}: looking inside the database. */
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        description = "The database.",
        subcommands = {
            DbCommand.Schema.class,
            DbCheckCommand.class,
            DbBackupCommand.class,
            DbRestoreCommand.class,
            DbRekeyCommand.class,
            DbSqlCommand.class
        })
final class DbCommand {
    private DbCommand() {}

    @Command(name = "schema", mixinStandardHelpOptions = true, description = "What the database really holds.")
    static final class Schema extends InWorkspace implements Runnable {
        @Option(names = "--json", description = "As JSON; without it, one line a table.")
        boolean json;

        @Override
        public void run() {
            var tables =
                    options().inTenant(session -> session.workspace().database().schema());
            if (json) {
                System.out.println(SchemaReport.toJson(tables));
            } else {
                tables.forEach(
                        t -> System.out.println(t.table() + "  " + t.columns().size() + " columns  " + t.tenancy()));
            }
        }
    }
}
