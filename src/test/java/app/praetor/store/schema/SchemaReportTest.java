package app.praetor.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaReportTest {
    @Test
    void printsTheShapeThatAdministratorsRelyOn(@TempDir Path folder) throws Exception {
        List<TableReport> tables;
        try (Connection connection = MigratedDatabases.migratedH2(folder).getConnection()) {
            tables = SchemaReport.read(connection);
        }
        JsonNode json = JsonMapper.builder().build().readTree(SchemaReport.toJson(tables));
        JsonNode tasks = null;
        for (JsonNode table : json) {
            if (table.get("table").asString().equals("tasks")) {
                tasks = table;
            }
        }
        assertThat(tasks).isNotNull();
        assertThat(tasks.propertyNames())
                .containsExactly(
                        "table", "columns", "primaryKey", "unique", "foreignKeys", "checks", "indexes", "tenancy");
        assertThat(tasks.at("/columns/0").toString())
                .isEqualTo("{\"name\":\"id\",\"type\":\"uuid\",\"nullable\":false,\"default\":\"gen_random_uuid()\"}");
        assertThat(tasks.get("foreignKeys").toString())
                .contains("{\"columns\":[\"tenant_id\",\"project_id\"],\"table\":\"projects\","
                        + "\"references\":[\"tenant_id\",\"id\"],\"onDelete\":\"CASCADE\"}");
        assertThat(tasks.get("tenancy").asString()).isEqualTo("via project_id -> projects.tenant_id");
    }

    @Test
    void isEmptyForADatabaseThatWasNeverMigrated(@TempDir Path folder) throws Exception {
        try (Connection connection = MigratedDatabases.h2(folder).getConnection()) {
            assertThat(SchemaReport.read(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))"
                        + " | status IN ('a', 'b')",
                "\"status\" IN('a', 'b') | status IN ('a', 'b')",
                "((score >= (0)::numeric) AND (score <= (1)::numeric)) | score >= 0 AND score <= 1",
                "(\"score\" >= CAST(0 AS NUMERIC(1))) AND (\"score\" <= CAST(1 AS NUMERIC(1)))"
                        + " | score >= 0 AND score <= 1",
                "(\"x\" IN('a')) OR (\"x\" IS NULL) | x IN ('a') OR x IS NULL",
                "((x IS NULL) OR (x = 'a'::text)) | x = 'a' OR x IS NULL"
            })
    void spellsChecksAlike(String printed, String spelled) {
        assertThat(DefinitionText.check(printed)).isEqualTo(spelled);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "RANDOM_UUID(4) | gen_random_uuid()",
                "CURRENT_TIMESTAMP | now()",
                "(CURRENT_TIMESTAMP + '7 days'::interval day) | now() + '7 days'",
                "CURRENT_TIMESTAMP + INTERVAL '7' DAY | now() + '7 days'",
                "JSON '{}' | '{}'",
                "'{}'::json | '{}'",
                "(ARRAY[]::character varying[])::character varying(100)[] | '{}'",
                "ARRAY [] | '{}'",
                "'draft'::character varying | 'draft'",
                "TRUE | true"
            })
    void spellsDefaultsAlike(String printed, String spelled) {
        assertThat(DefinitionText.defaultValue(printed)).isEqualTo(spelled);
    }
}
