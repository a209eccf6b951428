package app.praetor.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.praetor.app.ProjectFile;
import app.praetor.app.SampleProject;
import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.integration.IntegrationService;
import app.praetor.integration.credential.IntegrationCredentials;
import app.praetor.kit.credential.CredentialType;
import app.praetor.kit.credential.KitCredentials;
import app.praetor.model.provider.Provider;
import app.praetor.model.provider.ProviderKind;
import app.praetor.model.provider.Secret;
import app.praetor.project.Template;
import app.praetor.question.QuestionView;
import app.praetor.store.Json;
import app.praetor.store.attachment.Attachment;
import app.praetor.store.key.Unlock;
import app.praetor.store.secret.SecretFields;
import app.praetor.task.TaskType;
import app.praetor.ui.Messages;
import app.praetor.ui.error.ErrorPresenter;
import app.praetor.ui.error.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants words of a client and secrets wherever the program takes them, lets things fail, closes the workspace and looks
 * for the words in every file that is left: none may be found, but for the client's in what was exported on purpose.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanarySecretsTest {
    private static final String PROJECT = "Wrenfieldproject";
    private static final String TURN = "Ospreyturnword";
    private static final String ANSWER = "Lapwinganswer";
    private static final String NOTE = "Dunlinnoteword";
    private static final String TASK = "Siskintaskword";
    private static final String ATTACHED = "Turnstoneattached";
    private static final String NAMES = "Whimbrelpartners";
    private static final List<String> CLIENT = List.of(PROJECT, TURN, ANSWER, NOTE, TASK, ATTACHED, NAMES);

    private static final String PASSPHRASE = "kestrelpassphrase7731";
    private static final String WRONG = "merlinwrongphrase4410";
    private static final String KIT_SECRET = "ploverkitsecret5512";
    private static final String REFRESH = "curlewrefresh8863";
    private static final String HOST = "avocethost2209";
    private static final String INTEGRATION = "godwitintegration3317";
    private static final String MODEL = "sandpipermodelkey6624";
    private static final List<String> SECRETS =
            List.of(PASSPHRASE, WRONG, KIT_SECRET, REFRESH, HOST, INTEGRATION, MODEL);

    @TempDir
    static Path root;

    private WorkspaceFolder folder;
    private Path out;
    private String recoveryCode = "";
    private final List<UserError> shown = new ArrayList<>();
    private final ErrorPresenter errors =
            new ErrorPresenter(new Messages(Locale.ENGLISH), e -> Optional.empty(), shown::add);

    interface Raw {
        @SqlUpdate("INSERT INTO users (id, name, email, role) VALUES (:id, :name, 'x@example.com', 'owner')")
        void user(UUID id, String name);

        @SqlUpdate("""
            INSERT INTO kit_credentials (id, project_id, kit_id, credential_type, encrypted_data)
            VALUES (:id, :projectId, :kitId, 'api_key', :data)
            """)
        void credential(UUID id, UUID projectId, String kitId, String data);

        @SqlUpdate("INSERT INTO users (id, name, email, role) VALUES (:id, 'Ospreyturnword', 'x@example.com', 'owner')")
        void literal(UUID id);
    }

    @BeforeAll
    void work() throws Exception {
        folder = new WorkspaceFolder(root.resolve("home"), root.resolve("config"));
        out = Files.createDirectories(root.resolve("out"));
        Files.createDirectories(folder.config());
        try (Workspace workspace = Workspace.open(folder, new Unlock.Passphrase(PASSPHRASE.toCharArray()))) {
            Services services = workspace.services(workspace.identity().create(NAMES, NAMES + " person"));
            recoveryCode = new String(workspace.keys().addRecoveryCode());
            UUID project = new SampleProject(services).make().projectId();
            talk(services, project);
            secrets(workspace, services, project);
            handOver(workspace, services, project);
            fail(workspace, services, project);
        }
        errors.present(catchThrowable(() -> Workspace.open(folder, new Unlock.Passphrase(WRONG.toCharArray()))));
    }

    private static void talk(Services services, UUID project) throws IOException {
        services.projects().rename(project, PROJECT);
        services.discovery()
                .edit(project, "constraints.timeline", List.of("Live by 2 May, before the " + ANSWER + " festival"));
        QuestionView open = services.questions().list(project).stream()
                .filter(q -> q.status().equals("pending") && q.answerType().equals("text"))
                .findFirst()
                .orElseThrow();
        services.questions().answer(project, open.id(), "The office of " + ANSWER);
        UUID feature = services.features().list(project).getFirst().id();
        services.features().note(project, feature, NOTE + " asked for it");
        services.tasks().create(project, TaskType.PROVIDE, TASK + " list", TASK + " as printed", null);
        UUID young =
                services.projects().create(PROJECT + " two", Template.GENERAL).id();
        services.discovery().open(young);
        services.discovery().send(young, "Our shop is called " + TURN + " and we sell lamps to hotels.");
        byte[] bytes = ("Minutes: " + ATTACHED + " said yes.").repeat(900).getBytes(StandardCharsets.UTF_8);
        Attachment kept = services.attachments().put(new ByteArrayInputStream(bytes), 1_000_000);
        assertThat(services.attachments().open(kept.sha256()).readAllBytes()).isEqualTo(bytes);
    }

    private static void secrets(Workspace workspace, Services services, UUID project) {
        services.credentials()
                .put(
                        project,
                        "crm",
                        new KitCredentials.Entry(
                                CredentialType.OAUTH2,
                                KIT_SECRET.toCharArray(),
                                REFRESH.toCharArray(),
                                Json.parse("{\"host\":\"" + HOST + "\"}"),
                                null));
        services.credentials().use(project, "crm", secret -> assertThat(secret).hasSize(KIT_SECRET.length()));
        UUID integration =
                new IntegrationService(services.store()).create(project, "crm", "Example", Json.parse("{\"pages\":3}"));
        new IntegrationCredentials(
                        services.store(),
                        new SecretFields(workspace.keysets(), services.tenant().id()),
                        Clock.systemUTC())
                .put(integration, "api_key", INTEGRATION.toCharArray(), null);
        // Nothing listens there: the turn fails at the model, and is written and logged.
        services.models()
                .save(new Provider(
                        ProviderKind.OPENAI,
                        "http://127.0.0.1:1/v1",
                        "m-1",
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        new Secret(MODEL.toCharArray())));
        UUID asked =
                services.projects().create(PROJECT + " three", Template.GENERAL).id();
        services.discovery().open(asked);
        assertThat(services.discovery()
                        .send(asked, "Our shop is called " + TURN + " and we rent lamps.")
                        .messages()
                        .getLast()
                        .understood())
                .endsWith("The model could not be reached. This answer was read offline.");
        services.models().switchOn(false);
    }

    private void handOver(Workspace workspace, Services services, UUID project) {
        UUID spec = services.specs().compile(project).id();
        var run = services.kits().run(project, "requirements-pack", progress -> {}, () -> false);
        services.kits().saveBundle(project, run.id(), out.resolve("bundle.zip"));
        services.kits()
                .run(
                        project,
                        services.kits().load("requirements-pack"),
                        Map.of(),
                        out.resolve("files"),
                        progress -> {},
                        () -> false);
        services.specs().export(project, spec, "json", out.resolve("spec.json"));
        services.specs().export(project, spec, "md", out.resolve("spec.md"));
        new ProjectFile(workspace, services.tenant()).exportTo(project, out.resolve("project.praetor"));
    }

    /** Whatever goes wrong is presented as in the window, which logs it. */
    private void fail(Workspace workspace, Services services, UUID project) throws IOException {
        UUID person = services.user().id();
        List<Throwable> failures = List.of(
                catchThrowable(() -> services.store().write(unit -> {
                    unit.dao(Raw.class).user(person, TURN);
                    return true;
                })),
                catchThrowable(() -> services.store().write(unit -> {
                    unit.dao(Raw.class).literal(person);
                    return true;
                })),
                catchThrowable(() -> services.store().write(unit -> {
                    unit.dao(Raw.class).credential(UUID.randomUUID(), project, "crm", KIT_SECRET);
                    return true;
                })),
                catchThrowable(
                        () -> services.kits().load(out.resolve(ANSWER + "-kit").toString())),
                catchThrowable(() -> services.kits()
                        .run(
                                project,
                                services.kits().load("requirements-pack"),
                                Map.of("title", List.of(TURN, KIT_SECRET)),
                                out.resolve("none"),
                                progress -> {},
                                () -> false)),
                catchThrowable(
                        () -> new ProjectFile(workspace, services.tenant()).importFrom(out.resolve("project.praetor"))),
                catchThrowable(() -> services.questions().answer(project, UUID.randomUUID(), ANSWER)),
                catchThrowable(() -> new IntegrationService(services.store())
                        .create(project, "crm", "Example", Json.parse("{\"apiKey\":\"" + INTEGRATION + "\"}"))),
                new IllegalStateException("Bearer " + KIT_SECRET + " for " + NAMES));
        assertThat(failures).doesNotContainNull().hasSize(9);
        failures.forEach(errors::present);
    }

    private List<String> secrets() {
        return Stream.concat(SECRETS.stream(), Stream.of(recoveryCode, recoveryCode.replace("-", "")))
                .toList();
    }

    @Test
    void noWordIsLeftInTheClosedWorkspaceOrBesideIt() throws IOException {
        List<String> words = Stream.concat(CLIENT.stream(), secrets().stream()).toList();

        assertThat(Canaries.find(folder.home(), words)).isEmpty();
        assertThat(Canaries.find(folder.config(), words)).isEmpty();
    }

    @Test
    void noSecretIsInWhatWasHandedOver() throws IOException {
        assertThat(Canaries.find(out, secrets())).isEmpty();
        assertThat(Canaries.find(out, List.of(PROJECT, ANSWER)))
                .as("the client's words are in what was exported, so the search does find")
                .anyMatch(f -> f.startsWith("bundle.zip!"))
                .anyMatch(f -> f.startsWith("project.praetor!project.json"))
                .anyMatch(f -> f.startsWith("spec.md"));
    }

    @Test
    void theWorkspaceHoldsWhatWasPlantedAndTheLogsTellOfTheFailures() throws IOException {
        try (Stream<Path> files = Files.walk(folder.home())) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(f -> folder.home().relativize(f).toString())
                    .toList();
            assertThat(names)
                    .anyMatch(n -> n.startsWith("attachments"))
                    .anyMatch(n -> n.startsWith("bundles"))
                    .contains(Path.of("logs", "praetor.log").toString());
        }
        assertThat(Files.readString(folder.logs().resolve("praetor.log")))
                .contains("SQL state 23505")
                .contains("Unexpected failure")
                .contains("the workspace could not be opened");
        try (Workspace workspace = Workspace.open(folder, new Unlock.Passphrase(PASSPHRASE.toCharArray()))) {
            Services services =
                    workspace.services(workspace.identity().tenants().getFirst());
            assertThat(services.projects().list()).anyMatch(p -> p.name().equals(PROJECT));
            UUID project = services.projects().list().stream()
                    .filter(p -> p.name().equals(PROJECT))
                    .findFirst()
                    .orElseThrow()
                    .id();
            services.credentials()
                    .use(project, "crm", secret -> assertThat(secret).isEqualTo(KIT_SECRET.toCharArray()));
        }
    }

    @Test
    void detailsToCopyHoldNoSecretAndNoDatabaseText() {
        assertThat(shown)
                .hasSize(10)
                .allSatisfy(error -> assertThat(error.details())
                        .doesNotContain(PASSPHRASE, WRONG, KIT_SECRET, REFRESH, HOST, INTEGRATION)
                        .doesNotContain("INSERT INTO"));
    }

    @Test
    void theSearchFindsEveryEncoding() throws IOException {
        Path sample = Files.createDirectories(root.resolve("sample"));
        byte[] word = TURN.getBytes(StandardCharsets.UTF_8);
        Files.writeString(sample.resolve("a"), "x" + TURN);
        Files.writeString(sample.resolve("b"), TURN, StandardCharsets.UTF_16LE);
        Files.writeString(sample.resolve("c"), TURN, StandardCharsets.UTF_16BE);
        Files.writeString(sample.resolve("d"), HexFormat.of().formatHex(word));
        for (int before = 0; before < 3; before++) {
            byte[] text = ("xyz".substring(0, before) + TURN + "?>").getBytes(StandardCharsets.UTF_8);
            Files.writeString(sample.resolve("e" + before), Base64.getEncoder().encodeToString(text));
        }
        assertThat(Canaries.find(sample, List.of(TURN)).stream()
                        .map(f -> f.substring(0, f.indexOf(':')))
                        .distinct())
                .containsExactlyInAnyOrder("a", "b", "c", "d", "e0", "e1", "e2");
        assertThatThrownBy(() -> Canaries.find(root.resolve("absent"), CLIENT)).isInstanceOf(IOException.class);
    }
}
