package app.praetor.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.praetor.app.SampleProject;
import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.feature.FeatureView;
import app.praetor.identity.Tenant;
import app.praetor.project.Project;
import app.praetor.project.Template;
import app.praetor.question.QuestionView;
import app.praetor.settings.SettingsFile;
import app.praetor.store.key.Unlock;
import app.praetor.task.TaskType;
import app.praetor.task.TaskView;
import app.praetor.ui.common.Fx;
import app.praetor.ui.nav.Route;
import app.praetor.ui.task.FxTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a colleague changes appears on the screen that is open, and nothing that is being typed is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveScreensTest {
    private static final String NOTE = "Changed by someone else";

    private Workspace workspace;
    private Tenant tenant;
    private Services colleague;
    private UUID project;
    private Desktop desktop;
    private Stage stage;

    @BeforeAll
    void make(@TempDir Path folder) {
        workspace = Workspace.open(new WorkspaceFolder(folder.resolve("home"), folder.resolve("config")), Unlock.NONE);
        tenant = workspace.identity().create("Okafor and Birch", "Ines Okafor");
        colleague = workspace.services(tenant);
        project = new SampleProject(colleague).make().projectId();
    }

    @AfterAll
    void end() {
        workspace.close();
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(() -> {
            desktop.close();
            stage.close();
            desktop.release();
        });
    }

    private void open(Route route) throws Exception {
        Fx.run(() -> {
            SettingsFile settings = new SettingsFile(workspace.folder().settings());
            desktop = new Desktop(Opened.read(workspace, tenant, settings), Host.NONE, FxTasks::new, address -> {});
            Scene scene = new Scene(desktop.root(), 1440, 900);
            desktop.attach(scene);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            desktop.router().go(route);
            Fx.settle(scene.getRoot());
        });
    }

    private void until(Predicate<Node> condition) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Fx.call(() -> {
                    Fx.settle(stage.getScene().getRoot());
                    return condition.test(stage.getScene().getRoot());
                }));
    }

    private void untilSaid(String part) {
        until(root -> Fx.texts(root).stream().anyMatch(text -> text.contains(part)));
    }

    private TextInputControl input(Predicate<TextInputControl> which) throws Exception {
        return Fx.call(() -> Fx.all(stage.getScene().getRoot()).stream()
                .filter(node -> node instanceof TextInputControl each && each.isVisible() && which.test(each))
                .map(node -> (TextInputControl) node)
                .findFirst()
                .orElseThrow());
    }

    private static boolean rows(Node root) {
        return Fx.all(root).stream()
                .anyMatch(node ->
                        node instanceof ListView<?> list && list.getItems().size() > 1);
    }

    private void type(TextInputControl into, String text) throws Exception {
        Fx.run(() -> {
            into.requestFocus();
            // From the first key on, the frame no longer looks for a place for the focus.
            Event.fireEvent(into, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SHIFT, true, false, false, false));
        });
        pulses();
        Fx.run(() -> {
            into.requestFocus();
            into.setText(text);
            into.positionCaret(3);
        });
    }

    /** A person types later than the frame looks where the focus is. */
    private static void pulses() throws Exception {
        CountDownLatch two = new CountDownLatch(3);
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                two.countDown();
            }
        };
        Fx.run(timer::start);
        assertThat(two.await(20, TimeUnit.SECONDS)).isTrue();
        Fx.run(timer::stop);
    }

    private void assertKept(TextInputControl where, String text) throws Exception {
        Fx.run(() -> {
            assertThat(where.getScene()).isNotNull();
            assertThat(where.getText()).isEqualTo(text);
            assertThat(where.getScene().getFocusOwner()).isSameAs(where);
            assertThat(where.getCaretPosition()).isEqualTo(3);
        });
    }

    @Test
    void projects() throws Exception {
        Project mine = colleague.projects().create("Harbour", Template.GENERAL);
        open(new Route.Projects());
        untilSaid("Harbour");
        Fx.run(() -> Fx.all(stage.getScene().getRoot()).stream()
                .filter(node -> node instanceof ListView<?>)
                .map(node -> (ListView<?>) node)
                .findFirst()
                .orElseThrow()
                .getSelectionModel()
                .select(0));
        TextInputControl name = input(each -> each.getText().equals("Harbour"));
        type(name, "Harbour Lig");
        colleague.projects().create("From elsewhere", Template.GENERAL);
        untilSaid("From elsewhere");
        assertKept(name, "Harbour Lig");
        colleague.projects().rename(mine.id(), "Port");
        untilSaid(NOTE);
        assertKept(name, "Harbour Lig");
    }

    @Test
    void discovery() throws Exception {
        Project fresh = colleague.projects().create("Talk", Template.GENERAL);
        open(new Route.Discovery(fresh.id()));
        until(root -> Fx.all(root).stream().anyMatch(node -> node instanceof TextInputControl));
        TextInputControl box = input(each -> true);
        type(box, "We have fou");
        colleague.discovery().send(fresh.id(), "We repair bicycles in Lisbon, and the phones never stop ringing.");
        until(root -> Fx.all(root).stream()
                .anyMatch(node -> node instanceof Text each && each.getText().contains("phones never stop ringing")));
        assertKept(box, "We have fou");
    }

    @Test
    void features() throws Exception {
        open(new Route.Features(project));
        until(LiveScreensTest::rows);
        FeatureView first = colleague.features().list(project).getFirst();
        TextInputControl filter =
                input(each -> each.getPromptText() != null && !each.getText().isEmpty()
                        || each.getParent() != null && each instanceof javafx.scene.control.TextField);
        String some = first.name().substring(0, 4);
        type(filter, some);
        colleague.features().note(project, first.id(), "Ask the yard first");
        until(root -> Fx.all(root).stream()
                .filter(node -> node instanceof ListView<?>)
                .anyMatch(node -> ((ListView<?>) node).getItems().toString().contains("Ask the yard first")));
        assertKept(filter, some);
    }

    @Test
    void questions() throws Exception {
        List<QuestionView> plan = colleague.questions().list(project);
        open(new Route.Questions(project));
        until(root ->
                Fx.all(root).stream().anyMatch(node -> node.getStyleClass().contains("focus-card")));
        String before = Fx.call(() -> progress());
        QuestionView other = plan.stream()
                .filter(each ->
                        each.status().equals("pending") && each.answerType().equals("text"))
                .reduce((a, b) -> b)
                .orElseThrow();
        colleague.questions().answer(project, other.id(), "The yard master decides.");
        until(root -> !progress().equals(before));
    }

    private String progress() {
        return Fx.texts(stage.getScene().getRoot().lookup(".plan-line")).toString();
    }

    @Test
    void tasks() throws Exception {
        TaskView task = colleague.tasks().create(project, TaskType.DECIDE, "Choose a colour", "", null);
        open(new Route.Tasks(project));
        until(root -> Fx.all(root).stream()
                .anyMatch(node ->
                        node instanceof ListView<?> list && list.getItems().contains(task)));
        Fx.run(() -> Fx.all(stage.getScene().getRoot()).stream()
                .filter(node ->
                        node instanceof ListView<?> list && list.getItems().contains(task))
                .map(node -> (ListView<?>) node)
                .forEach(list -> {
                    list.requestFocus();
                    list.getSelectionModel().select(list.getItems().indexOf(task));
                    Event.fireEvent(
                            list,
                            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
                }));
        until(root -> Fx.all(root).stream()
                .anyMatch(node -> node instanceof TextInputControl each && "Choose a colour".equals(each.getText())));
        TextInputControl title = input(each -> "Choose a colour".equals(each.getText()));
        type(title, "Choose a colour for th");
        colleague.tasks().create(project, TaskType.DECIDE, "From elsewhere", "", null);
        until(root -> Fx.all(root).stream()
                .filter(node -> node instanceof ListView<?>)
                .anyMatch(node -> ((ListView<?>) node).getItems().toString().contains("From elsewhere")));
        assertKept(title, "Choose a colour for th");
        colleague.tasks().update(project, task.id(), "Choose a tone", "", "medium", null, null);
        untilSaid(NOTE);
        assertKept(title, "Choose a colour for th");
    }

    @Test
    void specification() throws Exception {
        open(new Route.Specification(project));
        until(LiveScreensTest::rows);
        int versions = colleague.specs().versions(project).size();
        colleague.features().list(project).stream()
                .filter(each -> !each.selected())
                .findFirst()
                .ifPresent(each -> colleague.features().select(project, each.id(), true));
        colleague.specs().compile(project);
        int now = colleague.specs().versions(project).size();
        assertThat(now).isGreaterThan(versions);
        untilSaid("ersion " + now);
    }

    @Test
    void kits() throws Exception {
        open(new Route.Kits(project));
        until(LiveScreensTest::rows);
        int runs = colleague.kits().history(project).size();
        colleague.kits().run(project, "requirements-pack", progress -> {}, () -> false);
        until(root -> Fx.all(root).stream()
                .filter(node -> node instanceof ListView<?>)
                .anyMatch(node -> ((ListView<?>) node).getItems().size() == runs + 1
                        && ((ListView<?>) node).getItems().toString().contains("RunInfo")));
    }

    @Test
    void activity() throws Exception {
        open(new Route.Activity(project));
        until(LiveScreensTest::rows);
        TextInputControl filter = input(each -> true);
        type(filter, "elsewhere");
        colleague.tasks().create(project, TaskType.DECIDE, "Again from elsewhere", "", null);
        untilSaid("Again from elsewhere");
        assertKept(filter, "elsewhere");
    }
}
