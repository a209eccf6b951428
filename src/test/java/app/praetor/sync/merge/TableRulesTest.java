package app.praetor.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.store.schema.SchemaCatalogue;
import app.praetor.store.schema.TableReport;
import app.praetor.sync.merge.ColumnRule.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableRulesTest {
    private static final SchemaCatalogue.Entry ENTRY = new SchemaCatalogue.Entry(
            SchemaCatalogue.Kind.OWNED,
            "tenant_id",
            null,
            SchemaCatalogue.Exchange.SYNCED,
            null,
            true,
            List.of("spec", "phases", "source"),
            List.of("position"),
            List.of("uses"),
            Map.of("status", Map.of("open", List.of("done"))));

    private static TableRules of(String... columns) {
        List<TableReport.Column> all = Arrays.stream(columns)
                .map(c -> c.split(" ", 2))
                .map(c -> new TableReport.Column(c[0], c[1], true, null))
                .toList();
        return TableRules.of(
                new TableReport("things", all, List.of(), List.of(), List.of(), List.of(), List.of(), ""), ENTRY);
    }

    @Test
    void everyTypeHasItsRule() {
        TableRules rules = of(
                "id uuid",
                "tenant_id uuid",
                "title varchar(200)",
                "summary varchar(2000)",
                "body text",
                "source text",
                "options jsonb",
                "spec jsonb",
                "tags text[]",
                "members uuid[]",
                "phases text[]",
                "embedding real[]",
                "uses bigint",
                "row_version bigint");
        assertThat(rules.columns().keySet())
                .containsExactly(
                        "title",
                        "summary",
                        "body",
                        "source",
                        "options",
                        "spec",
                        "tags",
                        "members",
                        "phases",
                        "embedding",
                        "uses");
        assertThat(rules.columns().values())
                .extracting(ColumnRule::kind)
                .containsExactly(
                        Kind.SCALAR,
                        Kind.TEXT,
                        Kind.TEXT,
                        Kind.SCALAR,
                        Kind.OBJECT,
                        Kind.SCALAR,
                        Kind.SET,
                        Kind.SET,
                        Kind.SCALAR,
                        Kind.SCALAR,
                        Kind.COUNTER);
    }

    @Test
    void theCatalogueSaysWhatIsQuietAndWhatMayFollow() {
        TableRules rules = of("position integer", "updated_at timestamptz", "created_at timestamptz", "status text");
        assertThat(rules.append()).isTrue();
        assertThat(rules.columns().values()).extracting(ColumnRule::quiet).containsExactly(true, true, true, false);
        assertThat(rules.columns().get("status").transitions()).isEqualTo(Map.of("open", List.of("done")));
    }
}
