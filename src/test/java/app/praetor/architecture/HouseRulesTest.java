package app.praetor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The house rules: who may see whom, and what only one place may do. */
@AnalyzeClasses(packages = "app.praetor", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
    private static final List<String> CHAIN =
            List.of("identity", "project", "knowledge", "discovery", "feature", "question", "task", "spec", "kit");
    private static final String[] DOMAIN =
            CHAIN.stream().map(d -> "app.praetor." + d + "..").toArray(String[]::new);

    @ArchTest
    static final ArchRule noCyclesBetweenFolders =
            slices().matching("app.praetor.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule domainSeesNoToolkitAndNoCommandLine = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx..", "picocli..", "app.praetor.ui..", "app.praetor.cli..", "app.praetor.app..", "okhttp3..");

    @ArchTest
    static final ArchRule screensAndCommandsUseServices = noClasses()
            .that()
            .resideInAnyPackage("app.praetor.ui..", "app.praetor.cli..")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Dao")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "java.sql..", "okhttp3..");

    @ArchTest
    static final ArchRule viewModelsKnowNoSceneGraph = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..");

    @ArchTest
    static final ArchRule onlyTaskFolderReturnsToTheToolkitThread = noClasses()
            .that()
            .resideOutsideOfPackage("app.praetor.ui.task..")
            .should()
            .callMethod(javafx.application.Platform.class, "runLater", Runnable.class);

    @ArchTest
    static final ArchRule noOldToolkits =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.swing..");

    @ArchTest
    static final ArchRule serverAndScreensNeverMeet = noClasses()
            .that()
            .resideInAPackage("app.praetor.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("app.praetor.ui..");

    @ArchTest
    static final ArchRule onlyTheStoreUsesTheDriver = noClasses()
            .that()
            .resideOutsideOfPackages("app.praetor.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.h2..", "org.flywaydb..", "net.sf.jsqlparser..");

    @ArchTest
    static final ArchRule onlyTheStoreAndTheServerTakeConnections = noClasses()
            .that()
            .resideOutsideOfPackages("app.praetor.store..", "app.praetor.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.sql..");

    @ArchTest
    static final ArchRule onlyTheWayToTheServerUsesOkHttp = noClasses()
            .that()
            .resideOutsideOfPackage("app.praetor.sync.net..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..");

    @ArchTest
    static final ArchRule onlyTheModelFolderCallsProviders = noClasses()
            .that()
            .resideOutsideOfPackage("app.praetor.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.langchain4j..", "java.net.http..");

    @ArchTest
    static final ArchRule nobodyUsesTheJacksonThatTheProvidersBring = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule modelsSeeNoScreens = noClasses()
            .that()
            .resideInAPackage("app.praetor.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx..", "picocli..", "app.praetor.ui..", "app.praetor.cli..", "app.praetor.app..", "okhttp3..");

    @ArchTest
    static final ArchRule onlyOneClassSeesKeysetsInClear = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("app.praetor.store.secret.Keysets")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.google.crypto.tink.InsecureSecretKeyAccess")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameStartingWith("CleartextKeyset");

    @ArchTest
    static final ArchRule onlyCommandsPrint = noClasses()
            .that()
            .resideOutsideOfPackages("app.praetor.cli..")
            .should()
            .accessField(System.class, "out");

    @ArchTest
    static void laterDomainsUseEarlierOnesOnly(JavaClasses all) {
        for (int i = 0; i < CHAIN.size(); i++) {
            String[] later = CHAIN.subList(i + 1, CHAIN.size()).stream()
                    .map(d -> "app.praetor." + d + "..")
                    .toArray(String[]::new);
            if (later.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("app.praetor." + CHAIN.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(later)
                        .allowEmptyShould(true)
                        .check(all);
            }
        }
    }
}
