package app.praetor.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.praetor.ui.Fx;
import app.praetor.ui.Messages;
import app.praetor.ui.action.ActionRegistry;
import app.praetor.ui.action.CommandPalette;
import app.praetor.ui.action.PaletteEntry;
import app.praetor.ui.action.PaletteFinder;
import app.praetor.ui.control.Picture;
import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Router;
import app.praetor.ui.theme.Theme;
import app.praetor.ui.theme.Themes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTest {
    private static final UUID PROJECT = new UUID(1, 2);

    private record Window(Shell shell, Router router, Scene scene, DemoScreen screen) {}

    private static Window open(Theme theme, double width, double height, int scale) {
        return open(theme, width, height, scale, PaletteFinder.NOTHING);
    }

    private static Window open(Theme theme, double width, double height, int scale, PaletteFinder finder) {
        Messages messages = new Messages(Locale.ENGLISH);
        Router router = new Router(new Route.Tasks(PROJECT));
        ShellViewModel model = new ShellViewModel(messages, router);
        model.showProject("Harbour Lights", "Retail", "Discovery");
        model.tenantNameProperty().set("Ada & Partners");
        model.syncProperty().set(new SyncState.Waiting(14));
        DemoScreen screen = new DemoScreen();
        Shell shell = new Shell(model, new ActionRegistry(), messages, route -> screen, List::of, finder);
        Scene scene = new Scene(shell.root(), width, height);
        Themes themes = new Themes(List.of());
        themes.themeProperty().set(theme);
        themes.scaleProperty().set(scale);
        themes.apply(scene);
        shell.attach(scene);
        scene.snapshot(null);
        return new Window(shell, router, scene, screen);
    }

    private static void press(Window window, KeyCode code, boolean control, boolean alt) {
        KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, alt, false);
        Event.fireEvent(window.shell().root(), event);
    }

    @ParameterizedTest
    @CsvSource({
        "shell-light, LIGHT, 1280, 800, 100, ''",
        "shell-dark, DARK, 1280, 800, 100, ''",
        "shell-light-960, LIGHT, 960, 600, 100, ''",
        "shell-dark-840, DARK, 840, 600, 100, inspector",
        "shell-light-150, LIGHT, 1280, 800, 150, ''",
        "shell-light-palette, LIGHT, 1280, 800, 100, palette",
        "shell-dark-keys, DARK, 1280, 800, 100, keys",
        "shell-light-toast, LIGHT, 1280, 800, 100, toast"
    })
    void isDrawnWithoutStyleSheetWarnings(String name, Theme theme, int width, int height, int scale, String extra) {
        List<String> warnings = new ArrayList<>();
        Handler collector = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                warnings.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger css = Logger.getLogger("javafx.css");
        css.addHandler(collector);
        Path file = Path.of("target/pictures/" + name + ".png");
        try {
            Fx.run(() -> {
                Window window = open(theme, width, height, scale);
                switch (extra) {
                    case "palette" -> window.shell().openPalette();
                    case "keys" -> window.shell().openKeys();
                    case "toast" -> window.shell().toasts().show("Task moved to Done", "Undo", () -> {});
                    case "inspector" -> {
                        window.scene().lookup(".title-bar .icon-button").requestFocus();
                        ((Button) window.scene().lookup(".title-bar .icon-button")).fire();
                    }
                    default -> assertThat(extra).isEmpty();
                }
                // Cells are styled in the pulse after they are made: the second drawing is what a user sees.
                window.scene().snapshot(null);
                Picture.write(window.scene(), file);
            });
        } finally {
            css.removeHandler(collector);
        }
        assertThat(warnings).isEmpty();
        assertThat(Files.exists(file)).isTrue();
    }

    private static final List<PaletteEntry> FOUND = List.of(
            find("Send the deposit back when the crane is out of order", "Boatyard · Owners pay in January", "Answer"),
            find(
                    "The system shall keep a deposit until the boat is launched, unless the launch is called off by"
                            + " the yard for a reason that the owner has no part in",
                    "Boatyard · Given a deposit that was paid, when the launch is called off by the yard, then all of"
                            + " it goes back to the account that it came from",
                    "Requirement"),
            find(
                    "Which percentage is due up front?",
                    "The share covers the cost of a late withdrawal.",
                    "Knowledge · similar"));

    private static PaletteEntry find(String text, String detail, String hint) {
        return new PaletteEntry("find." + text, text, detail, hint, "fth-help-circle", () -> {});
    }

    @ParameterizedTest
    @CsvSource({"shell-light-found, LIGHT, 1280, 800, 100", "shell-dark-found-150, DARK, 960, 600, 150"})
    void whatIsFoundComesBelowTheCommandsAndTheSelectionStays(
            String name, Theme theme, int width, int height, int scale) throws Exception {
        AtomicReference<CommandPalette> palette = new AtomicReference<>();
        AtomicReference<Window> window = new AtomicReference<>();
        Fx.run(() -> {
            window.set(open(theme, width, height, scale, (query, found) -> found.accept(FOUND)));
            window.get().shell().openPalette();
            palette.set((CommandPalette) window.get().scene().lookup(".palette"));
            palette.get().query().setText("dep");
        });
        await().until(() -> Fx.call(() -> palette.get().results().containsAll(FOUND)));
        Fx.run(() -> {
            List<PaletteEntry> shown = palette.get().results();
            assertThat(shown.subList(shown.size() - FOUND.size(), shown.size())).isEqualTo(FOUND);
            assertThat(shown.size()).isLessThanOrEqualTo(5 + FOUND.size());
            window.get().scene().snapshot(null);
            Picture.write(window.get().scene(), Path.of("target/pictures/" + name + ".png"));
        });
    }

    @Test
    void ctrlAndADigitGoToAScreenAndAltLeftGoesBack() {
        Fx.run(() -> {
            Window window = open(Theme.LIGHT, 1280, 800, 100);
            press(window, KeyCode.DIGIT2, true, false);
            assertThat(window.router().current()).isEqualTo(new Route.Features(PROJECT));
            press(window, KeyCode.LEFT, false, true);
            assertThat(window.router().current()).isEqualTo(new Route.Tasks(PROJECT));
        });
    }

    @Test
    void theInspectorStandsBesideTheContentOnlyInAWideWindow() {
        Fx.run(() -> {
            assertThat(open(Theme.LIGHT, 1280, 800, 100)
                            .scene()
                            .lookup(".shell-inspector")
                            .isVisible())
                    .isTrue();
            assertThat(open(Theme.LIGHT, 1000, 700, 100)
                            .scene()
                            .lookup(".shell-inspector")
                            .isVisible())
                    .isFalse();
        });
    }

    @Test
    void escapeClosesTheOverlay() {
        Fx.run(() -> {
            Window window = open(Theme.LIGHT, 1280, 800, 100);
            press(window, KeyCode.K, true, false);
            assertThat(window.shell().overlay().isShown()).isTrue();
            Event.fireEvent(
                    window.scene().getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            assertThat(window.shell().overlay().isShown()).isFalse();
        });
    }

    @Test
    void theFrameKeepsItsMeasures() {
        Fx.run(() -> {
            Scene scene = open(Theme.LIGHT, 1280, 800, 100).scene();
            assertThat(scene.lookup(".rail").getLayoutBounds().getWidth()).isBetween(207.5, 208.5);
            assertThat(scene.lookup(".title-bar").getLayoutBounds().getHeight()).isBetween(51.5, 52.5);
            assertThat(scene.lookup(".shell-inspector").getLayoutBounds().getWidth())
                    .isBetween(339.5, 341.0);
            assertThat(scene.lookup(".status-bar").getLayoutBounds().getHeight())
                    .isBetween(27.5, 29.0);
        });
    }
}
