package app.praetor.ui.list;

import app.praetor.ui.control.Picture;
import app.praetor.ui.nav.Screen;
import app.praetor.ui.theme.Theme;
import app.praetor.ui.theme.Themes;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** A window around one screen, as large as the real one: rail, title bar, inspector. */
public final class Frame {
    private static final AtomicBoolean STARTED = new AtomicBoolean();
    private final Stage stage;
    private final Scene scene;

    private Frame(Stage stage, Scene scene) {
        this.stage = stage;
        this.scene = scene;
    }

    /** Starts the toolkit once, runs on the JavaFX thread, and hands back the result or the failure. */
    public static <T> T onFx(Callable<T> work) throws Exception {
        if (STARTED.compareAndSet(false, true)) {
            CompletableFuture<Boolean> up = new CompletableFuture<>();
            try {
                Platform.startup(() -> up.complete(true));
            } catch (IllegalStateException alreadyUp) {
                up.complete(true);
            }
            Platform.setImplicitExit(false);
            up.get(30, TimeUnit.SECONDS);
        }
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable failure) {
                done.completeExceptionally(failure);
            }
        });
        return done.get(60, TimeUnit.SECONDS);
    }

    /** Shows a screen; call on the JavaFX thread. */
    public static Frame show(Screen screen, int width, int height, boolean dark, int scale) {
        Label title = new Label(screen.title());
        title.getStyleClass().add("screen-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(10, title, gap);
        bar.getChildren().addAll(screen.titleActions());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(0, 20, 0, 20));
        bar.setMinHeight(52);
        bar.setStyle("-fx-border-color: transparent transparent -pd-line transparent;");
        BorderPane root = new BorderPane(screen.view());
        root.setStyle("-fx-background-color: -pd-canvas;");
        BorderPane middle = new BorderPane(screen.view());
        screen.inspector().filter(n -> width >= 1100).ifPresent(node -> {
            ((Region) node).setPrefWidth(340);
            BorderPane side = new BorderPane(node);
            side.setStyle("-fx-border-color: transparent transparent transparent -pd-line; -fx-border-width: 0 0 0 1;");
            middle.setRight(side);
        });
        middle.setTop(bar);
        Region rail = new Region();
        rail.setPrefWidth(208);
        rail.setStyle("-fx-background-color: -pd-sunken;");
        root.setCenter(middle);
        root.setLeft(rail);
        Scene scene = new Scene(root, width, height);
        Themes themes = new Themes(List.of("/styles/discovery.css", "/styles/features.css", "/styles/questions.css"));
        themes.themeProperty().set(dark ? Theme.DARK : Theme.LIGHT);
        themes.scaleProperty().set(scale);
        themes.apply(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        stage.requestFocus();
        Frame frame = new Frame(stage, scene);
        frame.layout();
        return frame;
    }

    /** Brings styles and layout up to date. */
    public void layout() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    /** Waits until the window has been laid out and painted once more; call off the JavaFX thread. */
    public void pulse() throws Exception {
        CompletableFuture<Boolean> painted = new CompletableFuture<>();
        Runnable listener = () -> painted.complete(true);
        onFx(() -> {
            scene.addPostLayoutPulseListener(listener);
            Platform.requestNextPulse();
            return null;
        });
        painted.get(30, TimeUnit.SECONDS);
        onFx(() -> {
            scene.removePostLayoutPulseListener(listener);
            return null;
        });
    }

    /** The first node with a selector. */
    @SuppressWarnings("unchecked")
    public <N extends Node> N node(String selector) {
        Node node = scene.getRoot().lookup(selector);
        if (node == null) {
            throw new AssertionError("Nothing matches " + selector);
        }
        return (N) node;
    }

    /** All nodes with a selector. */
    public List<Node> nodes(String selector) {
        return List.copyOf(scene.getRoot().lookupAll(selector));
    }

    /** Presses a key where the focus is. */
    public void press(KeyCode code, boolean shift, boolean control, boolean alt) {
        Node focus = scene.getFocusOwner();
        String typed = code.isDigitKey() ? code.getChar() : "";
        KeyEvent down = new KeyEvent(KeyEvent.KEY_PRESSED, typed, typed, code, shift, control, alt, false);
        focus.fireEvent(down);
        if (!typed.isEmpty() && focus.getScene() != null) {
            focus.fireEvent(
                    new KeyEvent(KeyEvent.KEY_TYPED, typed, typed, KeyCode.UNDEFINED, shift, control, alt, false));
        }
    }

    public void press(KeyCode code) {
        press(code, false, false, false);
    }

    /** The node that has the focus. */
    public Node focused() {
        return scene.getFocusOwner();
    }

    public Scene scene() {
        return scene;
    }

    /** Writes a picture below target/pictures. */
    public void picture(String name) {
        layout();
        Picture.write(scene, Path.of("target", "pictures", name + ".png"));
    }

    public void close() {
        stage.hide();
    }
}
