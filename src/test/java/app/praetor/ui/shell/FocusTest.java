package app.praetor.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.ui.Messages;
import app.praetor.ui.action.ActionRegistry;
import app.praetor.ui.action.PaletteFinder;
import app.praetor.ui.common.Fx;
import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Router;
import app.praetor.ui.nav.Screen;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the keys go while a screen is still reading and when a button that did its work disappears. */
class FocusTest {
    private Button late;
    private Button list;
    private final AtomicInteger pressed = new AtomicInteger();
    private Stage stage;

    private final class Reading implements Screen {
        private final VBox view = new VBox(late, list);
        private final Button main = new Button("main");

        Reading() {
            late.setVisible(false);
            list.setVisible(false);
            main.getStyleClass().add("accent");
            main.setOnAction(event -> pressed.incrementAndGet());
        }

        @Override
        public Node view() {
            return view;
        }

        @Override
        public String title() {
            return "Reading";
        }

        @Override
        public List<Node> titleActions() {
            return List.of(main);
        }

        @Override
        public void focus() {
            list.requestFocus();
        }
    }

    @Test
    void aScreenThatIsStillReadingGetsTheKeysWhenItCanTakeThem() throws Exception {
        open();
        assertThat(owner()).isNotIn(late, list);
        show(late, true);
        assertThat(owner()).isSameAs(late);
        show(list, true);
        assertThat(owner()).isSameAs(list);
    }

    @Test
    void aButtonThatLeavesHandsTheKeysToTheScreen() throws Exception {
        open();
        show(late, true);
        press(KeyCode.ENTER, false);
        Fx.run(() -> list.setVisible(true));
        show(late, false);
        assertThat(owner()).isSameAs(list);
    }

    @Test
    void whoMovedOnToTheRailStaysThere() throws Exception {
        open();
        show(list, true);
        press(KeyCode.F6, false);
        Node elsewhere = owner();
        assertThat(elsewhere).isNotSameAs(list);
        pulse();
        assertThat(owner()).isSameAs(elsewhere);
    }

    @Test
    void theMainButtonHasAKey() throws Exception {
        open();
        show(list, true);
        press(KeyCode.ENTER, true);
        assertThat(pressed).hasValue(1);
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(stage::close);
    }

    private void open() throws Exception {
        Fx.run(() -> {
            late = new Button("late");
            list = new Button("list");
            Messages messages = new Messages(Locale.ENGLISH);
            ShellViewModel model = new ShellViewModel(messages, new Router(new Route.Projects()));
            Shell shell = new Shell(
                    model, new ActionRegistry(), messages, route -> new Reading(), List::of, PaletteFinder.NOTHING);
            stage = new Stage();
            Scene scene = new Scene(shell.root(), 1000, 700);
            stage.setScene(scene);
            shell.attach(scene);
            stage.show();
        });
        pulse();
    }

    private void show(Button button, boolean shown) throws Exception {
        Fx.run(() -> button.setVisible(shown));
        pulse();
    }

    private Node owner() throws Exception {
        return Fx.call(() -> stage.getScene().getFocusOwner());
    }

    private void press(KeyCode code, boolean control) throws Exception {
        Fx.run(() -> Event.fireEvent(
                stage.getScene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
        pulse();
    }

    /** Waits until the scene was laid out once more. */
    private void pulse() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Runnable counted = done::countDown;
        Fx.run(() -> {
            stage.getScene().addPostLayoutPulseListener(counted);
            Platform.requestNextPulse();
        });
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        Fx.run(() -> stage.getScene().removePostLayoutPulseListener(counted));
    }
}
