package app.praetor.store.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each construct of the common dialect, behind the guard and beside another tenant, does what it does alone. */
class DialectTest {
    private static final DataSource BOTH = GuardFixture.h2(true);
    private static final DataSource COPY = Oracle.copy();

    static Stream<String> statements() throws IOException {
        return lines("/guard/dialect.sql").stream();
    }

    static List<String> lines(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(DialectTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void doesWhatItDoesForATenantAlone(String sql) throws Exception {
        GuardFixture.refill(BOTH, true);
        GuardFixture.refill(COPY, false);
        List<String> foreign = Oracle.foreign(BOTH);
        assertThat(Oracle.guarded(new TenantGuard(GuardFixture.TABLES), BOTH, sql))
                .isEqualTo(Oracle.alone(COPY, sql));
        assertThat(Oracle.foreign(BOTH)).isEqualTo(foreign);
    }
}
