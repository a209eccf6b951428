package app.praetor.journey;

import static app.praetor.ui.list.Frame.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.discovery.session.DiscoveryView;
import app.praetor.discovery.session.FieldView;
import app.praetor.discovery.session.Message;
import app.praetor.model.provider.Provider;
import app.praetor.model.provider.ProviderKind;
import app.praetor.model.provider.Secret;
import app.praetor.model.wire.Script;
import app.praetor.model.wire.Script.End;
import app.praetor.model.wire.WireServer;
import app.praetor.project.Template;
import app.praetor.store.Change;
import app.praetor.store.Json;
import app.praetor.store.key.Unlock;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Fx;
import app.praetor.ui.common.LiveReload;
import app.praetor.ui.common.LiveScreen;
import app.praetor.ui.discovery.DiscoveryScreen;
import app.praetor.ui.discovery.DiscoveryViewModel;
import app.praetor.ui.discovery.Drafts;
import app.praetor.ui.discovery.reader.ChatReader;
import app.praetor.ui.list.Frame;
import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Router;
import app.praetor.ui.nav.Screen;
import app.praetor.ui.task.FxTasks;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The conversation in its window, with a provider on this machine whose plug is pulled in the middle of its answer. */
class PulledPlugTest {
    private static final String SAID =
            "Rental skis come back without a note of their damage. Our ski technicians would use it"
                    + " every day, and we can spend 30k on it.";
    private static final String NEXT = "And one thing more:";
    private static final String REPLY = "Skis come back without a note of their damage, and technicians would use it.";

    @TempDir
    Path folder;

    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private Workspace workspace;
    private Services services;
    private UUID project;

    @BeforeEach
    void open() {
        workspace = Workspace.open(new WorkspaceFolder(folder.resolve("home"), folder.resolve("config")), Unlock.NONE);
        services = workspace.services(workspace.identity().create("Alpine rental", "Ines Brandt"));
        project = services.projects().create("Ski rental", Template.GENERAL).id();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static String answer() {
        Map<String, Object> finding = Map.of(
                "field",
                "users_and_personas.primaryUser",
                "value",
                List.of("ski technicians"),
                "type",
                "fact",
                "confidence",
                0.9,
                "snippet",
                "Our ski technicians would use it");
        return Json.MAPPER.writeValueAsString(
                Json.MAPPER.createObjectNode().put("reply", REPLY).set("findings", Json.of(List.of(finding))));
    }

    private void setUp(WireServer server, ProviderKind kind) {
        services.models()
                .save(new Provider(
                        kind,
                        server.baseUrl(),
                        WireServer.MODEL,
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        new Secret(WireServer.KEY.toCharArray())));
    }

    /** The screen as the window shows it. */
    private final class Shown implements AutoCloseable {
        private final Screen screen;
        private final Frame frame;

        Shown(Drafts drafts, boolean dark) throws Exception {
            FxTasks tasks = new FxTasks(failures::add);
            Screen[] made = new Screen[1];
            frame = onFx(() -> {
                DiscoveryViewModel model = new DiscoveryViewModel(
                        services.discovery(),
                        ChatReader.of(services.models(), services.interpreter()),
                        tasks,
                        project,
                        drafts);
                made[0] = new LiveScreen(
                        new DiscoveryScreen(
                                model, new Messages(Locale.ENGLISH), new Router(new Route.Discovery(project)), project),
                        new LiveReload(
                                workspace.database().changes(),
                                tasks,
                                change -> change.kind() == Change.Kind.DISCOVERY,
                                model::refresh));
                Frame shown = Frame.show(made[0], 1280, 800, dark, 100);
                made[0].onShown();
                made[0].focus();
                return shown;
            });
            screen = made[0];
            until(() -> frame.nodes(".chat-cell .bubble").stream().anyMatch(Node::isVisible));
        }

        void until(Callable<Boolean> holds) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> onFx(() -> {
                        frame.layout();
                        return holds.call();
                    }));
        }

