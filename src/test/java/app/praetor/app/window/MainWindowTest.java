package app.praetor.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.praetor.app.Organizations;
import app.praetor.app.Organizations.Organization;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.identity.Tenant;
import app.praetor.project.Project;
import app.praetor.project.Template;
import app.praetor.store.key.Unlock;
import app.praetor.ui.common.Fx;
import app.praetor.ui.nav.Route;
import app.praetor.ui.task.FxTasks;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on real files: organizations side by side, the lock, and what is left behind. */
class MainWindowTest {
    private static final String WORDS = "heron ladder quartz";

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-25T10:15:00Z");
    private Stage stage;
    private MainWindow window;

    @AfterEach
    void close() throws Exception {
        if (window != null) {
            Fx.run(() -> {
                window.closing();
                stage.close();
            });
            window.closeFiles();
        }
    }

    private WorkspaceFolder workspace() {
        return new WorkspaceFolder(folder.resolve("home"), folder.resolve("config"));
    }

    private void open(String tenant) throws Exception {
        Clock clock = new Ticking();
        Fx.run(() -> {
            stage = new Stage();
            window = new MainWindow(workspace(), tenant, stage::setScene, FxTasks::new, address -> {}, clock);
            window.window(stage);
            window.start(Unlock.NONE);
            stage.show();
        });
    }

    private final class Ticking extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Two organizations; the first has a project by the planted words. */
    private Project twoOrganizations(boolean secondApart) {
        try (Workspace made = Workspace.open(workspace(), Unlock.NONE)) {
            Organizations all = made.organizations();
            Organization first = all.create("Okafor " + WORDS, "Ines");
            Tenant tenant = made.identity().tenant(first.slug());
            Project project = made.services(tenant).projects().create("Project " + WORDS, Template.GENERAL);
            if (secondApart) {
                all.createApart("Birch", "Ines");
            } else {
                all.create("Birch", "Ines");
            }
            return project;
        }
    }

    private List<String> texts() throws Exception {
        return Fx.call(() -> Fx.texts(stage.getScene().getRoot()));
    }

    private void shows(String words) {
        await().atMost(Duration.ofSeconds(60)).until(() -> texts().stream().anyMatch(text -> text.contains(words)));
    }

    private void switchTo(String slug) throws Exception {
        Fx.run(() -> window.open(window.organizations().stream()
                .filter(o -> o.slug().equals(slug))
                .findFirst()
                .orElseThrow()));
    }

    @Test
    void nothingOfOneOrganizationStaysInTheOther() throws Exception {
        Project project = twoOrganizations(false);
        open(null);
        shows("Project " + WORDS);
        WeakReference<Scene> before = new WeakReference<>(Fx.call(() -> stage.getScene()));
        WeakReference<Node> screens =
                new WeakReference<>(Fx.call(() -> stage.getScene().getRoot()));
        switchTo("birch");
        shows("Birch");
        assertThat(texts()).noneMatch(text -> text.contains(WORDS));
        // View models, caches, undo and the scene hang together: when the scene can go, so can they.
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            Fx.run(() -> stage.getScene().getRoot().layout());
            System.gc();
            return before.get() == null && screens.get() == null;
        });
        switchTo("okafor-heron-ladder-quartz");
        shows(project.name());
    }

    @Test
    void anOrganizationWithAFileOfItsOwnIsNotInTheSharedOne() throws Exception {
        twoOrganizations(true);
        open("birch");
        shows("Birch");
        Path tenants = workspace().home().resolve("tenants");
        try (var list = Files.list(tenants)) {
            assertThat(list.map(each -> each.resolve("db").resolve("praetor.mv.db")))
                    .allMatch(Files::exists)
                    .hasSize(1);
        }
        switchTo("okafor-heron-ladder-quartz");
        shows("Project " + WORDS);
        Fx.run(window::closing);
        window.closeFiles();
        try (Workspace shared = Workspace.open(workspace(), Unlock.NONE)) {
            assertThat(shared.identity().tenants())
                    .extracting(Tenant::slug)
                    .containsExactly("okafor-heron-ladder-quartz");
            assertThat(shared.organizations().list())
                    .extracting(Organization::slug)
                    .contains("birch");
        }
    }

    @Test
    void anOrganizationWhoseFileIsGoneIsNotReplacedByAnEmptyOne() throws Exception {
        twoOrganizations(true);
        Path tenants = workspace().home().resolve("tenants");
        Files.move(tenants, folder.resolve("elsewhere"));
        open("birch");
        shows("bring that folder from the copy that holds it");
        assertThat(tenants).doesNotExist();
        Files.move(folder.resolve("elsewhere"), tenants);
        Fx.run(() -> button("Try again").fire());
        shows("No projects yet");
    }

    @Test
    void anUnattendedWindowLocksAndComesBackWithWhatWasTyped() throws Exception {
        Project project = twoOrganizations(false);
        try (Workspace made = Workspace.open(workspace(), Unlock.NONE)) {
            made.keys().changePassphrase("four good long words".toCharArray());
        }
        open(null);
        shows("encrypted");
        unlock("four wrong long words");
        shows("does not open this workspace");
        unlock("four good long words");
        shows("Project " + WORDS);
        Fx.run(() -> window.desktop().router().go(new Route.Discovery(project.id())));
        await().atMost(Duration.ofSeconds(60)).until(() -> Fx.call(() -> box() != null && !box().isDisabled()));
        Fx.run(() -> box().setText("half a " + WORDS));

        now = now.plus(Duration.ofMinutes(14));
        Fx.run(() -> window.idle().look());
        shows("Project " + WORDS);
        now = now.plus(Duration.ofMinutes(2));
        Fx.run(() -> window.idle().look());
        shows("encrypted");
        assertThat(texts()).noneMatch(text -> text.contains(WORDS));

        unlock("four good long words");
        await().atMost(Duration.ofSeconds(60)).until(() -> Fx.call(() -> box() != null));
        assertThat(Fx.call(() -> window.desktop().router().currentProperty().get()))
                .isEqualTo(new Route.Discovery(project.id()));
        assertThat(Fx.call(() -> box().getText())).isEqualTo("half a " + WORDS);
    }

    @Test
    void aWorkspaceThatIsInUseIsExplainedAndTriedAgain() throws Exception {
        twoOrganizations(false);
        try (Workspace other = Workspace.open(workspace(), Unlock.NONE)) {
            assertThat(other.identity().tenants()).hasSize(2);
            open(null);
            shows("Nothing was changed");
        }
        Fx.run(() -> button("Try again").fire());
        shows("Project " + WORDS);
    }

    private void unlock(String passphrase) throws Exception {
        Fx.run(() -> {
            PasswordField field = (PasswordField) stage.getScene().getRoot().lookup("#passphrase");
            field.setText(passphrase);
            button("Open").fire();
        });
    }

    private Button button(String text) {
        return Fx.all(stage.getScene().getRoot()).stream()
                .filter(node -> node instanceof Button button && text.equals(button.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private @Nullable TextArea box() {
        return (TextArea) stage.getScene().getRoot().lookup("#box");
    }
}
