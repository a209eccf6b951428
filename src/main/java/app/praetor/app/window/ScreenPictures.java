package app.praetor.app.window;

import app.praetor.app.Services;
import app.praetor.app.Tour;
import app.praetor.app.Workspace;
import app.praetor.settings.SettingsFile;
import app.praetor.ui.control.Picture;
import app.praetor.ui.nav.Route;
import app.praetor.ui.task.DirectTasks;
import app.praetor.ui.theme.Theme;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Draws every screen of a project off-screen, light and dark. */
public final class ScreenPictures implements Tour.Pictures {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    /** Chooses the toolkit's own off-screen platform; to be called before anything of the toolkit is used. */
    public static void offScreen() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }

    @Override
    public void draw(Workspace workspace, Services services, UUID projectId, Path folder) {
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                drawAll(workspace, services, projectId, folder);
                drawn.complete(null);
            } catch (RuntimeException | Error failure) {
                drawn.completeExceptionally(failure);
            }
        });
        try {
            drawn.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            Platform.exit();
        }
    }

    private static void drawAll(Workspace workspace, Services services, UUID projectId, Path folder) {
        Map<String, Route> routes = new LinkedHashMap<>();
        routes.put("projects", new Route.Projects());
        routes.put("discovery", new Route.Discovery(projectId));
        routes.put("features", new Route.Features(projectId));
        routes.put("questions", new Route.Questions(projectId));
        routes.put("tasks", new Route.Tasks(projectId));
        routes.put("specification", new Route.Specification(projectId));
        routes.put("kits", new Route.Kits(projectId));
        routes.put("activity", new Route.Activity(projectId));
        routes.put("settings", new Route.Settings());
        routes.put("sync", new Route.Sync());
        routes.put("knowledge", new Route.Knowledge());
        routes.put("objectives", new Route.Objectives());
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            String suffix = theme == Theme.LIGHT ? "light" : "dark";
            SettingsFile settings = new SettingsFile(workspace.folder().settings());
            Desktop welcome =
                    new Desktop(Opened.read(workspace, null, settings), Host.NONE, DirectTasks::new, address -> {});
            picture(welcome, new Route.Welcome(), theme, folder.resolve("01-welcome-" + suffix + ".png"));
            welcome.close();
            welcome.release();
            int number = 2;
            for (Map.Entry<String, Route> entry : routes.entrySet()) {
                // A window of its own for each: a scene that was drawn before may show what it held then.
                Opened opened = Opened.read(workspace, services.tenant(), settings);
                Desktop desktop = new Desktop(opened, Host.NONE, DirectTasks::new, address -> {});
                String name = "%02d-%s-%s.png".formatted(number++, entry.getKey(), suffix);
                picture(desktop, entry.getValue(), theme, folder.resolve(name));
                desktop.close();
                desktop.release();
            }
        }
    }

    private static void picture(Desktop desktop, Route route, Theme theme, Path file) {
        desktop.themes().themeProperty().set(theme);
        Scene scene = new Scene(desktop.root(), WIDTH, HEIGHT);
        desktop.attach(scene);
        // As in a window, the frame has its style before a screen measures its rows.
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        desktop.router().go(route);
        // Virtualised lists make their cells in the first layout, size them in the second, and then scroll to the end.
        for (int pass = 0; pass < 4; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        Picture.write(scene, file);
    }
}
