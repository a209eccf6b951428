package app.praetor.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer kestrel-4711-plover",
                "token kestrel.4711.plover.abcdef",
                "password=kestrel4711 for ada",
                "db.password: kestrel4711",
                "{\"apiKey\":\"kestrel 4711\",\"host\":\"x\"}",
                "{\"client_secret\": \"kestrel 4711\"}",
                "passphrase = \"kestrel 4711\"",
                "recovery code: kestrel4711",
                "https://ada:kestrel4711@crm.example/path",
                "https://crm.example/cb?code=kestrel4711",
                "wrapped a1b2c3d4e5f60718293a4b5c6d7e8f90kestrel4711a1b2c3d4e5f60718293a4b5c6d7e8f90",
                "the code kest-rel4-711a-bcde-fghj-kmnp-qrst is wrong: kest rel4 711a bcde fghj kmnp qrst",
                "the code 711ABCDEFGHJKMNPQRST0KES4711 is wrong",
                "the code KEST-REL4-711A-BCDE-FGHJ is wrong",
                "INSERT INTO t VALUES (1, 'kestrel''s 4711')",
                "the answer “kestrel 4711” is not a number",
                "Unique index or primary key violation: \"PUBLIC.T ON PUBLIC.T(N) VALUES ( /* 1 */ 'kestrel' )\"",
                "SQL statement:\nSELECT kestrel FROM t [42000-252]",
                "ERROR: duplicate key value Detail: Key (name)=(kestrel 4711) already exists.",
            })
    void whatIsMarkedAsASecretOrQuotedGoes(String text) {
        assertThat(Scrub.text(text))
                .doesNotContainIgnoringCase("kestrel4711")
                .doesNotContain("kestrel")
                .doesNotContain("4711")
                .doesNotContainIgnoringCase("rel4");
    }

    @Test
    void longKeysGoAndOrdinaryWordsAndIdsStay() {
        String hex = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
        String base64 = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=";

        assertThat(Scrub.text("key " + hex + " and " + base64)).isEqualTo("key *** and ***");
        String plain = "kit run 3f2b8c1e-0d4a-4f6b-9c7d-1a2b3c4d5e6f failed: KitException in app.praetor.kit";
        assertThat(Scrub.text(plain)).isEqualTo(plain);
    }

    @Test
    void aRealDatabaseErrorKeepsOnlyItsNumbers() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (name VARCHAR PRIMARY KEY)");
            statement.execute("INSERT INTO t VALUES ('kestrel')");
            SQLException clash = failure(statement, "INSERT INTO t VALUES ('kestrel')");
            SQLException syntax = failure(statement, "SELECT kestrel FRM");

            assertThat(clash.getMessage()).contains("kestrel");
            assertThat(Scrub.trace(new IllegalStateException(clash)))
                    .contains("SQL state 23505, error 23505")
                    .contains("ScrubTest")
                    .doesNotContain("kestrel");
            assertThat(Scrub.details(new IllegalStateException(clash))).doesNotContain("kestrel");
            assertThat(Scrub.details(new IllegalStateException("Outside", syntax)))
                    .contains("Outside")
                    .doesNotContain("kestrel");
            assertThat(Scrub.text(clash.getMessage())).doesNotContain("kestrel");
        }
    }

    private static SQLException failure(Statement statement, String sql) {
        try {
            statement.execute(sql);
            throw new AssertionError("should fail");
        } catch (SQLException e) {
            return e;
        }
    }

    @Test
    void aTraceForTheLogKeepsKindsAndPlacesButNoMessagesOfData() {
        IllegalArgumentException failure =
                new IllegalArgumentException("kestrel is no number", new NoSuchElementException("kestrel"));
        failure.addSuppressed(new IllegalStateException("kestrel again"));

        assertThat(Scrub.trace(failure))
                .startsWith("java.lang.IllegalArgumentException: (message left out)")
                .contains("Caused by: java.util.NoSuchElementException", "Suppressed: ", "ScrubTest.aTraceForTheLog")
                .doesNotContain("kestrel");
        assertThat(Scrub.trace(new IndexOutOfBoundsException("Index 5 out of bounds for length 3")))
                .contains("Index 5 out of bounds");
        assertThat(Scrub.details(failure)).contains("kestrel is no number");
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception one = new Exception("one");
        Exception two = new Exception("two", one);
        one.initCause(two);

        assertThat(Scrub.trace(one)).contains("Caused by");
    }
}