        boolean says(String words) {
            return frame.nodes(".message-text").stream()
                    .map(Text.class::cast)
                    .anyMatch(t -> t.getText().contains(words) && seen(t));
        }

        boolean tells(String words) {
            return Fx.texts(frame.scene().getRoot()).stream().anyMatch(t -> t.contains(words));
        }

        Button stop() {
            return frame.node(".reader-stop");
        }

        TextArea box() {
            return frame.node(".composer-box");
        }

        void send(String words) throws Exception {
            onFx(() -> {
                box().setText(words);
                box().requestFocus();
                frame.press(KeyCode.ENTER);
                return null;
            });
        }

        /** The reply has begun to come. */
        void reads() {
            until(() -> says("Skis come back") && stop().isVisible());
        }

        @Override
        public void close() throws Exception {
            onFx(() -> {
                screen.onHidden();
                frame.close();
                return null;
            });
        }
    }

    private static boolean seen(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** What the engine alone makes of the same words in another project. */
    private DiscoveryView alone() {
        services.models().switchOn(false);
        UUID twin = services.projects().create("Twin", Template.GENERAL).id();
        services.discovery().open(twin);
        return services.discovery().send(twin, SAID);
    }

    private void isTheOfflineTurnOnce(String why) {
        DiscoveryView view = services.discovery().view(project);
        assertThat(view.messages())
                .extracting(Message::role)
                .containsExactly(Message.Role.AGENT, Message.Role.USER, Message.Role.AGENT);
        assertThat(view.messages().get(1).content()).isEqualTo(SAID);
        assertThat(view.messages().getLast().understood()).endsWith(why + " This answer was read offline.");
        DiscoveryView alone = alone();
        assertThat(view.messages())
                .extracting(Message::content)
                .containsExactlyElementsOf(
                        alone.messages().stream().map(Message::content).toList());
        assertThat(view.fields())
                .extracting(FieldView::path, FieldView::values)
                .containsExactlyElementsOf(alone.fields().stream()
                        .map(f -> org.assertj.core.groups.Tuple.tuple(f.path(), f.values()))
                        .toList());
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProviderKind.class)
    void theTurnEndsOfflineOnceWithNothingLost(ProviderKind kind) throws Exception {
        try (WireServer server = WireServer.of(kind).will(Script.half(answer(), End.SILENT))) {
            setUp(server, kind);
            try (Shown shown = new Shown(new Drafts(), kind == ProviderKind.GEMINI)) {
                shown.send(SAID);
                server.awaitSilence();
                shown.reads();
                // The window answers while the model is silent, and takes the next words.
                onFx(() -> {
                    shown.box().setText(NEXT);
                    shown.frame.picture("discovery-reading-" + (kind == ProviderKind.GEMINI ? "dark" : "light"));
                    return null;
                });
                assertThat(services.discovery().view(project).messages()).hasSize(1);

                server.close();

                shown.until(() -> shown.tells("was cut off in the middle of its answer"));
                onFx(() -> {
                    assertThat(shown.stop().isVisible()).isFalse();
                    assertThat(shown.box().getText()).isEqualTo(NEXT);
                    assertThat(shown.says("Skis come back")).isFalse();
                    long mine = shown.frame.nodes(".from-client").stream()
                            .filter(PulledPlugTest::seen)
                            .count();
                    assertThat(mine).isEqualTo(1);
                    shown.frame.picture("discovery-cut-" + (kind == ProviderKind.GEMINI ? "dark" : "light"));
                    return null;
                });
            }
            assertThat(server.complaints()).isEmpty();
            assertThat(server.bodies()).hasSize(1);
        }
        isTheOfflineTurnOnce("The model was cut off in the middle of its answer.");
    }

    @Test
    void stoppingEndsTheTurnOfflineToo() throws Exception {
        try (WireServer server = WireServer.of(ProviderKind.OPENAI).will(Script.half(answer(), End.SILENT))) {
            setUp(server, ProviderKind.OPENAI);
            try (Shown shown = new Shown(new Drafts(), false)) {
                shown.send(SAID);
                shown.reads();
                onFx(() -> {
                    shown.stop().fire();
                    return null;
                });
                shown.until(() ->
                        shown.tells("The model was stopped.") && !shown.stop().isVisible());
            }
        }
        isTheOfflineTurnOnce("The model was stopped.");
    }

    @Test
    void whoComesBackWhileTheModelReadsFindsTheMessageAndNotAnEmptyBox() throws Exception {
        try (WireServer server = WireServer.of(ProviderKind.OPENAI).will(Script.half(answer(), End.SILENT))) {
            setUp(server, ProviderKind.OPENAI);
            Drafts drafts = new Drafts();
            try (Shown shown = new Shown(drafts, false)) {
                shown.send(SAID);
                shown.reads();
            }
            try (Shown again = new Shown(drafts, false)) {
                again.until(() -> again.says(SAID) && again.stop().isVisible());
                onFx(() -> {
                    assertThat(again.box().getText()).isEmpty();
                    again.stop().fire();
                    return null;
                });
                again.until(() ->
                        again.tells("The model was stopped.") && !again.stop().isVisible());
            }
        }
        isTheOfflineTurnOnce("The model was stopped.");
    }

    @Test
    void aProgramThatEndsWhileTheModelReadsAnswersAtItsNextStart() throws Exception {
        try (WireServer server = WireServer.of(ProviderKind.OPENAI).will(Script.half(answer(), End.SILENT))) {
            setUp(server, ProviderKind.OPENAI);
            try (Shown shown = new Shown(new Drafts(), false)) {
                shown.send(SAID);
                shown.reads();
            }
            workspace.close();
        }
        await().until(() -> !failures.isEmpty());
        assertThat(failures).as("the turn could not be written any more").hasSize(1);
        failures.clear();
        workspace = Workspace.open(new WorkspaceFolder(folder.resolve("home"), folder.resolve("config")), Unlock.NONE);
        services = workspace.services(workspace.identity().tenants().getFirst());
        try (Shown again = new Shown(new Drafts(), false)) {
            again.until(() -> again.says(SAID) && again.tells("was interrupted"));
            onFx(() -> {
                assertThat(again.box().getText()).isEmpty();
                assertThat(again.stop().isVisible()).isFalse();
                return null;
            });
        }
        isTheOfflineTurnOnce("The reading of this message was interrupted.");
    }

    @Test
    void theSwitchDecidesWhoReads() throws Exception {
        try (WireServer server = WireServer.of(ProviderKind.OPENAI).will(Script.whole(answer()))) {
            setUp(server, ProviderKind.OPENAI);
            try (Shown shown = new Shown(new Drafts(), false)) {
                shown.until(() -> shown.tells("127.0.0.1"));
                toggle(shown, "Offline");
                await().until(() -> services.models().current() == null);
                shown.send("It is a shop in the valley.");
                shown.until(() -> services.discovery().view(project).messages().size() == 3);
                assertThat(server.bodies()).isEmpty();

                toggle(shown, "127.0.0.1");
                await().until(() -> services.models().current() != null);
                shown.until(() -> !shown.frame.<Node>node(".composer").isDisabled());
                shown.send(SAID);
                shown.until(() -> shown.says(REPLY) && !shown.stop().isVisible());
            }
            assertThat(server.bodies()).hasSize(1);
            assertThat(server.complaints()).isEmpty();
        }
        assertThat(services.discovery().view(project).fields())
                .filteredOn(f -> f.path().equals("users_and_personas.primaryUser"))
                .singleElement()
                .extracting(FieldView::values)
                .isEqualTo(List.of("ski technicians"));
    }

    private static void toggle(Shown shown, String name) throws Exception {
        onFx(() -> {
            shown.frame.nodes(".toggle-button").stream()
                    .map(ToggleButton.class::cast)
                    .filter(b -> b.getText().equals(name))
                    .forEach(ToggleButton::fire);
            return null;
        });
    }
}
