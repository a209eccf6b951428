package app.praetor.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaCatalogueTest {
    private final SchemaCatalogue catalogue = SchemaCatalogue.load();

    @Test
    void hasOneRuleForEveryTableOfTheDocument() {
        CustomerDocument document = CustomerDocument.load();
        assertThat(catalogue.tables().keySet()).containsExactlyInAnyOrderElementsOf(document.tables());
        assertThat(catalogue.tables())
                .allSatisfy((table, entry) -> assertThat(entry.tenancy()).isEqualTo(document.tenancy(table)));
    }

    @Test
    void dividesTablesIntoOwnedGlobalAndTheTenantsThemselves() {
        assertThat(catalogue.ownedTables()).hasSize(78).contains("tasks", "kit_credentials");
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
