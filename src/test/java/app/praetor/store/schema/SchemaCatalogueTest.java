package app.praetor.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaCatalogueTest {
    private final SchemaCatalogue catalogue = SchemaCatalogue.load();

    @Test
    void hasOneRuleForEveryTableOfTheDocument() {
        CustomerDocument document = CustomerDocument.load();
        assertThat(catalogue.tables().keySet()).containsAll(document.tables());
        assertThat(document.tables())
                .allSatisfy(
                        table -> assertThat(catalogue.entry(table).tenancy()).isEqualTo(document.tenancy(table)));
    }

    @Test
    void hasNoOtherTableThanThoseOfTheDocumentOfTheExchangeAndOfOwnKnowledge() {
        CustomerDocument document = CustomerDocument.load();
        for (Dialect dialect : Dialect.values()) {
            assertThat(SchemaCatalogue.load(dialect).tables().keySet().stream()
                            .filter(table -> !document.tables().contains(table)))
                    .as(dialect.name())
                    .allMatch(table -> table.matches(
                            "sync_\\w+|server_\\w+|blobs|blob_chunks|tenant_clock|feed_versions|change_log"
                                    + "|knowledge_switches|own_questions|own_objectives"));
        }
    }

    @Test
    void saysOfEveryOwnedTableWhetherItIsExchangedAndWhyNot() {
        for (Dialect dialect : Dialect.values()) {
            SchemaCatalogue.load(dialect).tables().forEach((table, entry) -> {
                if (entry.kind() == SchemaCatalogue.Kind.OWNED) {
                    assertThat(entry.sync()).as(table).isNotNull();
                    assertThat(entry.sync() == SchemaCatalogue.Exchange.SYNCED || entry.why() != null)
                            .as(table)
                            .isTrue();
                }
            });
        }
    }

    @Test
    void dividesTablesIntoOwnedGlobalAndTheTenantsThemselves() {
        assertThat(catalogue.ownedTables()).hasSize(82).contains("tasks", "kit_credentials", "sync_conflicts");
        assertThat(catalogue.globalTables()).hasSize(19).contains("question_pools", "mistake_patterns");
        assertThat(catalogue.isOwned("tenants")).isFalse();
        assertThat(catalogue.isKnown("tenants")).isTrue();
    }

    @Test
    void knowsNothingOfOtherTables() {
        assertThat(catalogue.isKnown("flyway_schema_history")).isFalse();
        assertThat(catalogue.isOwned("flyway_schema_history")).isFalse();
    }
}
