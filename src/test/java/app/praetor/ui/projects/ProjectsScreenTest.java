package app.praetor.ui.projects;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.project.ExitCondition;
import app.praetor.project.Phase;
import app.praetor.project.PhaseStatus;
import app.praetor.project.Project;
import app.praetor.project.Template;
import app.praetor.ui.common.Fx;
import app.praetor.ui.nav.Route;
import app.praetor.ui.task.DirectTasks;
import app.praetor.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectsScreenTest {
    private final Fx.Told told = new Fx.Told();
    private final List<Route> gone = new ArrayList<>();

    private static UUID id(int n) {
        return new UUID(1, n);
    }

    private static Project project(int n, String name, Template template, Phase phase, long minutesAgo) {
        return new Project(id(n), name, "", template, phase, Fx.NOW.minusDays(30), Fx.NOW.minusMinutes(minutesAgo));
    }

    private static List<Project> list() {
        return List.of(
                project(1, "Ridgeway Cycles: repair bookings", Template.SAAS, Phase.DISCOVERY, 4),
                project(2, "Harbour Food Market", Template.MARKETPLACE, Phase.PLANNING, 180),
                project(
                        3,
                        "Coastal Physiotherapy Group: online appointments, reminders and the waiting list for all"
                                + " sites",
                        Template.HEALTHCARE,
                        Phase.SPECIFICATION,
                        1500),
                project(4, "Van pool for field staff", Template.INTERNAL_TOOLS, Phase.CREATED, 60 * 24 * 9));
    }

    private static PhaseStatus status() {
        return new PhaseStatus(
                Phase.DISCOVERY,
                List.of(
                        new ExitCondition("discovery.required", false, 9, 12),
                        new ExitCondition("discovery.started", true, 1, 1)));
    }

    private ProjectsViewModel model() {
        ProjectsViewModel model = new ProjectsViewModel(null, new DirectTasks());
        model.show(list());
        return model;
    }

    private ProjectsScreen screen(ProjectsViewModel model) {
        return new ProjectsScreen(model, Fx.messages(), told, Fx.CLOCK, gone::add);
    }

    private static void selectFirst(ProjectsViewModel model) {
        model.selected().set(list().getFirst());
        model.showStatus(id(1), status());
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void draws(Theme look) throws Exception {
        Fx.run(() -> {
            String name = look.name().toLowerCase(Locale.ROOT);
            ProjectsViewModel model = model();
            Stage stage = Fx.show(screen(model), look, 100, 1280, 800);
            selectFirst(model);
            Fx.settle(stage.getScene().getRoot());
            assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
            Fx.picture(stage, "projects-" + name);
            ProjectsScreen screen = screen(model());
            stage = Fx.show(screen, look, 100, 1280, 800);
            screen.newProject();
            Fx.settle(stage.getScene().getRoot());
            assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
            Fx.picture(stage, "projects-new-" + name);
        });
    }

    @Test
    void staysUsableWhenSmallAndLarge() throws Exception {
        Fx.run(() -> {
            ProjectsViewModel model = model();
            Stage stage = Fx.show(screen(model), Theme.LIGHT, 150, 960, 600);
            Fx.picture(stage, "projects-960-150");
            ProjectsScreen screen = screen(model());
            stage = Fx.show(screen, Theme.LIGHT, 150, 960, 600);
            screen.newProject();
            Fx.picture(stage, "projects-new-960-150");
        });
    }

    @Test
    void emptySaysWhatToDo() throws Exception {
        Fx.run(() -> {
            ProjectsViewModel model = new ProjectsViewModel(null, new DirectTasks());
            model.show(List.of());
            Stage stage = Fx.show(screen(model), Theme.LIGHT, 100, 1280, 800);
            assertThat(Fx.texts(stage.getScene().getRoot())).contains("No projects yet.");
            Fx.picture(stage, "projects-empty");
        });
    }

    @Test
    void enterOpensAProjectAndAMissingConditionLeadsToItsScreen() throws Exception {
        Fx.run(() -> {
            ProjectsViewModel model = model();
            Stage stage = Fx.show(screen(model), Theme.LIGHT, 100, 1280, 800);
            selectFirst(model);
            Scene scene = stage.getScene();
            Fx.settle(scene.getRoot());
            Fx.all(scene.getRoot()).stream()
                    .filter(n -> n instanceof ListView)
                    .findFirst()
                    .orElseThrow()
                    .requestFocus();
            Fx.press(scene, KeyCode.ENTER, false);
            Button missing = (Button) scene.getRoot().lookup(".condition .link-row");
            missing.fire();
            assertThat(gone).containsExactly(new Route.Discovery(id(1)), new Route.Discovery(id(1)));
            stage.close();
        });
    }

    @Test
    void aNameIsNeededAndAFailureKeepsIt() {
        List<Throwable> failures = new ArrayList<>();
        ProjectsViewModel model = model();
        model.failure().subscribe(f -> {
            if (f != null) {
                failures.add(f);
            }
        });
        assertThat(model.create(p -> {})).isFalse();
        assertThat(model.newProblem().get()).isEqualTo("projects.name.missing");
        model.newName().set("Ridgeway Cycles");
        assertThat(model.newProblem().get()).isEmpty();
        assertThat(model.create(p -> {})).isTrue();
        assertThat(failures).hasSize(1);
        assertThat(model.newName().get()).isEqualTo("Ridgeway Cycles");
    }

    @Test
    void theStatusOfAnotherProjectIsNotShown() {
        ProjectsViewModel model = model();
        model.selected().set(list().get(1));
        model.showStatus(id(1), status());
        assertThat(model.status().get()).isNull();
    }
}
