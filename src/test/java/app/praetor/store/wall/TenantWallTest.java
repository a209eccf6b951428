package app.praetor.store.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.store.schema.Dialect;
import app.praetor.store.schema.Migrations;
import app.praetor.store.schema.SchemaCatalogue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the database refuses by itself, should a statement ever pass the guard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantWallTest {
    private static final SchemaCatalogue CATALOGUE = SchemaCatalogue.load();
    private final UUID ours = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();
    private final JdbcDataSource admin = source("sa");

    private static JdbcDataSource source(String user) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:wall" + (user.equals("sa") ? ";DB_CLOSE_DELAY=-1" : "")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;" + "DEFAULT_NULL_ORDERING=HIGH;NON_KEYWORDS=VALUE,KEY");
        source.setUser(user);
        source.setPassword("");
        return source;
    }

    @BeforeAll
    void migrate() throws SQLException {
        Migrations.migrate(admin, Dialect.H2);
        TenantWall.install(admin, CATALOGUE);
        TenantWall.install(admin, CATALOGUE);
        try (Connection c = admin.getConnection();
                Statement s = c.createStatement()) {
            s.execute("create user app password ''");
            s.execute("grant select, insert, update, delete on schema praetor to app");
            for (UUID tenant : new UUID[] {ours, theirs}) {
                s.execute("insert into praetor.tenants (id, name, slug) values ('" + tenant + "', 'x', '" + tenant
                        + "')");
                s.execute(insert(tenant));
            }
        }
    }

    private static String insert(UUID tenant) {
        return "insert into praetor.projects (tenant_id, name) values ('" + tenant + "', 'Clinic')";
    }

    @Test
    void everyOwnedTableHasItsTriggerAndNoOther() throws SQLException {
        try (Connection c = admin.getConnection();
                Statement s = c.createStatement();
                var rows = s.executeQuery("select count(distinct event_object_table), count(distinct trigger_name)"
                        + " from information_schema.triggers where trigger_name like 'tenant_wall_%'")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(CATALOGUE.ownedTables().size());
            assertThat(rows.getInt(2)).isEqualTo(CATALOGUE.ownedTables().size());
        }
    }

    @Test
    void onlyRowsOfTheSessionsTenantChange() throws SQLException {
        try (Connection c = source("app").getConnection();
                Statement s = c.createStatement()) {
            assertThatThrownBy(() -> s.execute(insert(ours))).as("no tenant").isInstanceOf(SQLException.class);
            TenantWall.bind(c, ours);
            assertThat(s.executeUpdate(insert(ours))).isEqualTo(1);
            for (String foreign : new String[] {
                insert(theirs),
                "update praetor.projects set name = 'y' where tenant_id = '" + theirs + "'",
                "update praetor.projects set tenant_id = '" + theirs + "' where tenant_id = '" + ours + "'",
                "update praetor.projects set name = 'y'",
                "delete from praetor.projects",
                "merge into praetor.projects t using (values (1)) v(a) on 1 = 1 when matched then delete"
            }) {
                assertThatThrownBy(() -> s.execute(foreign))
                        .as(foreign)
                        .isInstanceOf(SQLException.class)
                        .hasStackTraceContaining("A row of another tenant in projects");
            }
            assertThat(s.executeUpdate("update praetor.projects set name = 'y' where tenant_id = '" + ours + "'"))
                    .isEqualTo(2);
            TenantWall.bind(c, null);
            assertThatThrownBy(() -> s.execute(insert(ours))).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void theAdministratorWritesForEveryTenant() throws SQLException {
        try (Connection c = admin.getConnection();
                Statement s = c.createStatement()) {
            assertThat(s.executeUpdate(insert(theirs))).isEqualTo(1);
            assertThat(s.executeUpdate("update praetor.projects set name = 'z' where tenant_id = '" + theirs + "'"))
                    .isPositive();
        }
    }
}
