package app.praetor.ui.shell;

import app.praetor.ui.Messages;
import app.praetor.ui.action.ActionRegistry;
import app.praetor.ui.action.AppAction;
import app.praetor.ui.action.CheatSheet;
import app.praetor.ui.action.CommandPalette;
import app.praetor.ui.action.PaletteEntry;
import app.praetor.ui.action.PaletteFinder;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.error.ErrorCard;
import app.praetor.ui.error.UserError;
import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Router;
import app.praetor.ui.nav.Screen;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The window's frame: shows the screen of the current route, and owns toasts, overlays, palette and keys. */
public final class Shell {
    private static final KeyCombination PRIMARY = KeyCombination.valueOf("Shortcut+Enter");

    private final ShellViewModel model;
    private final ActionRegistry actions;
    private final Messages messages;
    private final ScreenHost host;
    private final ShellController controller;
    private final Overlay overlay;
    private final Toasts toasts;
    private final CommandPalette palette;

    /**
     * Loads the frame and registers its own actions. {@code screens} builds a screen for a route when it is first
     * shown; {@code entries} gives the palette what is not an action, and {@code finder} what stands in it. Throws {@link UncheckedIOException}.
     */
    public Shell(
            ShellViewModel model,
            ActionRegistry actions,
            Messages messages,
            Function<Route, Screen> screens,
            Supplier<List<PaletteEntry>> entries,
            PaletteFinder finder) {
        this.model = model;
        this.actions = actions;
        this.messages = messages;
        host = new ScreenHost(screens);
        controller = load(model, messages);
        overlay = new Overlay(controller.overlay, controller.frame);
        toasts = new Toasts(controller.toasts, messages);
        palette = new CommandPalette(actions, messages, entries, finder, overlay::hide);
        controller.palette.setOnAction(event -> openPalette());
        registerActions();
        model.router().currentProperty().subscribe(route -> {
            host.show(route, screen -> controller.show(route, screen));
            controller.focusContent();
        });
    }

    /** The frame as a node; keys work once it is given to {@link #attach(Scene)}. */
    public Parent root() {
        return controller.root;
    }

    /** Listens to the keys of the scene that shows the frame. */
    public void attach(Scene scene) {
        controller.attach(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!overlay.isShown() && actions.handle(event, scene.getFocusOwner())) {
                event.consume();
            }
        });
        // After everyone else: a dialog or an editor may mean something of its own by these keys.
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (PRIMARY.match(event) && !overlay.isShown() && controller.firePrimary()) {
                event.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            boolean typing = scene.getFocusOwner() instanceof TextInputControl;
            if ("?".equals(event.getCharacter()) && !typing && !overlay.isShown()) {
                openKeys();
                event.consume();
            }
        });
    }

    /** Tells the screen that it is hidden, as when the window closes. */
    public void close() {
        host.hide();
    }

    /** Notes over the content. */
    public Toasts toasts() {
        return toasts;
    }

    /** Dialogs inside the window. */
    public Overlay overlay() {
        return overlay;
    }

    /** Opens the palette. */
    public void openPalette() {
        overlay.show(palette, Pos.TOP_CENTER);
        palette.open();
    }

    /** Opens the list of keys. */
    public void openKeys() {
        overlay.show(new CheatSheet(actions, messages, overlay::hide));
    }

    /** Shows a failure: expected ones as a toast, others as a card with details to copy. */
    public void showError(UserError error) {
        if (error.expected()) {
            toasts.show(error.sentence());
        } else {
            overlay.show(new ErrorCard(error, messages, overlay::hide));
        }
    }

    private void registerActions() {
        Router router = model.router();
        int number = 1;
        for (RailItem item : RailItem.values()) {
            actions.register(new AppAction(
                    "go." + item.key(),
                    "action.go." + item.key(),
                    item.icon(),
                    KeyCombination.valueOf("Shortcut+" + number++),
                    model.projectIdProperty().isNotNull(),
                    () -> controller.open(item)));
        }
        add("go.projects", "fth-grid", null, () -> router.go(new Route.Projects()));
        actions.register(new AppAction(
                "go.sync",
                "action.go.sync",
                "fth-refresh-cw",
                KeyCombination.valueOf("Shortcut+" + number),
                model.tenantNameProperty().isNotEmpty(),
                () -> router.go(new Route.Sync())));
        actions.register(new AppAction(
                "go.knowledge",
                "action.go.knowledge",
                "fth-book-open",
                KeyCombination.valueOf("Shortcut+" + (number + 1)),
                model.tenantNameProperty().isNotEmpty(),
                () -> router.go(new Route.Knowledge())));
        actions.register(new AppAction(
                "go.objectives",
                "action.go.objectives",
                "fth-message-square",
                null,
                model.tenantNameProperty().isNotEmpty(),
                () -> router.go(new Route.Objectives())));
        add("go.settings", "fth-settings", null, () -> router.go(new Route.Settings()));
        KeyCombination back = KeyCombination.valueOf("Alt+Left");
        KeyCombination forward = KeyCombination.valueOf("Alt+Right");
        actions.register(
                new AppAction("back", "action.back", "fth-arrow-left", back, router.canGoBackProperty(), router::back));
        actions.register(new AppAction(
                "forward",
                "action.forward",
                "fth-arrow-right",
                forward,
                router.canGoForwardProperty(),
                router::forward));
        add("palette", "fth-search", KeyCombination.valueOf("Shortcut+K"), this::openPalette);
        add("part", "fth-columns", KeyCombination.valueOf("F6"), controller::focusNextPart);
        add("keys", "fth-command", KeyCombination.valueOf("F1"), this::openKeys);
    }

    private void add(String id, String icon, @Nullable KeyCombination keys, Runnable run) {
        actions.register(AppAction.of(id, "action." + id, icon, keys, run));
    }

    private static ShellController load(ShellViewModel model, Messages messages) {
        ShellController controller = new ShellController(model, messages);
        ScreenLoader.load("shell", controller, messages);
        return controller;
    }
}
