package app.praetor.ui.feature;

import app.praetor.feature.FeatureView;
import app.praetor.ui.Messages;
import java.util.UUID;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Nodes of the candidate list; the details beside it are {@link FeatureDetails}. */
final class FeaturesController {
    private final FeaturesViewModel model;
    private final Messages text;
    private final Node empty;
    private final Runnable editNote;
    private boolean reselecting;

    @FXML
    private StackPane root;

    @FXML
    private VBox body;

    @FXML
    private TextField filter;

    @FXML
    private Label count;

    @FXML
    private ListView<FeatureRow> list;

    @FXML
    private Label noMatch;

    /**
     * @param empty what stands in place of the list while there are no candidates
     * @param editNote puts the cursor into the note
     */
    FeaturesController(FeaturesViewModel model, Messages text, Node empty, Runnable editNote) {
        this.model = model;
        this.text = text;
        this.empty = empty;
        this.editNote = editNote;
    }

    @FXML
    private void initialize() {
        FeatureDrag drag = new FeatureDrag(model, root, list);
        root.getChildren().addFirst(empty);
        list.setItems(model.rows());
        list.setCellFactory(view -> new FeatureCell(text, model, drag));
        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> inList(event, drag));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::inFilter);
        model.revisionProperty().subscribe(this::changed);
        model.loadedProperty().subscribe(this::changed);
    }

    private void changed() {
        boolean any = model.totalProperty().get() > 0;
        body.setVisible(any);
        empty.setVisible(!any && model.loadedProperty().get());
        noMatch.setVisible(any && model.rows().isEmpty());
        count.setText(text.get(
                "feature.count",
                model.selectedCountProperty().get(),
                model.totalProperty().get()));
        FeatureView shown = model.shownProperty().get();
        if (shown != null) {
            reselect(shown.id());
        }
    }

    private void reselect(UUID id) {
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i).key().equals(id)) {
                reselecting = true;
                list.getSelectionModel().clearAndSelect(i);
                list.getFocusModel().focus(i);
                reselecting = false;
                return;
            }
        }
    }

    private void chosen(@Nullable FeatureRow row) {
        if (!model.patching() && !reselecting && row instanceof FeatureRow.Candidate candidate) {
            model.shownProperty().set(candidate.feature());
        }
    }

    private void inList(KeyEvent event, FeatureDrag drag) {
        if (event.getCode() == KeyCode.ESCAPE && drag.active()) {
            drag.cancel();
            event.consume();
            return;
        }
        if (!(list.getSelectionModel().getSelectedItem() instanceof FeatureRow.Candidate candidate)) {
            return;
        }
        FeatureView f = candidate.feature();
        if (event.isAltDown() && event.getCode() == KeyCode.UP) {
            model.move(f.id(), -1);
        } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
            model.move(f.id(), 1);
        } else if (event.getCode() == KeyCode.SPACE) {
            model.select(f.id(), !f.selected());
        } else if (event.getCode() == KeyCode.F2) {
            editNote.run();
        } else {
            return;
        }
        event.consume();
    }

    private void inFilter(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
            filter.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            focusList();
            event.consume();
        }
    }

    void focusList() {
        list.requestFocus();
        if (list.getSelectionModel().getSelectedIndex() < 0) {
            for (int i = 0; i < model.rows().size(); i++) {
                if (model.rows().get(i) instanceof FeatureRow.Candidate) {
                    list.getSelectionModel().select(i);
                    return;
                }
            }
        }
    }
}
