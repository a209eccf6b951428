package app.praetor.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.project.Template;
import app.praetor.store.Change.Kind;
import app.praetor.store.key.Unlock;
import app.praetor.ui.task.DirectTasks;
import app.praetor.ui.task.UiTask;
import app.praetor.ui.task.UiTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveReloadTest {
    @TempDir
    Path folder;

    private final List<Runnable> soon = new ArrayList<>();
    private int reloads;

    /** Keeps what shall run a moment later until a test says so. */
    private final UiTasks tasks = new UiTasks() {
        private final UiTasks direct = new DirectTasks();

        @Override
        public <T> UiTask<T> run(Callable<T> work) {
            return direct.run(work);
        }

        @Override
        public void onUi(Runnable work) {
            work.run();
        }

        @Override
        public void soon(Runnable work) {
            soon.add(work);
        }
    };

    private void moment() {
        List<Runnable> now = List.copyOf(soon);
        soon.clear();
        now.forEach(Runnable::run);
    }

    @Test
    void aBurstIsReadOnceAndNothingIsReadForOthersOrWhileHidden() {
        try (Workspace workspace =
                Workspace.open(new WorkspaceFolder(folder.resolve("home"), folder.resolve("config")), Unlock.NONE)) {
            Services services = workspace.services(workspace.identity().create("Birch", "Ines"));
            LiveReload live = new LiveReload(
                    workspace.database().changes(), tasks, change -> change.kind() == Kind.PROJECT, () -> reloads++);
            services.projects().create("Before it is shown", Template.GENERAL);
            assertThat(soon).isEmpty();
            live.start();
            live.start();
            for (int i = 0; i < 20; i++) {
                services.projects().create("Project " + i, Template.GENERAL);
            }
            moment();
            assertThat(reloads).isEqualTo(1);
            var project = services.projects().create("One more", Template.GENERAL);
            moment();
            assertThat(reloads).isEqualTo(2);
            services.features().generate(project.id());
            moment();
            assertThat(reloads).isEqualTo(2);
            services.projects().create("Just before it is left", Template.GENERAL);
            live.stop();
            moment();
            services.projects().create("While it is hidden", Template.GENERAL);
            assertThat(soon).isEmpty();
            assertThat(reloads).isEqualTo(2);
        }
    }
}
