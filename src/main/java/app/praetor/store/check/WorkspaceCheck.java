package app.praetor.store.check;

import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.Migrations;
import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.store.schema.SchemaReport;
import app.praetor.store.schema.TableReport;
import app.praetor.store.schema.TableReport.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/** Reads all of an open database and asks again what its keys promise. Changes nothing. */
public final class WorkspaceCheck {
    private final DataSource system;
    private final List<Finding> findings = new ArrayList<>();
    private int tables;
    private long rows;
    private int checks;

    /**
     * @param system connections that see every table, unguarded
     */
    public WorkspaceCheck(DataSource system) {
        this.system = system;
    }

    public CheckReport run() {
        try (Connection connection = system.getConnection()) {
            List<TableReport> schema = SchemaReport.read(connection);
            catalogue(schema);
            for (TableReport table : schema) {
                tables++;
                TableCheck check = new TableCheck(connection, table, findings);
                check.run();
                rows += check.rows();
                checks += check.checks();
            }
        } catch (SQLException | RuntimeException e) {
            findings.add(new Finding("read", "database", "cannot be read: " + TableCheck.kind(e)));
        }
        migrations();
        return new CheckReport(tables, rows, checks, findings);
    }

    private void migrations() {
        checks++;
        try {
            Migrations.problems(system, Dialect.H2)
                    .forEach(problem ->
                            findings.add(new Finding("migrations", problem, "is not what this program brings")));
        } catch (FlywayException | IllegalStateException e) {
            findings.add(new Finding("migrations", "database", "the history cannot be read: " + TableCheck.kind(e)));
        }
    }

    private void catalogue(List<TableReport> schema) {
        checks++;
        SchemaCatalogue catalogue = SchemaCatalogue.load(Dialect.H2);
        Set<String> real = schema.stream().map(TableReport::table).collect(Collectors.toCollection(TreeSet::new));
        catalogue.tables().keySet().stream()
                .filter(name -> !real.contains(name))
                .forEach(name -> findings.add(new Finding("catalogue", name, "the table is missing")));
        for (TableReport table : schema) {
            if (!catalogue.isKnown(table.table())) {
                findings.add(new Finding("catalogue", table.table(), "the table is not in the catalogue"));
            } else if (catalogue.isOwned(table.table())
                    && table.columns().stream().noneMatch(WorkspaceCheck::boundTenant)) {
                findings.add(new Finding("catalogue", table.table(), "rows may be without a tenant"));
            }
        }
    }

    private static boolean boundTenant(Column column) {
        return column.name().equals("tenant_id") && !column.nullable();
    }
}
