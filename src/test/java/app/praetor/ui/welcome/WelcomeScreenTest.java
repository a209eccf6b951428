package app.praetor.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.ui.common.Fx;
import app.praetor.ui.task.DirectTasks;
import app.praetor.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class WelcomeScreenTest {
    private final List<String> started = new ArrayList<>();

    private final Starter starter = new Starter() {
        @Override
        public void create(String workspaceName, String userName, boolean ownFile) {
            if (workspaceName.equals("Full disk")) {
                throw new IllegalStateException("no space left");
            }
            started.add("create " + workspaceName + " by " + userName + (ownFile ? " apart" : ""));
        }

        @Override
        public void trySample(String workspaceName, String userName) {
            started.add("sample " + workspaceName + " by " + userName);
        }
    };

    private WelcomeViewModel model() {
        return new WelcomeViewModel(starter, new DirectTasks(), () -> started.add("opened"));
    }

    @Test
    void makesAWorkspaceFromTwoNames() {
        WelcomeViewModel model = model();
        model.workspace().set("  Okafor & Lind ");
        model.user().set("Ines");
        assertThat(model.create()).isTrue();
        assertThat(started).containsExactly("create Okafor & Lind by Ines", "opened");
    }

    @Test
    void addsAnotherOrganizationWithAFileOfItsOwn() {
        WelcomeViewModel model = new WelcomeViewModel(
                starter, new DirectTasks(), () -> started.add("opened"), () -> started.add("back"), true);
        model.workspace().set("Birch");
        model.user().set("Ines");
        assertThat(model.create()).isTrue();
        model.back();
        assertThat(started).containsExactly("create Birch by Ines apart", "opened", "back");
    }

    @Test
    void saysWhichNameIsMissingUntilItIsTyped() {
        WelcomeViewModel model = model();
        model.workspace().set("Okafor & Lind");
        assertThat(model.create()).isFalse();
        assertThat(model.userProblem().get()).isEqualTo("welcome.missing");
        assertThat(model.workspaceProblem().get()).isEmpty();
        model.user().set("I");
        assertThat(model.userProblem().get()).isEmpty();
        assertThat(started).isEmpty();
    }

    @Test
    void keepsTheNamesWhenItFails() {
        WelcomeViewModel model = model();
        model.workspace().set("Full disk");
        model.user().set("Ines");
        model.create();
        assertThat(model.workspace().get()).isEqualTo("Full disk");
        assertThat(model.failure().get()).hasMessage("no space left");
        assertThat(model.working().get()).isFalse();
    }

    @Test
    void theSampleNeedsNoNames() {
        model().trySample("Sample workspace", "Sample user");
        assertThat(started).containsExactly("sample Sample workspace by Sample user", "opened");
    }

    @Test
    void draws() throws Exception {
        Fx.run(() -> {
            for (Theme look : List.of(Theme.LIGHT, Theme.DARK)) {
                Stage stage = Fx.show(new WelcomeScreen(model(), Fx.messages()), look, 100, 1280, 800);
                assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
                Fx.picture(stage, "welcome-" + look.name().toLowerCase(java.util.Locale.ROOT));
            }
            WelcomeViewModel model = model();
            Stage stage = Fx.show(new WelcomeScreen(model, Fx.messages()), Theme.LIGHT, 150, 960, 600);
            model.create();
            Fx.picture(stage, "welcome-150");
        });
    }
}
