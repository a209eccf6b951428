package app.praetor.store.guard;

import static app.praetor.store.guard.GuardFixture.A;
import static app.praetor.store.guard.GuardFixture.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class TenantGuardTest {
    private static final List<String> SHAPES = List.of(
            "select * from tasks where n > %d or 1 = 1",
            "select t.name, p.name from tasks t join projects p on p.id = t.project_id where t.n <> %d",
            "select t.name, p.name from tasks t left join projects p on p.id = t.project_id and p.n > %d",
            "select t.name, p.name from tasks t right join projects p on p.id = t.n or p.id = %d",
            "select name from projects where id in (select project_id from tasks where n > %d)",
            "select name from projects p where exists (select 1 from tasks t where t.n > %d or t.project_id = p.id)",
            "select name, (select count(*) from tasks t where t.n > p.n + %d) from projects p",
            "select project_id, count(*), sum(n) from tasks group by project_id having sum(n) >"
                    + " (select min(n) from projects where n > %d)",
            "select name from tasks where n > %d union all select name from projects",
            "select q.name from (select name, n from projects where n > %d) q, kinds k",
            "select name, row_number() over (partition by project_id order by id) from tasks where n > %d",
            "select k.label, p.name from kinds k cross join projects p where p.n > %d",
            "select name from projects order by (select max(n) from tasks where n < %d), id",
            "update tasks set n = n + 1 where n > %d or 1 = 1",
            "update tasks set n = (select max(n) from projects) where n > %d",
            "delete from tasks where n > 8 + %d or id in (select id from projects where n > 100)",
            "insert into tasks (id, name, n) values (1000 + %d, 'x', 1), (2000 + %<d, 'y', 2)",
            "insert into tasks (id, name) select id + 5000 + 7 * %d, name from projects where id = 1");

    private static DataSource guarded(DataSource raw) {
        return new GuardedDataSource(raw, new TenantGuard(GuardFixture.TABLES));
    }

    @Test
    void generatedStatementsSeeAndChangeOnlyTheBoundTenant() throws Exception {
        DataSource both = GuardFixture.h2(true);
        DataSource alone = GuardFixture.h2(false);
        DataSource guardedBoth = guarded(both);
        DataSource guardedAlone = guarded(alone);
        String foreign = "select id, name, n from praetor.projects where tenant_id = '" + B
                + "' union all select id, name, n from praetor.tasks where tenant_id = '" + B + "'";
        Random random = new Random(20);
        for (int i = 0; i < 600; i++) {
            String sql = SHAPES.get(random.nextInt(SHAPES.size())).formatted(i % 5 == 0 ? i : random.nextInt(12));
            if (sql.startsWith("insert")) {
                sql = SHAPES.get(16 + i % 2).formatted(i);
            }
            try (var c = both.getConnection();
                    var s = c.createStatement()) {
                s.execute("update praetor.tasks set n = n + 3, project_id = id where tenant_id = '" + B + "'");
            }
            List<String> before = GuardFixture.raw(both, foreign);
            // Whole rows of both databases carry tenant A, so they compare equal only without a foreign row.
            assertThat(GuardFixture.run(guardedBoth, A, sql)).as(sql).isEqualTo(GuardFixture.run(guardedAlone, A, sql));
            assertThat(GuardFixture.raw(both, foreign)).as(sql).isEqualTo(before);
        }
        assertThat(GuardFixture.run(guardedBoth, A, "select * from tasks"))
                .isEqualTo(GuardFixture.run(guardedAlone, A, "select * from tasks"));
    }

    @Test
    void nothingRunsWithoutTenantOrUnderAnotherThanPrepared() throws Exception {
        DataSource source = guarded(GuardFixture.h2(true));
        try (var c = source.getConnection()) {
            assertThatThrownBy(() -> c.prepareStatement("select 1")).isInstanceOf(NoTenantBoundException.class);
            var prepared = TenantContext.call(A, () -> c.prepareStatement("select name from tasks"));
            assertThatThrownBy(prepared::executeQuery).isInstanceOf(NoTenantBoundException.class);
            assertThatThrownBy(() -> TenantContext.call(B, prepared::executeQuery))
                    .isInstanceOf(RefusedSqlException.class);
            assertThatThrownBy(() -> c.unwrap(Object.class)).isInstanceOf(RefusedSqlException.class);
            assertThatThrownBy(() -> c.prepareCall("select 1")).isInstanceOf(RefusedSqlException.class);
            assertThatThrownBy(() -> c.setSchema("x")).isInstanceOf(RefusedSqlException.class);
            assertThat(prepared.getConnection()).isSameAs(c);
            assertThat(c.getMetaData().getConnection()).isSameAs(c);
        }
    }

    @Test
    void jdbiRunsOnTop() throws Exception {
        Jdbi jdbi = Jdbi.create(guarded(GuardFixture.h2(true)));
        TenantContext.run(
                A,
                () -> jdbi.useTransaction(h -> {
                    var batch = h.prepareBatch("insert into tasks (id, name, n) values (:id, :name, :n)");
                    batch.bind("id", 70).bind("name", "p").bind("n", 1).add();
                    batch.bind("id", 71).bind("name", "q").bind("n", 2).add();
                    assertThat(batch.execute()).containsExactly(1, 1);
                    assertThat(h.createUpdate("update tasks set n = :n where id in (<ids>)")
                                    .bind("n", 9)
                                    .bindList("ids", List.of(70, 71))
                                    .execute())
                            .isEqualTo(2);
                    assertThat(h.createUpdate("insert into projects (id, name) values (:id, :name)")
                                    .bind("id", 90)
                                    .bind("name", "new")
                                    .executeAndReturnGeneratedKeys("id")
                                    .mapTo(Integer.class)
                                    .one())
                            .isEqualTo(90);
                    assertThat(h.select("select name from tasks where id = ? for update", 70)
                                    .mapTo(String.class)
                                    .list())
                            .containsExactly("p");
                }));
        assertThat(TenantContext.<Integer, RuntimeException>call(
                        B,
                        () -> jdbi.withHandle(h -> h.select("select count(*) from tasks")
                                .mapTo(Integer.class)
                                .one())))
                .isEqualTo(6);
    }

    @Test
    void theSameStatementsRunOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            DataSource raw = postgres.getPostgresDatabase();
            GuardFixture.fill(raw, true);
            DataSource pg = guarded(raw);
            DataSource h2 = guarded(GuardFixture.h2(false));
            for (int i = 0; i < SHAPES.size(); i++) {
                String sql = SHAPES.get(i).formatted(1);
                assertThat(GuardFixture.run(pg, A, sql)).as(sql).isEqualTo(GuardFixture.run(h2, A, sql));
            }
        }
    }
}
