package app.praetor.app;

import app.praetor.identity.Tenant;
import app.praetor.ui.task.FxTasks;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window. {@link #show} starts the toolkit and returns when the window was closed. */
public final class PraetorApp extends Application {
    /** The toolkit makes the application itself, so what it is to show waits here. */
    private static final AtomicReference<@Nullable Opening> OPENING = new AtomicReference<>();

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private record Opening(Workspace workspace, @Nullable Tenant tenant) {}

    private @Nullable Desktop desktop;

    /** Shows a workspace until the window is closed; the caller closes the workspace. */
    public static void show(Workspace workspace, @Nullable String tenantSlug) {
        List<Tenant> tenants = workspace.identity().tenants();
        Tenant tenant = tenants.isEmpty() ? null : workspace.identity().tenant(tenantSlug);
        OPENING.set(new Opening(workspace, tenant));
        launch(PraetorApp.class);
    }

    @Override
    public void start(Stage stage) {
        Opening opening = OPENING.getAndSet(null);
        if (opening == null) {
            throw new IllegalStateException("the window is opened by show()");
        }
        Desktop inside = new Desktop(
                opening.workspace(),
                opening.tenant(),
                FxTasks::new,
                address -> getHostServices().showDocument(address));
        desktop = inside;
        Scene scene = new Scene(inside.root(), WIDTH, HEIGHT);
        inside.attach(scene);
        inside.window(stage);
        stage.setTitle("Praetor Desktop");
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setScene(scene);
        stage.show();
    }

    @Override
    public void stop() {
        if (desktop != null) {
            desktop.close();
        }
    }
}
