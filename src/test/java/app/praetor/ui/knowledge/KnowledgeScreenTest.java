package app.praetor.ui.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.identity.Roles;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.browse.Entry.Kind;
import app.praetor.knowledge.own.KnowledgeService;
import app.praetor.knowledge.own.OwnDraft;
import app.praetor.store.TestWorkspace;
import app.praetor.ui.common.Fx;
import app.praetor.ui.task.DirectTasks;
import app.praetor.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real scene over the real service and the knowledge that ships. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnowledgeScreenTest {
    private static final OwnDraft HOIST = new OwnDraft(
            "Boatyards",
            "Which hull shapes does the hoist lift?",
            "Slings and keel blocks are ordered by the shape of the hull.",
            "multi_select",
            List.of("Long keel", "Fin keel", "Catamaran"),
            List.of("hoist", "crane"));

    private final Fx.Told told = new Fx.Told();
    private TestWorkspace workspace;
    private KnowledgeService service;
    private KnowledgeViewModel model;
    private Stage stage;

    @BeforeAll
    void open(@TempDir Path folder) {
        workspace = TestWorkspace.open(folder);
        service = new KnowledgeService(workspace.store(), workspace.events(), KnowledgeBase.load());
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    @AfterEach
    void clean() throws Exception {
        Fx.run(() -> stage.close());
        told.undos.clear();
        service.own().questions().forEach(q -> service.delete(q.id()));
        service.shelf().entries().stream().filter(e -> service.own().off(e)).forEach(e -> service.switchOff(e, false));
    }

    private Scene show(Theme look, int scale, int width, int height) {
        model = new KnowledgeViewModel(service, new DirectTasks());
        KnowledgeScreen screen = new KnowledgeScreen(model, Fx.messages(), told, () -> {});
        screen.onShown();
        stage = Fx.show(screen, look, scale, width, height);
        screen.focus();
        Fx.settle(stage.getScene().getRoot());
        return stage.getScene();
    }

    private static <T extends Node> T find(Parent root, Class<T> type, String name) {
        return Fx.all(root).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(n -> name.equals(n.getAccessibleText())
                        || n instanceof ButtonBase button && name.equals(button.getText())
                        || n instanceof TextInputControl input && name.equals(input.getPromptText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " “" + name + "”"));
    }

    private String title() {
        return Objects.requireNonNull(model.shown().get()).entry().title();
    }

    @Test
    void isSearchedReadAndSwitchedOffByKeysAlone() throws Exception {
        Fx.run(() -> {
            Scene scene = show(Theme.LIGHT, 100, 1280, 800);
            assertThat(scene.getFocusOwner()).isInstanceOf(TextField.class);
            ((TextField) scene.getFocusOwner()).setText("taking money");
            Fx.press(scene, KeyCode.DOWN, false);
            assertThat(scene.getFocusOwner()).isInstanceOf(ListView.class);
            assertThat(title()).isEqualTo("Taking money");
            assertThat(Fx.texts(scene.getRoot()))
                    .contains(
                            "Which ways to pay are offered?",
                            "Each method has its own fees, risks and contract.",
                            "Several choices",
                            "Comes with Praetor");
            Fx.press(scene, KeyCode.SPACE, false);
            assertThat(service.own().offPools()).containsExactly("payments");
            assertThat(told.undos).containsExactly("Switched off “Taking money”");
            assertThat(Fx.texts(scene.getRoot())).anyMatch(t -> t.startsWith("Switched off: new plans leave it out."));
            Objects.requireNonNull(model.undo().get()).back().run();
            assertThat(service.own().offPools()).isEmpty();
            Fx.press(scene, KeyCode.SLASH, false);
            assertThat(scene.getFocusOwner()).isInstanceOf(TextField.class);
            Fx.press(scene, KeyCode.ESCAPE, false);
            assertThat(model.query().get()).isEmpty();
        });
    }

    @Test
    void aFeatureAndAPatternAreSwitchedOffAndSayWhatThatMeans() throws Exception {
        for (Kind kind : List.of(Kind.FEATURE, Kind.PATTERN)) {
            Fx.run(() -> {
                Scene scene = show(Theme.LIGHT, 100, 1280, 800);
                model.part().set(new Part(kind.id(), kind));
                Fx.settle(scene.getRoot());
                find(scene.getRoot(), Button.class, "Switch off").fire();
                Fx.settle(scene.getRoot());
                assertThat(Fx.texts(scene.getRoot()))
                        .contains("What it is")
                        .anyMatch(t -> t.startsWith(
                                kind == Kind.FEATURE
                                        ? "Switched off: it is not proposed any more."
                                        : "Switched off: it is not recognised any more"));
                assertThat(service.own()
                                .off(Objects.requireNonNull(model.shown().get()).entry()))
                        .isTrue();
                model.part().set(Part.OFF);
                assertThat(model.found().get()).isNotEmpty();
                Fx.picture(stage, "knowledge-off-" + kind.id());
            });
        }
    }

    @Test
    void aMemberReadsAndIsToldWhy() throws Exception {
        Roles.set(workspace, "member");
        try {
            Fx.run(() -> {
                Scene scene = show(Theme.LIGHT, 100, 1280, 800);
                assertThat(Fx.texts(scene.getRoot()))
                        .contains("You can read this. Owners and administrators of your organization change it.")
                        .doesNotContain("New question", "Switch off");
                Fx.press(scene, KeyCode.DOWN, false);
                Fx.press(scene, KeyCode.SPACE, false);
                assertThat(service.own().offPools()).isEmpty();
                Fx.picture(stage, "knowledge-member");
            });
        } finally {
            Roles.set(workspace, "owner");
        }
    }

    @Test
    void anOwnQuestionIsWrittenPutRightKeptAndDeleted() throws Exception {
        Fx.run(() -> {
            Scene scene = show(Theme.LIGHT, 100, 1280, 800);
            find(scene.getRoot(), Button.class, "New question").fire();
            Fx.settle(scene.getRoot());
            find(scene.getRoot(), TextField.class, "Which hull shapes does the hoist lift?")
                    .setText(HOIST.text());
            find(scene.getRoot(), ButtonBase.class, "Several choices").fire();
            find(scene.getRoot(), TextField.class, "hoist, crane, slipway").setText("hoist, crane");
            find(scene.getRoot(), Button.class, "Save question").fire();
            Fx.settle(scene.getRoot());
            assertThat(Fx.texts(scene.getRoot()))
                    .contains(
                            "Say why it is asked: the client reads it under the question.",
                            "Name the pool that the question belongs to.",
                            "Give at least two choices, one on each line.");
            assertThat(Fx.unnamed(scene.getRoot())).isEmpty();
            find(scene.getRoot(), TextArea.class, "The client reads this under the question")
                    .setText(HOIST.why());
            find(scene.getRoot(), TextField.class, "Boatyards").setText("Boatyards");
            TextArea choices = Fx.all(scene.getRoot()).stream()
                    .filter(n -> n instanceof TextArea area
                            && area.isVisible()
                            && area.getText().isEmpty())
                    .map(TextArea.class::cast)
                    .findFirst()
                    .orElseThrow();
            choices.setText(String.join("\n", HOIST.options()));
            find(scene.getRoot(), TextField.class, "Boatyards").requestFocus();
            Fx.press(scene, KeyCode.ENTER, false);
            assertThat(service.own().questions())
                    .singleElement()
                    .satisfies(q -> assertThat(q.draft()).isEqualTo(HOIST));
            assertThat(title()).isEqualTo(HOIST.text());
            assertThat(Fx.texts(scene.getRoot()))
                    .contains("The client says “hoist”, “crane”.", "Added by your organization");
            find(scene.getRoot(), Button.class, "Delete").fire();
            Fx.settle(scene.getRoot());
            assertThat(service.own().questions()).isEmpty();
            assertThat(told.undos).containsExactly("Deleted “" + HOIST.text() + "”");
        });
    }

    @Test
    void saysWhatIsMissingWhereNothingIs() throws Exception {
        Fx.run(() -> {
            Scene scene = show(Theme.LIGHT, 100, 1280, 800);
            model.part().set(Part.OWN);
            Fx.settle(scene.getRoot());
            assertThat(Fx.texts(scene.getRoot())).contains("No questions of your own yet");
            model.query().set("zebra crossing stripes");
            Fx.settle(scene.getRoot());
            assertThat(Fx.texts(scene.getRoot())).contains("Nothing has all of these words");
            Fx.picture(stage, "knowledge-none");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void draws(Theme look) throws Exception {
        String name = look.name().toLowerCase(Locale.ROOT);
        service.add(HOIST);
        service.shelf().entries().stream()
                .filter(e -> e.key().equals("currencies") || e.key().equals("jobs"))
                .forEach(e -> service.switchOff(e, true));
        Fx.run(() -> {
            Scene scene = show(look, 100, 1280, 800);
            model.query().set("taking money");
            Fx.settle(scene.getRoot());
            assertThat(Fx.unnamed(scene.getRoot())).isEmpty();
            Fx.picture(stage, "knowledge-pool-" + name);
            scene = show(look, 100, 1280, 800);
            model.part().set(Part.OWN);
            model.openQuestion(service.own().questions().getFirst().key());
            Fx.settle(scene.getRoot());
            Fx.picture(stage, "knowledge-own-" + name);
            scene = show(look, 100, 1280, 800);
            model.part().set(new Part(Kind.WORKFLOW.id(), Kind.WORKFLOW));
            Fx.picture(stage, "knowledge-workflow-" + name);
            scene = show(look, 100, 1280, 800);
            find(scene.getRoot(), Button.class, "New question").fire();
            find(scene.getRoot(), TextField.class, "Which hull shapes does the hoist lift?")
                    .setText("Which payment provider is preferred or used, API wise?");
            find(scene.getRoot(), ButtonBase.class, "One choice").fire();
            find(scene.getRoot(), Button.class, "Save question").fire();
            Fx.picture(stage, "knowledge-form-" + name);
        });
    }

    @Test
    void staysUsableWhenSmallAndLarge() throws Exception {
        service.add(HOIST);
        Fx.run(() -> {
            show(Theme.LIGHT, 100, 900, 600);
            Fx.picture(stage, "knowledge-900");
            show(Theme.DARK, 150, 1280, 800);
            Fx.picture(stage, "knowledge-150");
        });
    }
}
