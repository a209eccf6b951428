package app.praetor.ui.shell;

import app.praetor.ui.Messages;
import app.praetor.ui.control.Avatar;
import app.praetor.ui.control.Icons;
import app.praetor.ui.control.KeyHint;
import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Screen;
import app.praetor.ui.theme.Themes;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the frame's nodes to its view model and fits them to the width of the window. */
final class ShellController {
    private static final double WIDE = 1100;
    private static final double NARROW = 900;
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass FLOATING = PseudoClass.getPseudoClass("floating");

    private final ShellViewModel model;
    private final Messages messages;
    private final Map<RailItem, Button> items = new EnumMap<>(RailItem.class);

    @FXML
    StackPane root;

    @FXML
    BorderPane frame;

    @FXML
    VBox toasts;

    @FXML
    StackPane overlay;

    @FXML
    Button palette;

    @FXML
    private VBox rail;

    @FXML
    private Button project;

    @FXML
    private VBox screens;

    @FXML
    private VBox foot;

    @FXML
    private Label title;

    @FXML
    private HBox titleActions;

    @FXML
    private HBox inspectorToggleHolder;

    @FXML
    private StackPane content;

    @FXML
    private StackPane inspector;

    @FXML
    private MenuButton tenant;

    @FXML
    private Button sync;

    @FXML
    private FontIcon syncIcon;

    @FXML
    private Label saved;

    private final VBox projectWords = new VBox();
    private Button settings = new Button();
    private Button exchange = new Button();
    private final Map<Route, Button> atFoot = new HashMap<>();
    private final Label badge = new Label();
    private boolean hasInspector;
    private boolean inspectorOpen;
    private boolean focusWanted;
    private boolean guessed;
    private @Nullable Node lastInside;
    private @Nullable Screen shown;

    ShellController(ShellViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        buildProject();
        for (RailItem item : RailItem.values()) {
            Button button = railButton(messages.get("shell." + item.key()), item.icon());
            button.disableProperty().bind(model.projectIdProperty().isNull());
            button.setOnAction(event -> open(item));
            items.put(item, button);
            screens.getChildren().add(button);
        }
        exchange = railButton("sync", "fth-refresh-cw", new Route.Sync());
        settings = railButton("settings", "fth-settings", new Route.Settings());
        foot.getChildren()
                .addAll(railButton("knowledge", "fth-book-open", new Route.Knowledge()), badged(exchange), settings);
        tenant.textProperty().bind(model.tenantNameProperty());
        tenant.visibleProperty().bind(model.tenantNameProperty().isNotEmpty());
        tenant.managedProperty().bind(tenant.visibleProperty());
        tenant.setOnShowing(event -> buildTenants());
        buildTenants();
        sync.textProperty().bind(model.syncText());
        sync.setOnAction(event -> {
            if (rail.isVisible()) {
                model.router().go(new Route.Sync());
            }
        });
        sync.setTooltip(new Tooltip(messages.get("shell.sync.open")));
        model.syncIcon().subscribe(syncIcon::setIconLiteral);
        saved.textProperty().bind(model.savedText());
        palette.setGraphic(new KeyHint(KeyCombination.valueOf("Shortcut+K")));
        palette.setTooltip(new Tooltip(messages.get("shell.palette")));
        inspectorToggleHolder
                .getChildren()
                .add(Icons.button("fth-sidebar", messages.get("shell.inspector.toggle"), this::toggleInspector));
        root.widthProperty().subscribe(width -> fit());
        settings.fontProperty().subscribe(font -> fit());
        inspector.widthProperty().subscribe(width -> fit());
    }

    void open(RailItem item) {
        UUID id = model.projectIdProperty().get();
        if (id != null) {
            model.router().go(item.of(id));
        }
    }

