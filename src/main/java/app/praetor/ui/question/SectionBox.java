package app.praetor.ui.question;

import app.praetor.ui.Messages;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A section: its head with progress, and its rows while it is open. */
final class SectionBox extends VBox {
    private final Messages text;
    private final FontIcon chevron = new FontIcon("fth-chevron-right");
    private final Label title = new Label();
    private final Label done = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final HBox head;
    private final VBox rows = new VBox();

    SectionBox(Messages text, Runnable toggle) {
        this.text = text;
        getStyleClass().add("plan-section");
        title.getStyleClass().add("section-head");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        done.getStyleClass().add("row-faint");
        done.setMinWidth(Region.USE_PREF_SIZE);
        bar.getStyleClass().add("plan-bar");
        bar.getStyleClass().add("section-bar");
        head = new HBox(8, chevron, title, bar, done);
        head.getStyleClass().add("plan-section-head");
        head.setFocusTraversable(true);
        head.setAccessibleRole(AccessibleRole.BUTTON);
        head.setOnMouseClicked(e -> {
            head.requestFocus();
            toggle.run();
        });
        head.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                toggle.run();
                e.consume();
            }
        });
        rows.getStyleClass().add("plan-rows");
        getChildren().addAll(head, rows);
    }

    void show(QuestionsViewModel.Section section, boolean expanded) {
        title.setText(section.title());
        done.setText(text.get("question.section.done", section.answered(), section.total()));
        bar.setProgress(section.total() == 0 ? 1 : (double) section.answered() / section.total());
        bar.setAccessibleText(done.getText());
        chevron.setIconLiteral(expanded ? "fth-chevron-down" : "fth-chevron-right");
        rows.setVisible(expanded);
        rows.setManaged(expanded);
        head.setAccessibleText(text.get(
                expanded ? "question.section.open" : "question.section.closed", section.title(), done.getText()));
    }

    void rows(java.util.List<Node> nodes) {
        if (!rows.getChildren().equals(nodes)) {
            rows.getChildren().setAll(nodes);
        }
    }
}
