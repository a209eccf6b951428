package app.praetor.ui.sync;

import app.praetor.sync.client.SyncDesk.Field;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.control.KeyHint;
import app.praetor.ui.sync.ConflictsViewModel.Choice;
import app.praetor.ui.sync.ConflictsViewModel.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One field of a conflict: mine, theirs and what was there before side by side, and a value to be put together by hand. */
final class ConflictField extends VBox {
    private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");
    private static final int EDITOR_LINES = 5;
    private static final double LEAST = 13;
    private static final double GAP = 8;

    private final ConflictsViewModel model;
    private final Field field;
    private final Messages messages;
    private final Map<Side, RadioButton> radios = new EnumMap<>(Side.class);
    private final Map<Side, VBox> cards = new EnumMap<>(Side.class);
    private final TilePane sides = new TilePane();
    private final TextInputControl editor;
    private final Label problem = new Label();
    private boolean showing;

    ConflictField(ConflictsViewModel model, Field field, String name, Messages messages) {
        this.model = model;
        this.field = field;
        this.messages = messages;
        getStyleClass().add("conflict-field");
        Label head = new Label(name);
        head.getStyleClass().add("section-head");
        ToggleGroup group = new ToggleGroup();
        boolean asDifference = FieldValue.isLong(FieldValue.text(field.mine()))
                || FieldValue.isLong(FieldValue.text(field.theirs()))
                || FieldValue.isLong(FieldValue.text(field.base()));
        sides.getStyleClass().add("sides");
        sides.setHgap(GAP);
        sides.setVgap(GAP);
        sides.getChildren()
                .addAll(
                        card(Side.MINE, field.mine(), asDifference, group, name),
                        card(Side.THEIRS, field.theirs(), asDifference, group, name),
                        card(Side.BEFORE, field.base(), false, group, name));
        sides.widthProperty().subscribe(width -> fit());
        RadioButton combined = radio(Side.COMBINED, group, name);
        editor = asDifference || ConflictsViewModel.kind(field) == FieldValue.Kind.JSON ? area() : new TextField();
        editor.setAccessibleText(messages.get("sync.conflict.combined.name", name));
        editor.textProperty().subscribe((was, text) -> {
            if (!showing) {
                model.combine(field, text);
            }
        });
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        VBox own = new VBox(line(combined, "4"), editor, problem);
        own.getStyleClass().add("combined");
        getChildren().addAll(head, sides, own);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        refresh();
    }

    private static TextArea area() {
        TextArea area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(EDITOR_LINES);
        return area;
    }

    /** Three beside each other when each has room for some words, else one under the other. */
    private void fit() {
        double em = problem.getFont().getSize() / 0.923;
        double width = sides.getWidth();
        boolean beside = (width - 2 * GAP) / 3 >= LEAST * em;
        double each = Math.floor(beside ? (width - 2 * GAP) / 3 : width);
        sides.setPrefColumns(beside ? 3 : 1);
        sides.setPrefTileWidth(Math.max(1, each));
        for (VBox card : cards.values()) {
            card.setPrefWidth(each);
        }
        double tallest = 0;
        for (VBox card : cards.values()) {
            tallest = Math.max(tallest, card.prefHeight(each));
        }
        sides.setPrefTileHeight(beside ? Math.ceil(tallest) : Region.USE_COMPUTED_SIZE);
    }

    private RadioButton radio(Side side, ToggleGroup group, String name) {
        String words = messages.get("sync.conflict." + side.name().toLowerCase(Locale.ROOT));
        RadioButton radio = new RadioButton(words);
        radio.setToggleGroup(group);
        radio.setAccessibleText(messages.get("sync.conflict.choice", name, words));
        radio.setOnAction(e -> take(side));
        radios.put(side, radio);
        return radio;
    }

    private static HBox line(RadioButton radio, String key) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(radio, gap, new KeyHint(KeyCombination.valueOf(key)));
        line.getStyleClass().add("side-head");
        return line;
    }

    private VBox card(Side side, @Nullable JsonNode value, boolean asDifference, ToggleGroup group, String name) {
        VBox card = new VBox(line(radio(side, group, name), Integer.toString(side.ordinal() + 1)));
        card.getStyleClass().addAll("side");
        String text = FieldValue.text(value);
        if (value == null || value.isNull() || text.isEmpty()) {
            Label none =
                    words(messages.get(value == null || value.isNull() ? "sync.conflict.none" : "sync.conflict.empty"));
            none.getStyleClass().add("faint");
            card.getChildren().add(none);
        } else if (asDifference) {
            VBox lines = new VBox();
            lines.getStyleClass().add("difference");
            TextDifference.of(FieldValue.text(field.base()), text)
                    .forEach(each -> lines.getChildren().add(line(each)));
            card.getChildren().add(lines);
        } else {
            card.getChildren().add(words(text));
        }
        card.setOnMouseClicked(e -> take(side));
        cards.put(side, card);
        return card;
    }

    private Node line(TextDifference.Line each) {
        String sign = switch (each.mark()) {
            case SAME -> " ";
            case REMOVED -> "\u2212";
            case ADDED -> "+";
        };
        Label mark = new Label(sign);
        mark.getStyleClass().add("line-mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        Label text = words(each.text().isEmpty() ? " " : each.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(mark, text);
        line.getStyleClass().addAll("diff-line", "diff-" + each.mark().name().toLowerCase(Locale.ROOT));
        return line;
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private void take(Side side) {
        model.choose(field, side);
        RadioButton radio = radios.get(side);
        if (radio != null && !editor.isFocused()) {
            radio.requestFocus();
        }
        if (side == Side.COMBINED) {
            editor.requestFocus();
        }
    }

    private void pressed(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (typing || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        Side side = switch (event.getCode()) {
            case DIGIT1, NUMPAD1 -> Side.MINE;
            case DIGIT2, NUMPAD2 -> Side.THEIRS;
            case DIGIT3, NUMPAD3 -> Side.BEFORE;
            case DIGIT4, NUMPAD4 -> Side.COMBINED;
            default -> null;
        };
        if (side != null) {
            take(side);
            event.consume();
        }
    }

    /** Shows what is chosen now. */
    void refresh() {
        Choice choice = model.choice(field);
        RadioButton taken = radios.get(choice.side());
        if (taken != null) {
            taken.setSelected(true);
        }
        cards.forEach((side, card) -> card.pseudoClassStateChanged(TAKEN, side == choice.side()));
        showing = true;
        if (!editor.getText().equals(choice.text())) {
            editor.setText(choice.text());
        }
        showing = false;
        String key = model.problem(field);
        Show.text(problem, key.isEmpty() ? "" : messages.get(key));
    }

    String column() {
        return field.column();
    }

    TextInputControl editor() {
        return editor;
    }

    List<RadioButton> choices() {
        return List.copyOf(radios.values());
    }

    /** Puts the keys on what is chosen. */
    void focus() {
        radios.values().stream().filter(RadioButton::isSelected).findFirst().ifPresent(RadioButton::requestFocus);
    }
}
