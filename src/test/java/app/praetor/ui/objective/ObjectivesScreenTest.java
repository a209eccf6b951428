package app.praetor.ui.objective;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.discovery.objective.Objectives;
import app.praetor.discovery.version.ObjectiveShelf.Version;
import app.praetor.discovery.version.OwnObjectives;
import app.praetor.identity.Roles;
import app.praetor.store.TestWorkspace;
import app.praetor.ui.common.Fx;
import app.praetor.ui.discovery.Drafts;
import app.praetor.ui.task.DirectTasks;
import app.praetor.ui.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real scene over the real service and the objectives that ship. */
class ObjectivesScreenTest {
    private static final String KEY = "project_discovery";
    private static final String SHIPPED = Objectives.text(KEY);

    @TempDir
    Path folder;

    private final Fx.Told told = new Fx.Told();
    private final Drafts drafts = new Drafts();
    private final Dialogs files = new Dialogs();
    private TestWorkspace workspace;
    private OwnObjectives service;
    private ObjectivesViewModel model;
    private Stage stage;
    private int back;

    /** A desktop whose dialogs are answered by the test. */
    private static final class Dialogs implements ObjectiveFiles {
        private Path open = Path.of("");
        private Path save = Path.of("");

        @Override
        public Optional<Path> chooseOpen() {
            return Optional.of(open);
        }

        @Override
        public void saveAs(String suggestedName, Consumer<Path> write) {
            save = save.resolve(suggestedName);
            write.accept(save);
        }
    }

    @BeforeEach
    void open() {
        workspace = TestWorkspace.open(folder);
        service = new OwnObjectives(workspace.store(), workspace.events(), Objectives.builtIn());
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(() -> stage.close());
        workspace.close();
    }

    private Scene show(Theme look, int scale, int width, int height) {
        model = new ObjectivesViewModel(service, new DirectTasks(), drafts);
        ObjectivesScreen screen =
                new ObjectivesScreen(model, Fx.messages(), told, Clock.systemUTC(), files, () -> back++);
        screen.onShown();
        stage = Fx.show(screen, look, scale, width, height);
        screen.focus();
        Fx.settle(stage.getScene().getRoot());
        return stage.getScene();
    }

    private static Button button(Scene scene, String text) {
        return Fx.all(scene.getRoot()).stream()
                .filter(n -> n instanceof Button b
                        && (text.equals(b.getText()) || text.equals(b.getAccessibleText()))
                        && shows(b))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button “" + text + "”"));
    }

