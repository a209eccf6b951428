package app.praetor.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both databases really hold, against the customer's document and against each other. */
class CustomerDocumentTest {
    private static final CustomerDocument DOCUMENT = CustomerDocument.load();
    private static final Map<Dialect, List<TableReport>> REPORTS = new EnumMap<>(Dialect.class);

    @BeforeAll
    static void migrate(@TempDir Path folder) throws Exception {
        REPORTS.put(Dialect.H2, report(MigratedDatabases.migratedH2(folder)));
        REPORTS.put(Dialect.POSTGRESQL, report(MigratedDatabases.migratedPostgres()));
    }

    private static List<TableReport> report(DataSource dataSource) throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            // Tables that this program adds for the exchange are none of the document's.
            return SchemaReport.read(connection).stream()
                    .filter(table -> DOCUMENT.tables().contains(table.table()))
                    .toList();
        }
    }

    @Test
    void bothDatabasesHoldTheSameButForGinIndexes() {
        Set<String> onlyPostgres = new TreeSet<>(SchemaFacts.of(REPORTS.get(Dialect.POSTGRESQL)));
        onlyPostgres.removeAll(SchemaFacts.of(REPORTS.get(Dialect.H2)));
        Set<String> gin = new TreeSet<>(DOCUMENT.expected(Dialect.POSTGRESQL));
        gin.removeAll(DOCUMENT.expected(Dialect.H2));
        assertThat(onlyPostgres).isEqualTo(gin);
        assertThat(SchemaFacts.of(REPORTS.get(Dialect.POSTGRESQL)))
                .containsAll(SchemaFacts.of(REPORTS.get(Dialect.H2)));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyTableOfTheDocumentExistsAndNoOther(Dialect dialect) {
        assertThat(REPORTS.get(dialect).stream().map(TableReport::table))
                .hasSize(98)
                .containsExactlyInAnyOrderElementsOf(DOCUMENT.tables());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void columnsKeepTheOrderOfTheDocument(Dialect dialect) {
        for (TableReport table : REPORTS.get(dialect)) {
            List<String> documented = DOCUMENT.columnNames(table.table());
            assertThat(table.columns().stream().map(TableReport.Column::name).filter(documented::contains))
                    .as(table.table())
                    .containsExactlyElementsOf(documented);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyDeviationFromTheDocumentIsListedWithItsReason(Dialect dialect) {
        Set<String> actual = SchemaFacts.of(REPORTS.get(dialect));
        actual.removeAll(indexesOfReferences(REPORTS.get(dialect)));
        Set<String> expected = DOCUMENT.expected(dialect);
        Set<String> differences = new TreeSet<>();
        expected.stream().filter(fact -> !actual.contains(fact)).forEach(fact -> differences.add("- " + fact));
        actual.stream().filter(fact -> !expected.contains(fact)).forEach(fact -> differences.add("+ " + fact));

        Set<String> listed = CustomerDocument.deviations().stream()
                .flatMap(deviation -> deviation.differences().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(differences).isEqualTo(listed);
        assertThat(CustomerDocument.deviations())
                .allSatisfy(deviation -> assertThat(deviation.reason()).isNotBlank());
    }

    /** The document leaves most references without an index; ours have one, by a rule and not one by one. */
    private static Set<String> indexesOfReferences(List<TableReport> tables) {
        Set<String> facts = new HashSet<>();
        for (TableReport table : tables) {
            Set<List<String>> referring = table.foreignKeys().stream()
                    .map(TableReport.ForeignKey::columns)
                    .collect(Collectors.toSet());
            Set<String> documented = DOCUMENT.expected(Dialect.POSTGRESQL);
            for (TableReport.Index index : table.indexes()) {
                String fact = SchemaFacts.index(table.table(), index.name(), index.columns(), index.unique());
                if (referring.contains(index.columns()) && !documented.contains(fact)) {
                    facts.add(fact);
                }
            }
        }
        return facts;
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyReferenceIsLedByAnIndexOrAKey(Dialect dialect) {
        for (TableReport table : REPORTS.get(dialect)) {
            List<List<String>> leads = new ArrayList<>(table.unique());
            leads.add(table.primaryKey());
            table.indexes().forEach(index -> leads.add(index.columns()));
            for (TableReport.ForeignKey key : table.foreignKeys()) {
                String column = key.columns().getLast();
                assertThat(leads)
                        .as(table.table() + "." + column)
                        .anyMatch(columns -> columns.getFirst().equals(column)
                                || (columns.size() >= key.columns().size()
                                        && columns.subList(0, key.columns().size())
                                                .equals(key.columns())));
            }
        }
    }
}