    void show(Route route, Screen screen) {
        shown = screen;
        items.forEach((item, button) -> button.pseudoClassStateChanged(HERE, item.shows(route)));
        Route foot =
                route instanceof Route.Objectives || route instanceof Route.Knowledge ? new Route.Knowledge() : route;
        atFoot.forEach((place, button) -> button.pseudoClassStateChanged(HERE, place.equals(foot)));
        rail.setVisible(!(route instanceof Route.Welcome));
        rail.setManaged(rail.isVisible());
        title.setText(screen.title());
        titleActions.getChildren().setAll(screen.titleActions());
        String key = KeyCombination.valueOf("Shortcut+Enter").getDisplayText();
        for (Node node : titleActions.getChildren()) {
            if (node instanceof Button button && main(button)) {
                button.setTooltip(new Tooltip(messages.get("shell.primary", button.getText(), key)));
            }
        }
        content.getChildren().setAll(screen.view());
        hasInspector = screen.inspector().isPresent();
        screen.inspector()
                .ifPresentOrElse(node -> inspector.getChildren().setAll(node), inspector.getChildren()::clear);
        inspectorOpen = false;
        fit();
    }

    /**
     * Keys go to the screen: its own choice of focus is kept, else the first control that can take it. A screen that is
     * still reading has none yet or hides it again, so this is looked at after each layout until the person acts.
     */
    void focusContent() {
        focusWanted = true;
        guessed = false;
        tryFocus();
    }

