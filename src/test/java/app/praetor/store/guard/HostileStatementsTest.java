package app.praetor.store.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class HostileStatementsTest {
    private static final TenantGuard GUARD = new TenantGuard(GuardFixture.TABLES);

    @Test
    void areRefusedWithoutEffect() throws Exception {
        List<String> hostile = Hostile.statements();
        assertThat(hostile).hasSizeGreaterThanOrEqualTo(300).doesNotHaveDuplicates();
        DataSource both = GuardFixture.h2(true);
        String before = digest(both);
        assertThat(Hostile.passed(GUARD, both, hostile)).isEmpty();
        assertThat(digest(both)).isEqualTo(before);
    }

    @Test
    void areRefusedInsideOtherStatementsAndInMixedCase() throws Exception {
        DataSource both = GuardFixture.h2(true);
        String before = digest(both);
        assertThat(Hostile.passed(GUARD, both, Hostile.disguised())).isEmpty();
        assertThat(digest(both)).isEqualTo(before);
    }

    @Test
    void hugeAndDeepStatementsAreRefused() {
        for (String sql :
                List.of("select " + "(".repeat(200) + "1" + ")".repeat(200), "select 1" + " ".repeat(40_000))) {
            assertThatThrownBy(() -> GUARD.rewrite(sql)).isInstanceOf(RefusedSqlException.class);
        }
    }

    @Test
    void theRefusalNamesTheConstructAndQuotesNothing() {
        String word = "marzipan";
        for (String sql : List.of(
                "select * from " + word,
                "select " + word + "('" + word + "')",
                "select * from tasks natural join projects where name = '" + word + "'",
                "select '" + word,
                "truncate table " + word,
                "select cast('" + word + "' as " + word + ")",
                "with tasks as (select '" + word + "') select * from tasks",
                "insert into tasks (id) values ('" + word + "', 2)",
                "this is no sql " + word)) {
            assertThatThrownBy(() -> GUARD.rewrite(sql))
                    .isInstanceOf(RefusedSqlException.class)
                    .hasMessageMatching("Refused: [^()]+ \\(.+\\)")
                    .hasMessageNotContaining(word)
                    .hasNoCause();
        }
        assertThatThrownBy(() -> GUARD.rewrite("select * from tasks natural join projects"))
                .hasMessageContaining("Join.natural");
        assertThatThrownBy(() -> GUARD.rewrite("update kinds set label = 'x'")).hasMessageContaining("read only");
    }

    private static String digest(DataSource source) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (String sql : List.of(
                "select * from praetor.projects",
                "select * from praetor.tasks",
                "select * from praetor.kinds",
                "select table_schema, table_name, table_type from information_schema.tables",
                "select setting_name, setting_value from information_schema.settings",
                "select user_name, is_admin from information_schema.users")) {
            sha.update(String.join("\n", GuardFixture.raw(source, sql)).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha.digest());
    }
}
