package app.praetor.app.window;

import app.praetor.app.WorkspaceFolder;
import app.praetor.store.key.Unlock;
import app.praetor.ui.task.FxTasks;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program with a window. {@link #show} starts the toolkit and returns when the window was closed. */
public final class PraetorApp extends Application {
    static final double WIDTH = 1280;
    static final double HEIGHT = 800;

    /** The toolkit makes the application itself, so what it is to show waits here. */
    private static final AtomicReference<@Nullable Opening> OPENING = new AtomicReference<>();

    /** And this is what has to be closed when the toolkit has ended. */
    private static final AtomicReference<@Nullable MainWindow> SHOWN = new AtomicReference<>();

    private record Opening(
            WorkspaceFolder folder, Unlock unlock, @Nullable String tenant) {}

    private @Nullable MainWindow main;

    /**
     * Shows a workspace until the window is closed.
     *
     * @param unlock closed once it was tried
     * @param tenantSlug the organization to open first, null for the first one
     */
    public static void show(WorkspaceFolder folder, Unlock unlock, @Nullable String tenantSlug) {
        OPENING.set(new Opening(folder, unlock, tenantSlug));
        try {
            launch(PraetorApp.class);
        } finally {
            MainWindow shown = SHOWN.getAndSet(null);
            if (shown != null) {
                shown.closeFiles();
            }
        }
    }

    @Override
    public void start(Stage stage) {
        Opening opening = OPENING.getAndSet(null);
        if (opening == null) {
            throw new IllegalStateException("the window is opened by show()");
        }
        MainWindow inside = new MainWindow(
                opening.folder(),
                opening.tenant(),
                stage::setScene,
                FxTasks::new,
                address -> getHostServices().showDocument(address),
                Clock.systemUTC());
        main = inside;
        SHOWN.set(inside);
        inside.window(stage);
        stage.setTitle("Praetor Desktop");
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        inside.start(opening.unlock());
        stage.show();
    }

    @Override
    public void stop() {
        if (main != null) {
            main.closing();
        }
    }
}
