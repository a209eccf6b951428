package app.praetor.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.identity.Tenant;
import app.praetor.model.provider.ProviderKind;
import app.praetor.model.wire.Script;
import app.praetor.model.wire.WireServer;
import app.praetor.project.Template;
import app.praetor.settings.SettingsFile;
import app.praetor.store.Json;
import app.praetor.store.key.Unlock;
import app.praetor.ui.common.Fx;
import app.praetor.ui.nav.Route;
import app.praetor.ui.task.FxTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider, from the settings of the real window to a value in the conversation, and away again. */
class ModelJourneyTest {
    @TempDir
    Path folder;

    private Workspace workspace;
    private Services services;
    private UUID project;
    private Desktop desktop;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.open(new WorkspaceFolder(folder.resolve("home"), folder.resolve("config")), Unlock.NONE);
        Tenant tenant = workspace.identity().create("Alpine rental", "Ines Brandt");
        services = workspace.services(tenant);
        project = services.projects().create("Ski rental", Template.GENERAL).id();
        Fx.run(() -> {
            SettingsFile settings = new SettingsFile(workspace.folder().settings());
            desktop = new Desktop(Opened.read(workspace, tenant, settings), Host.NONE, FxTasks::new, address -> {});
            Scene scene = new Scene(desktop.root(), 1440, 900);
            desktop.attach(scene);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(() -> {
            desktop.close();
            stage.close();
            desktop.release();
        });
        workspace.close();
    }

    private void go(Route route) throws Exception {
        Fx.run(() -> {
            desktop.router().go(route);
            Fx.settle(stage.getScene().getRoot());
        });
    }

    private void until(Predicate<Node> holds) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Fx.call(() -> {
                    Fx.settle(stage.getScene().getRoot());
                    return holds.test(stage.getScene().getRoot());
                }));
    }

    private void untilTold(String words) {
        until(root -> Fx.texts(root).stream().anyMatch(t -> t.contains(words)));
    }

    private <N extends Node> N find(Class<N> type, Predicate<N> which) {
        return Fx.all(stage.getScene().getRoot()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(which)
                .findFirst()
                .orElseThrow();
    }

    private void press(String button) throws Exception {
        until(root -> Fx.all(root).stream()
                .anyMatch(n -> n instanceof Button b && button.equals(b.getText()) && !b.isDisabled()));
        Fx.run(() -> find(Button.class, b -> button.equals(b.getText()) && !b.isDisabled())
                .fire());
    }

    private void type(String label, String text) throws Exception {
        Fx.run(() -> {
            Label name = find(Label.class, l -> label.equals(l.getText()) && l.getLabelFor() != null);
            ((TextInputControl) name.getLabelFor()).setText(text);
        });
    }

    private static Script answer(String field, String value, String snippet) {
        return Script.whole(Json.MAPPER.writeValueAsString(Json.MAPPER
                .createObjectNode()
                .put("reply", "Noted, " + value + ".")
                .set(
                        "findings",
                        Json.of(List.of(Map.of(
                                "field",
                                field,
                                "value",
                                List.of(value),
                                "type",
                                "fact",
                                "confidence",
                                0.9,
                                "snippet",
                                snippet))))));
    }

    @Test
    void fromTheSettingsIntoTheConversationAndAwayAgain() throws Exception {
        try (WireServer server = WireServer.of(ProviderKind.ANTHROPIC)) {
            go(new Route.Settings());
            untilTold("No provider is set up.");
            Fx.run(() -> find(RadioButton.class, b -> b.getText().equals("Anthropic"))
                    .fire());
            type("Address", server.baseUrl());
            type("Model", WireServer.MODEL);
            type("Key", WireServer.KEY);
            server.will(answer(
                    "purpose_and_problem.coreProblem",
                    "mailing list gets lost every spring",
                    "The mailing list of our chess club gets lost every spring"));
            press("Test the connection");
            untilTold("The model answers and reads as it should.");
            assertThat(services.models().view()).isEmpty();
            press("Set up and switch on");
            untilTold("Set up and switched on.");

            go(new Route.Discovery(project));
            untilTold("Anthropic");
            server.will(
                    answer("users_and_personas.primaryUser", "ski technicians", "Our ski technicians would use it"));
            Fx.run(() -> {
                TextArea box = find(TextArea.class, Node::isVisible);
                box.setText("Our ski technicians would use it.");
                box.requestFocus();
                Fx.press(stage.getScene(), KeyCode.ENTER, false);
            });
            until(root -> Fx.all(root).stream()
                    .anyMatch(n -> n instanceof Text t && t.getText().contains("Noted, ski technicians.")));
            assertThat(server.bodies()).hasSize(2);
            assertThat(server.complaints()).isEmpty();
            assertThat(services.budgets().of(project).tokens()).isPositive();

            go(new Route.Settings());
            until(root -> Fx.texts(root).stream().anyMatch(t -> t.contains("of 100,000 tokens")));
            press("Remove");
            untilTold("The provider and its key are gone");
            go(new Route.Discovery(project));
            until(root -> Fx.all(root).stream().anyMatch(n -> n instanceof TextArea));
            assertThat(Fx.call(() -> Fx.texts(stage.getScene().getRoot()))).doesNotContain("Anthropic");
        }
    }
}
