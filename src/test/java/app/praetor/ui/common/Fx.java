package app.praetor.ui.common;

import app.praetor.ui.Messages;
import app.praetor.ui.control.Picture;
import app.praetor.ui.nav.Screen;
import app.praetor.ui.theme.Theme;
import app.praetor.ui.theme.Themes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** The toolkit for tests: a scene around one screen with the frame's measures, keys, and pictures. */
public final class Fx {
    /** Everything in these tests happens at this moment. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:15:00Z"), ZoneOffset.UTC);

    public static final OffsetDateTime NOW = OffsetDateTime.now(CLOCK);

    private static final CountDownLatch STARTED = new CountDownLatch(1);
    private static boolean asked;

    private Fx() {}

    public static Messages messages() {
        return new Messages(Locale.ENGLISH);
    }

    /** Runs on the JavaFX thread and waits; failures come back as they are. */
    public static <T> T call(Callable<T> work) throws Exception {
        start();
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }

    public static void run(ThrowingRunnable work) throws Exception {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Work that may fail. */
    public interface ThrowingRunnable {
        void run() throws Exception;
    }

    private static synchronized void start() throws InterruptedException {
        if (!asked) {
            asked = true;
            try {
                Platform.startup(STARTED::countDown);
            } catch (IllegalStateException alreadyRunning) {
                STARTED.countDown();
            }
            Platform.setImplicitExit(false);
        }
        STARTED.await();
    }

    /** A shown stage with the screen in a frame of the real measures. On the JavaFX thread. */
    public static Stage show(Screen screen, Theme look, int scale, int width, int height) {
        BorderPane frame = new BorderPane();
        double em = 13.0 * scale / 100;
        Region rail = new Region();
        rail.setPrefWidth((width < 900 ? 56 : 208) * scale / 100.0);
        rail.setStyle("-fx-background-color: -pd-sunken;");
        Label title = new Label(screen.title());
        title.getStyleClass().add("screen-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(title, gap);
        bar.getChildren().addAll(screen.titleActions());
        bar.setStyle("-fx-alignment: center-left; -fx-spacing: 0.77em; -fx-padding: 0 1.54em 0 1.54em;"
                + " -fx-border-color: transparent transparent -pd-line transparent;");
        bar.setMinHeight(4 * em);
        BorderPane right = new BorderPane(screen.view());
        right.setTop(bar);
        Region status = new Region();
        status.setMinHeight(28 * scale / 100.0);
        status.setStyle("-fx-background-color: -pd-sunken;");
        frame.setLeft(rail);
        frame.setCenter(right);
        frame.setBottom(status);
        Scene scene = new Scene(frame, width, height);
        Themes themes = new Themes(List.of());
        themes.themeProperty().set(look);
        themes.scaleProperty().set(scale);
        themes.apply(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        settle(frame);
        return stage;
    }

    /** Lets styles and sizes settle. */
    public static void settle(Parent root) {
        for (int i = 0; i < 4; i++) {
            root.applyCss();
            root.layout();
        }
    }

    /** Writes a picture under target/pictures and closes the stage. On the JavaFX thread. */
    public static void picture(Stage stage, String name) {
        settle(stage.getScene().getRoot());
        Picture.write(stage.getScene(), Path.of("target", "pictures", name + ".png"));
        stage.close();
    }

    /** Presses a key where the focus is. */
    public static void press(Scene scene, KeyCode key, boolean shift) {
        Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(target, new KeyEvent(type, "", "", key, shift, false, false, false));
        }
        settle(scene.getRoot());
    }

    /** Every node below. */
    public static List<Node> all(Node node) {
        List<Node> found = new ArrayList<>(List.of(node));
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(c -> found.addAll(all(c)));
        }
        return found;
    }

    /** The texts of all labels that show. */
    public static List<String> texts(Node node) {
        return all(node).stream()
                .filter(n -> n instanceof javafx.scene.control.Labeled && shows(n))
                .map(n -> ((javafx.scene.control.Labeled) n).getText())
                .filter(t -> t != null && !t.isBlank())
                .toList();
    }

    private static boolean shows(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Controls that a person can reach and a screen reader could not name. */
    public static List<Node> unnamed(Node node) {
        return all(node).stream()
                .filter(n -> n instanceof javafx.scene.control.Control && n.isFocusTraversable() && shows(n))
                .filter(n ->
                        n.getAccessibleText() == null || n.getAccessibleText().isBlank())
                .filter(n -> !(n instanceof javafx.scene.control.Labeled l)
                        || l.getText() == null
                        || l.getText().isBlank())
                .filter(n -> !(n instanceof javafx.scene.control.ScrollPane)
                        && !(n instanceof javafx.scene.control.ListCell))
                .filter(n -> all(node).stream().noneMatch(l -> l instanceof Label label && label.getLabelFor() == n))
                .filter(n -> n.getParent() == null
                        || all(node).stream()
                                .noneMatch(l -> l instanceof Label label && label.getLabelFor() == n.getParent()))
                .toList();
    }

    /** Notices that are only remembered. */
    public static final class Told implements Notices {
        public final List<Throwable> failures = new ArrayList<>();
        public final List<String> undos = new ArrayList<>();
        public final List<String> done = new ArrayList<>();

        @Override
        public void failed(Throwable problem) {
            failures.add(problem);
        }

        @Override
        public void undo(String text, Runnable back) {
            undos.add(text);
        }

        @Override
        public void done(String text) {
            done.add(text);
        }
    }
}