    private static boolean shows(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void press(Scene scene, String text) {
        button(scene, text).fire();
        Fx.settle(scene.getRoot());
    }

    private static List<String> buttons(Scene scene) {
        return Fx.all(scene.getRoot()).stream()
                .filter(n -> n instanceof Button b && shows(b))
                .map(n -> n.getAccessibleText() == null ? ((Button) n).getText() : n.getAccessibleText())
                .toList();
    }

    private static TextArea text(Parent root) {
        return Fx.all(root).stream()
                .filter(TextArea.class::isInstance)
                .map(TextArea.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void note(Scene scene, String words) {
        Fx.all(scene.getRoot()).stream()
                .filter(TextField.class::isInstance)
                .map(TextField.class::cast)
                .findFirst()
                .orElseThrow()
                .setText(words);
    }

    private List<Version> versions() {
        return service.shelf().line(KEY).versions();
    }

    @Test
    void aVersionIsWrittenTakenIntoUseAndTakenBack() throws Exception {
        Fx.run(() -> {
            Scene scene = show(Theme.LIGHT, 100, 1280, 800);
            TextArea area = text(scene.getRoot());
            assertThat(area.getText()).isEqualTo(SHIPPED);
            assertThat(Fx.unnamed(scene.getRoot())).isEmpty();
            area.setText(SHIPPED.replace("What problem should it solve?", "Which problem hurts?"));
            Fx.settle(scene.getRoot());
            assertThat(Fx.texts(scene.getRoot()))
                    .contains("Project discovery · Draft", "Not saved yet, kept on this device");
            press(scene, "Check");
            assertThat(Fx.texts(scene.getRoot())).contains("Nothing to put right: 17 things to find out.");
            press(scene, "Compare with shipped");
            assertThat(Fx.texts(scene.getRoot()))
                    .contains("0 added · 1 changed · 0 removed", "Question, short", "Which problem hurts?");
            press(scene, "Back to the text");
            note(scene, "Asked in our words");
            press(scene, "Save as new version");
            assertThat(versions()).singleElement().satisfies(v -> {
                assertThat(v.note()).isEqualTo("Asked in our words");
                assertThat(v.active()).isFalse();
            });
            assertThat(model.hasDraft()).isFalse();
            assertThat(Fx.texts(scene.getRoot())).contains("Version 1", "Asked in our words");
            press(scene, "Make active");
            assertThat(versions())
                    .singleElement()
                    .satisfies(v -> assertThat(v.active()).isTrue());
            assertThat(Fx.texts(scene.getRoot())).contains("Version 1 is asked");
            assertThat(told.undos).containsExactly("Changed what new conversations ask: Project discovery");
            model.look(model.editions().get().getLast());
            Fx.settle(scene.getRoot());
            press(scene, "Return to the shipped version");
            assertThat(versions())
                    .singleElement()
                    .satisfies(v -> assertThat(v.active()).isFalse());
            Objects.requireNonNull(model.undo().get()).back().run();
            assertThat(versions())
                    .singleElement()
                    .satisfies(v -> assertThat(v.active()).isTrue());
            press(scene, "Knowledge");
            assertThat(back).isEqualTo(1);
        });
    }

    @Test
    void aBrokenTextStaysWithThePlaceToldAndTheCaretGoesThere() throws Exception {
        String broken = SHIPPED.replaceFirst("priority: 90", "priority: soon");
        int line = (int)
                broken.substring(0, broken.indexOf("priority: soon")).lines().count();
        Fx.run(() -> {
            Scene scene = show(Theme.LIGHT, 100, 1280, 800);
            text(scene.getRoot()).setText(broken);
            press(scene, "Save as new version");
            String told = "Line " + line + ", /obligations/1/priority: 'soon' is not a number";
            assertThat(Fx.texts(scene.getRoot())).contains(told);
            assertThat(versions()).isEmpty();
            press(scene, told);
            TextArea area = text(scene.getRoot());
            assertThat(area.getText()).isEqualTo(broken);
            assertThat(broken.substring(area.getCaretPosition())).startsWith("priority: soon");
            assertThat(scene.getFocusOwner()).isSameAs(area);
            assertThat(area.getScrollTop()).isPositive();
            stage.close();

            scene = show(Theme.LIGHT, 100, 1280, 800);
            assertThat(text(scene.getRoot()).getText()).isEqualTo(broken);
            press(scene, "Check");
            assertThat(Fx.texts(scene.getRoot())).contains(told);
            press(scene, "Discard draft");
            assertThat(text(scene.getRoot()).getText()).isEqualTo(SHIPPED);
            Objects.requireNonNull(model.undo().get()).back().run();
            assertThat(text(scene.getRoot()).getText()).isEqualTo(broken);
        });
    }

    @Test
    void anotherVersionCannotOverwriteTheDraft() throws Exception {
        service.save(KEY, SHIPPED + "# first\n", "");
        Fx.run(() -> {
            Scene scene = show(Theme.LIGHT, 100, 1280, 800);
            text(scene.getRoot()).setText(SHIPPED + "# mine\n");
            model.look(model.editions().get().get(1));
            Fx.settle(scene.getRoot());
            assertThat(text(scene.getRoot()).getText()).endsWith("# first\n");
            assertThat(text(scene.getRoot()).isEditable()).isFalse();
            assertThat(Fx.texts(scene.getRoot()))
                    .contains("There is a draft. Save or discard it before you begin another one here.");
            model.choose("idea_discovery");
            model.choose(KEY);
            assertThat(text(scene.getRoot()).getText()).endsWith("# mine\n");
            assertThat(text(scene.getRoot()).isEditable()).isTrue();
        });
    }

    @Test
    void aFileGoesOutAndComesIn() throws Exception {
        files.save = folder;
        files.open = folder.resolve(KEY + ".yaml");
        Fx.run(() -> {
            Scene scene = show(Theme.LIGHT, 100, 1280, 800);
            press(scene, "Export");
            assertThat(files.open).hasContent(SHIPPED);
            Files.writeString(files.open, SHIPPED + "# from elsewhere\n");
            press(scene, "Import");
            assertThat(text(scene.getRoot()).getText()).endsWith("# from elsewhere\n");
            assertThat(model.hasDraft()).isTrue();
        });
    }

    @Test
    void aMemberReadsAndIsToldWhy() throws Exception {
        service.save(KEY, SHIPPED, "");
        Roles.set(workspace, "member");
        Fx.run(() -> {
            Scene scene = show(Theme.LIGHT, 100, 1280, 800);
            model.look(model.editions().get().getFirst());
            Fx.settle(scene.getRoot());
            assertThat(text(scene.getRoot()).isEditable()).isFalse();
            assertThat(Fx.texts(scene.getRoot()))
                    .contains("You can read this. Owners and administrators of your organization change it.");
            assertThat(buttons(scene))
                    .contains("Check", "Compare with shipped", "Export")
                    .doesNotContain("Import", "Make active", "Save as new version", "Discard draft");
            Fx.picture(stage, "objectives-member");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void draws(Theme look) throws Exception {
        String name = look.name().toLowerCase(Locale.ROOT);
        service.save(KEY, SHIPPED, "The questions of the spring workshop");
        String note = "Asked in the words of our own handbook, with the data protection officer's questions about"
                + " retention, and without the technical level, which nobody could answer";
        service.activate(service.save(KEY, different(), note));
        Fx.run(() -> {
            show(look, 100, 1280, 800);
            Fx.picture(stage, "objectives-" + name);
            Scene scene = show(look, 100, 1280, 800);
            press(scene, "Compare with shipped");
            Fx.picture(stage, "objectives-diff-" + name);
            scene = show(look, 100, 1280, 800);
            text(scene.getRoot()).setText(different().replaceFirst("priority: 80", "priority: soon"));
            press(scene, "Check");
            Fx.settle(scene.getRoot());
            ((Button) scene.lookup(".problem-line")).fire();
            Fx.picture(stage, "objectives-broken-" + name);
            scene = show(look, 150, 1280, 800);
            Fx.picture(stage, "objectives-150-" + name);
            scene = show(look, 150, 1280, 800);
            model.look(model.editions().get().get(1));
            press(scene, "Compare with shipped");
            Fx.picture(stage, "objectives-diff-150-" + name);
            show(look, 100, 900, 600);
            Fx.picture(stage, "objectives-900-" + name);
        });
    }

    private static String different() {
        return SHIPPED.replace("What problem should it solve?", "Which problem hurts most?")
                .replace("Who will work with it most, day to day?", "Who has it open all day?")
                .replace("Thank you, that is all I need for now.", "Many thanks for your time.")
                .replaceFirst("key: trigger_event\n", "key: occasion\n");
    }
}
