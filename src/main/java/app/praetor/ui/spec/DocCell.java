package app.praetor.ui.spec;

import app.praetor.spec.SpecView;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.When;
import app.praetor.ui.common.WrapCell;
import java.time.Clock;
import java.time.OffsetDateTime;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A row of the document as it is read: id in mono on the left, text with its criteria, priority on the right. */
final class DocCell extends WrapCell<DocRow> {
    private final Messages messages;
    private final Clock clock;
    private final When when;
    private final Label title = new Label();
    private final Label facts = new Label();
    private final VBox head = new VBox(title, facts);
    private final Label heading = new Label();
    private final Label id = new Label();
    private final Label text = new Label();
    private final VBox criteria = new VBox();
    private final Label priority = new Label();
    private final HBox line;

    DocCell(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
        this.when = new When(messages, messages.locale());
        title.setWrapText(true);
        title.getStyleClass().add("doc-title");
        facts.setWrapText(true);
        facts.getStyleClass().add("hint");
        head.getStyleClass().add("doc-head");
        heading.setWrapText(true);
        heading.getStyleClass().add("doc-heading");
        id.getStyleClass().addAll("mono", "line-id");
        id.setMinWidth(Label.USE_PREF_SIZE);
        text.setWrapText(true);
        criteria.getStyleClass().add("criteria");
        VBox body = new VBox(text, criteria);
        HBox.setHgrow(body, Priority.ALWAYS);
        priority.setMinWidth(Label.USE_PREF_SIZE);
        line = new HBox(id, body, priority);
        line.getStyleClass().add("doc-line");
        getStyleClass().add("doc-cell");
    }

    @Override
    protected void updateItem(@Nullable DocRow row, boolean none) {
        super.updateItem(row, none);
        setGraphic(null);
        setAccessibleText(null);
        getStyleClass().removeAll("plain-row");
        if (none || row == null) {
            return;
        }
        switch (row) {
            case DocRow.Title t -> {
                getStyleClass().add("plain-row");
                title.setText(t.spec().title());
                facts.setText(messages.get(
                        "spec.facts",
                        t.spec().version(),
                        when.ago(t.spec().compiledAt(), OffsetDateTime.now(clock), clock.getZone())));
                setGraphic(head);
            }
            case DocRow.Heading h -> {
                getStyleClass().add("plain-row");
                heading.setText(h.text());
                setGraphic(heading);
            }
            case DocRow.Line l -> {
                show(l.line());
                setGraphic(line);
            }
        }
    }

    private void show(SpecView.Line of) {
        Show.text(id, of.id());
        text.setText(of.text());
        criteria.getChildren().clear();
        for (String each : of.criteria()) {
            Label mark = new Label("–");
            mark.setMinWidth(Label.USE_PREF_SIZE);
            Label criterion = new Label(each);
            criterion.setWrapText(true);
            HBox.setHgrow(criterion, Priority.ALWAYS);
            HBox item = new HBox(mark, criterion);
            item.getStyleClass().add("criterion");
            criteria.getChildren().add(item);
        }
        Show.set(criteria, !of.criteria().isEmpty());
        Show.text(priority, of.priority().isEmpty() ? "" : messages.get("spec.priority." + of.priority()));
        priority.getStyleClass().setAll("label", "chip", "priority-" + of.priority());
        setAccessibleText((of.id() + " " + of.text() + " " + priority.getText()).strip() + ", "
                + messages.get("spec.sources.count", of.sources().size()));
    }
}
