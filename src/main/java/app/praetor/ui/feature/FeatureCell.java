package app.praetor.ui.feature;

import app.praetor.feature.FeatureView;
import app.praetor.ui.Messages;
import app.praetor.ui.control.ConfidenceBar;
import app.praetor.ui.list.FlowCell;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One row of the list: a group head or a candidate card. */
final class FeatureCell extends FlowCell<FeatureRow> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Messages text;
    private final FeaturesViewModel model;
    private final Label head = new Label();
    private final Label order = new Label();
    private final FontIcon grip = new FontIcon("fth-menu");
    private final CheckBox check = new CheckBox();
    private final Label name = new Label();
    private final Label description = new Label();
    private final Label category = new Label();
    private final Label complexity = new Label();
    private final Label noted = new Label();
    private final ConfidenceBar score = new ConfidenceBar(0);
    private final Button up;
    private final Button down;
    private final HBox card;
    private @Nullable FeatureView feature;

    FeatureCell(Messages text, FeaturesViewModel model, FeatureDrag drag) {
        this.text = text;
        this.model = model;
        getStyleClass().add("feature-cell");
        head.getStyleClass().add("section-head");
        head.setPadding(new Insets(10, 0, 2, 0));
        grip.getStyleClass().add("grip");
        order.getStyleClass().add("order");
        check.setFocusTraversable(false);
        check.setOnAction(e -> toggle());
        name.getStyleClass().add("feature-name");
        wrap(name);
        description.getStyleClass().add("feature-description");
        wrap(description);
        category.getStyleClass().add("chip");
        complexity.getStyleClass().add("chip");
        noted.getStyleClass().add("chip");
        noted.setGraphic(new FontIcon("fth-edit-3"));
        noted.setText(text.get("feature.noted"));
        up = mover("fth-chevron-up", "feature.up", -1);
        down = mover("fth-chevron-down", "feature.down", 1);
        FlowPane chips = new FlowPane(8, 6, category, complexity, noted);
        chips.setPrefWrapLength(320);
        VBox words = new VBox(4, name, description, chips);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox lead = new HBox(6, grip, order, check);
        lead.setAlignment(Pos.TOP_LEFT);
        lead.setMinWidth(Region.USE_PREF_SIZE);
        HBox movers = new HBox(up, down);
        movers.getStyleClass().add("movers");
        movers.setAlignment(Pos.CENTER_RIGHT);
        VBox trail = new VBox(4, score, movers);
        trail.setAlignment(Pos.TOP_RIGHT);
        trail.setMinWidth(Region.USE_PREF_SIZE);
        card = new HBox(12, lead, words, trail);
        card.getStyleClass().add("feature-card");
        addEventHandler(MouseEvent.DRAG_DETECTED, e -> {
            FeatureView f = feature;
            if (f != null && f.selected()) {
                drag.begin(this, f);
                startFullDrag();
                e.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, drag::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, e -> drag.drop());
        addEventHandler(MouseDragEvent.MOUSE_DRAG_OVER, e -> drag.over(this, feature, e.getY() > getHeight() / 2));
    }

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    private Button mover(String icon, String key, int by) {
        Button button = new Button();
        button.getStyleClass().setAll("quiet-icon");
        button.setGraphic(new FontIcon(icon));
        button.setFocusTraversable(false);
        button.setAccessibleText(text.get(key));
        button.setTooltip(new Tooltip(text.get(key + ".tip")));
        button.setOnAction(e -> {
            FeatureView f = feature;
            if (f != null) {
                model.move(f.id(), by);
            }
        });
        return button;
    }

    private void toggle() {
        FeatureView f = feature;
        if (f != null) {
            model.select(f.id(), !f.selected());
        }
    }

    @Override
    protected void updateItem(FeatureRow row, boolean empty) {
        super.updateItem(row, empty);
        feature = null;
        setText(null);
        setAccessibleText(null);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        switch (row) {
            case FeatureRow.Head group -> {
                head.setText(
                        text.get(group.selected() ? "feature.group.selected" : "feature.group.others", group.count()));
                setGraphic(head);
            }
            case FeatureRow.Candidate candidate -> show(candidate);
        }
    }

    private void show(FeatureRow.Candidate candidate) {
        FeatureView f = candidate.feature();
        feature = f;
        card.pseudoClassStateChanged(CHOSEN, f.selected());
        grip.setVisible(f.selected());
        order.setText(Integer.toString(f.order()));
        order.setVisible(f.selected());
        check.setSelected(f.selected());
        check.setAccessibleText(text.get("feature.select", f.name()));
        name.setText(f.name());
        description.setText(f.description());
        present(description, !f.description().isBlank());
        category.setText(f.category());
        present(category, !f.category().isBlank());
        complexity.setText(FeatureTexts.complexity(text, f.complexity()));
        present(complexity, !f.complexity().isBlank());
        present(noted, !f.notes().isBlank());
        score.setConfidence(f.score());
        up.setDisable(f.order() <= 1);
        down.setDisable(candidate.last());
        present(up, f.selected());
        present(down, f.selected());
        setGraphic(card);
        setAccessibleText(text.get(
                f.selected() ? "feature.spoken.selected" : "feature.spoken",
                f.name(),
                Math.round(f.score() * 100),
                f.order()));
    }

    private static void present(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
