package app.praetor.store.guard;

import static app.praetor.store.guard.GuardFixture.A;
import static app.praetor.store.guard.GuardFixture.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GuardedJdbcTest {
    private static final DataSource SOURCE =
            new GuardedDataSource(GuardFixture.h2(true), new TenantGuard(GuardFixture.TABLES));

    @Test
    void nothingLeadsToTheDriversConnection() throws Exception {
        TenantContext.<Integer, Exception>call(A, () -> {
            try (Connection c = SOURCE.getConnection();
                    var plain = c.createStatement();
                    var prepared = c.prepareStatement("select array[1, 2] from tasks where id = ?")) {
                prepared.setInt(1, 1);
                ResultSet rows = prepared.executeQuery();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getStatement()).isSameAs(prepared);
                assertThat(rows.getArray(1).getArray()).isEqualTo(new Object[] {1, 2});
                assertThat(rows.getArray(1).getResultSet().getStatement()).isNull();
                assertThat(((java.sql.Array) rows.getObject(1)).getResultSet().getStatement())
                        .isNull();
                assertThat(prepared.getConnection()).isSameAs(c);
                assertThat(plain.getConnection()).isSameAs(c);
                assertThat(plain.executeQuery("select 1").getStatement()).isSameAs(plain);
                assertThat(c.getMetaData().getConnection()).isSameAs(c);
                assertThat(c.getMetaData().getDatabaseProductName()).isEqualTo("H2");
                for (ThrowingCallable closed : List.<ThrowingCallable>of(
                        () -> c.unwrap(Object.class),
                        () -> plain.unwrap(Object.class),
                        () -> prepared.unwrap(Object.class),
                        () -> rows.unwrap(Object.class),
                        () -> c.getMetaData().unwrap(Object.class),
                        () -> SOURCE.unwrap(Object.class),
                        () -> c.prepareCall("select 1"),
                        () -> c.nativeSQL("select 1"),
                        () -> c.setSchema("public"),
                        () -> c.setCatalog("x"),
                        () -> c.setTypeMap(new HashMap<>()),
                        () -> c.setClientInfo("a", "b"),
                        () -> c.setClientInfo(new Properties()),
                        () -> c.abort(Runnable::run),
                        () -> c.createStruct("x", new Object[0]),
                        () -> c.setSavepoint("a\"b"),
                        () -> c.createArrayOf("text'", new Object[0]),
                        () -> c.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE),
                        () -> c.prepareStatement("select 1", new String[] {"a\"b"}),
                        () -> c.getMetaData().getTables(null, null, null, null),
                        () -> c.getMetaData().getSchemas(),
                        () -> c.getMetaData().getURL(),
                        () -> plain.setCursorName("x"),
                        () -> plain.execute("truncate table tasks"),
                        () -> plain.addBatch("truncate table tasks"),
                        () -> plain.executeLargeUpdate("truncate table tasks"),
                        () -> prepared.executeQuery("select 1"),
                        () -> prepared.addBatch("select 1"),
                        () -> rows.updateInt(1, 2),
                        rows::deleteRow,
                        rows::refreshRow)) {
                    assertThatThrownBy(closed)
                            .isInstanceOf(RefusedSqlException.class)
                            .hasMessageStartingWith("Refused: ");
                }
            }
            return 0;
        });
    }

    @Test
    void aBatchBelongsToTheTenantOfItsFirstEntry() throws Exception {
        try (Connection c = SOURCE.getConnection();
                var plain = c.createStatement()) {
            TenantContext.<Integer, Exception>call(A, () -> {
                plain.addBatch("update tasks set n = 1 where id = 1");
                return 0;
            });
            assertThatThrownBy(() -> TenantContext.call(B, plain::executeBatch))
                    .isInstanceOf(RefusedSqlException.class);
            plain.clearBatch();
            TenantContext.<Integer, Exception>call(B, () -> {
                plain.addBatch("update tasks set n = 1 where id = 1");
                assertThat(plain.executeBatch()).containsExactly(1);
                return 0;
            });
        }
    }

    @Test
    void theDatabaseIsToldOncePerConnectionAndTenant() throws Exception {
        List<String> told = new ArrayList<>();
        SessionTenant session = (raw, tenant) -> told.add(String.valueOf(tenant));
        DataSource source = new GuardedDataSource(GuardFixture.h2(true), new TenantGuard(GuardFixture.TABLES), session);
        try (Connection c = source.getConnection()) {
            for (UUID tenant : List.of(A, A, B)) {
                TenantContext.<Integer, Exception>call(tenant, () -> {
                    c.prepareStatement("select name from tasks").executeQuery().close();
                    return 0;
                });
            }
        }
        assertThat(told).containsExactly(A.toString(), B.toString(), "null");
    }
}