    /** Follows layouts and what the person does in the scene that shows the frame. */
    void attach(Scene scene) {
        scene.addPostLayoutPulseListener(this::tryFocus);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> focusWanted = false);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> focusWanted = false);
        tryFocus();
    }

    private void tryFocus() {
        Scene scene = content.getScene();
        if (scene == null || overlay.isVisible()) {
            return;
        }
        boolean inside = inside(content, scene.getFocusOwner());
        // A button that did its work and left must not hand the keys to the frame.
        boolean lost = !inside && lastInside != null && !reachable(lastInside);
        if (lost || (focusWanted && (!inside || guessed))) {
            if (shown != null) {
                shown.focus();
            }
            if (!inside(content, scene.getFocusOwner())) {
                guessed = focusFirst(content);
            } else if (scene.getFocusOwner() != lastInside) {
                guessed = false;
            }
        }
        lastInside = inside(content, scene.getFocusOwner()) ? scene.getFocusOwner() : null;
    }

    private boolean reachable(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible() || n.isDisable()) {
                return false;
            }
        }
        return inside(content, node);
    }

    /** Moves the keys on to the next part of the window that has something for them: rail, screen, details. */
    void focusNextPart() {
        Scene scene = content.getScene();
        if (scene == null) {
            return;
        }
        List<Parent> parts = List.of(rail, content, inspector, titleActions);
        int here = 0;
        while (here < parts.size() && !inside(parts.get(here), scene.getFocusOwner())) {
            here++;
        }
        for (int step = 1; step <= parts.size(); step++) {
            Parent next = parts.get((here + step) % parts.size());
            if (next.isVisible() && focusFirst(next)) {
                return;
            }
        }
    }

    private static boolean inside(Parent part, @Nullable Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n == part) {
                return true;
            }
        }
        return false;
    }

    private static boolean focusFirst(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible() || child.isDisabled()) {
                continue;
            }
            if (child.isFocusTraversable()) {
                child.requestFocus();
                return true;
            }
            if (child instanceof Parent inner && focusFirst(inner)) {
                return true;
            }
        }
        return false;
    }

    /** Presses the screen's main button, if it has one that can be pressed now. */
    boolean firePrimary() {
        for (Node node : titleActions.getChildren()) {
            if (node instanceof Button button && main(button) && !button.isDisabled() && button.isVisible()) {
                button.fire();
                return true;
            }
        }
        return false;
    }

    private static boolean main(Node node) {
        return node.getStyleClass().contains("accent");
    }

    void toggleInspector() {
        inspectorOpen = !inspectorOpen;
        fit();
    }

    private void fit() {
        // A larger font needs more room, so the limits grow with it.
        double width = root.getWidth() / Math.max(1, settings.getFont().getSize() / Themes.BASE_FONT);
        boolean compact = width < NARROW;
        boolean wide = width >= WIDE;
        rail.pseudoClassStateChanged(COMPACT, compact);
        items.values().forEach(button -> compact(button, compact));
        atFoot.values().forEach(button -> compact(button, compact));
        badge.pseudoClassStateChanged(COMPACT, compact);
        StackPane.setAlignment(badge, compact ? Pos.TOP_RIGHT : Pos.CENTER_RIGHT);
        projectWords.setVisible(!compact);
        projectWords.setManaged(!compact);
        inspectorToggleHolder.setVisible(hasInspector && !wide);
        inspectorToggleHolder.setManaged(hasInspector && !wide);
        inspector.setVisible(hasInspector && (wide || inspectorOpen));
        inspector.pseudoClassStateChanged(FLOATING, !wide);
        double beside = hasInspector && wide ? inspector.getWidth() : 0;
        StackPane.setMargin(content, new Insets(0, beside, 0, 0));
    }

    private static void compact(Button button, boolean compact) {
        button.setContentDisplay(compact ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        button.setTooltip(compact ? new Tooltip(button.getText()) : null);
    }

    private void buildTenants() {
        tenant.getItems().clear();
        for (ShellViewModel.MenuEntry each : model.tenants()) {
            CheckMenuItem item = new CheckMenuItem(each.text());
            item.setSelected(each.marked());
            item.setOnAction(event -> run(each));
            tenant.getItems().add(item);
        }
        if (!model.tenants().isEmpty() && !model.tenantCommands().isEmpty()) {
            tenant.getItems().add(new SeparatorMenuItem());
        }
        for (ShellViewModel.MenuEntry each : model.tenantCommands()) {
            MenuItem item = new MenuItem(each.text());
            item.setOnAction(event -> run(each));
            tenant.getItems().add(item);
        }
    }

    private static void run(ShellViewModel.MenuEntry entry) {
        if (!entry.marked()) {
            entry.run().run();
        }
    }

    private void buildProject() {
        Avatar avatar = new Avatar("");
        avatar.visibleProperty().bind(model.projectIdProperty().isNotNull());
        FontIcon none = Icons.of("fth-folder");
        none.visibleProperty().bind(avatar.visibleProperty().not());
        Label name = new Label();
        name.getStyleClass().add("project-name");
        name.textProperty().bind(model.projectNameProperty());
        Label detail = new Label();
        detail.getStyleClass().add("project-detail");
        detail.textProperty().bind(model.projectDetailProperty());
        projectWords.getStyleClass().add("project-words");
        projectWords.setMinWidth(0);
        projectWords.getChildren().addAll(name, detail);
        avatar.setMinWidth(Label.USE_PREF_SIZE);
        HBox row = new HBox(new StackPane(avatar, none), projectWords);
        row.getStyleClass().add("project-row");
        project.setGraphic(row);
        project.setOnAction(event -> model.router().go(new Route.Projects()));
        project.setTooltip(new Tooltip(messages.get("shell.projects")));
        model.projectNameProperty().subscribe(now -> {
            avatar.setName(now);
            project.setAccessibleText(messages.get("shell.project.open", now));
        });
    }

    /** What needs a person is a number at the right, or at the corner of the icon where only icons show. */
    private StackPane badged(Button button) {
        badge.getStyleClass().add("rail-badge");
        badge.setMouseTransparent(true);
        badge.textProperty().bind(model.attentionProperty());
        badge.visibleProperty().bind(model.attentionProperty().isNotEmpty());
        model.attentionProperty()
                .subscribe(count -> button.setAccessibleText(
                        count.isEmpty()
                                ? button.getText()
                                : messages.get("shell.sync.attention", button.getText(), count)));
        return new StackPane(button, badge);
    }

    private Button railButton(String key, String icon, Route route) {
        Button button = railButton(messages.get("shell." + key), icon);
        button.setOnAction(event -> model.router().go(route));
        atFoot.put(route, button);
        return button;
    }

    private static Button railButton(String text, String icon) {
        Button button = new Button(text, Icons.of(icon));
        button.getStyleClass().add("rail-item");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(text);
        return button;
    }
}
