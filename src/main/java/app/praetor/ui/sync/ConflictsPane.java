package app.praetor.ui.sync;

import app.praetor.sync.client.SyncDesk.Conflict;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The conflicts at the left, the fields of the one that is shown at the right. */
final class ConflictsPane extends StackPane {
    private static final KeyCombination RESOLVE = KeyCombination.valueOf("Shortcut+Enter");

    /** Narrower, the keys are better shown by the marks at the fields alone. */
    private static final double HINT_EM = 36;

    private final ConflictsViewModel model;
    private final SyncWords words;
    private final Messages messages;
    private final ListView<Conflict> list = new ListView<>();
    private final Label empty;
    private final HBox body;
    private final Label title = wrapped("state-title");
    private final Label kind = wrapped("state-detail");
    private final Label gone = wrapped("notice-box");
    private final VBox fields = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final Label problem = wrapped("field-problem");
    private final Button resolve;
    private final List<ConflictField> boxes = new ArrayList<>();
    private @Nullable Conflict shown;
    private boolean following;

    ConflictsPane(ConflictsViewModel model, SyncWords words, Messages messages) {
        this.model = model;
        this.words = words;
        this.messages = messages;
        getStyleClass().add("conflicts");
        list.getStyleClass().add("framed-list");
        list.setAccessibleText(messages.get("sync.part.conflicts.name"));
        list.setItems(model.conflicts());
        list.setCellFactory(view -> new SyncCells.InConflict(words));
        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        empty = wrapped("empty-title");
        empty.setText(messages.get("sync.conflicts.empty"));
        resolve = new Button(messages.get("sync.conflict.resolve"));
        resolve.getStyleClass().add("accent");
        resolve.setMinWidth(Region.USE_PREF_SIZE);
        resolve.disableProperty().bind(model.working());
        resolve.setOnAction(e -> model.resolve());
        Label hint = wrapped("hint");
        hint.setText(messages.get("sync.conflict.keys", RESOLVE.getDisplayText()));
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.SOMETIMES);
        HBox foot = new HBox(hint, gap, resolve);
        foot.getStyleClass().add("conflict-foot");
        fields.getStyleClass().add("conflict-fields");
        VBox head = new VBox(title, kind, gone);
        head.getStyleClass().add("state-words");
        fields.getChildren().add(head);
        scroll.setContent(fields);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox detail = new VBox(scroll, problem, foot);
        detail.getStyleClass().add("conflict-detail");
        detail.setMinWidth(0);
        detail.widthProperty()
                .subscribe(width -> Show.set(
                        hint, width.doubleValue() > HINT_EM * hint.getFont().getSize()));
        HBox.setHgrow(detail, Priority.ALWAYS);
        body = new HBox(list, detail);
        body.getStyleClass().add("conflict-body");
        list.getStyleClass().add("conflict-list");
        getChildren().addAll(body, empty);
        model.conflicts().addListener((ListChangeListener<Conflict>) c -> states());
        model.selected().subscribe(this::follow);
        model.revision().subscribe(now -> boxes.forEach(ConflictField::refresh));
        model.problem().subscribe(text -> Show.text(problem, text));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        states();
    }

    private static Label wrapped(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void states() {
        boolean none = model.conflicts().isEmpty();
        Show.set(empty, none);
        body.setVisible(!none);
    }

    private void pressed(KeyEvent event) {
        if (RESOLVE.match(event)) {
            model.resolve();
            event.consume();
        } else if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            model.step(event.getCode() == KeyCode.UP ? -1 : 1);
            event.consume();
        }
    }

    private void chosen(@Nullable Conflict conflict) {
        Conflict now = model.selected().get();
        if (!following && conflict != null && (now == null || !now.id().equals(conflict.id()))) {
            model.select(conflict);
        }
    }

    private void follow(@Nullable Conflict conflict) {
        following = true;
        if (conflict == null) {
            list.getSelectionModel().clearSelection();
        } else {
            int at = model.conflicts().indexOf(conflict);
            if (list.getSelectionModel().getSelectedIndex() != at) {
                list.getSelectionModel().clearAndSelect(at);
                list.scrollTo(at);
            }
        }
        following = false;
        if (conflict != null && !conflict.equals(shown)) {
            show(conflict);
        }
        shown = conflict;
    }

    private void show(Conflict conflict) {
        Conflict before = shown;
        boolean same = before != null && before.id().equals(conflict.id());
        boolean within = fields.isFocusWithin();
        ConflictField typing = boxes.stream()
                .filter(each -> each.editor().isFocused())
                .findFirst()
                .orElse(null);
        title.setText(words.name(conflict.label(), conflict.row()));
        kind.setText(messages.get("sync.conflict.where", words.table(conflict.table()), words.kind(conflict)));
        Show.text(gone, conflict.exists() ? "" : messages.get("sync.conflict.gone"));
        boxes.clear();
        conflict.fields()
                .forEach(field -> boxes.add(new ConflictField(model, field, words.column(field.column()), messages)));
        List<Node> nodes = new ArrayList<>();
        nodes.add(fields.getChildren().getFirst());
        nodes.addAll(boxes);
        fields.getChildren().setAll(nodes);
        resolve.setText(messages.get(
                conflict.fields().isEmpty() || !conflict.exists() ? "sync.conflict.aside" : "sync.conflict.resolve"));
        if (!same) {
            scroll.setVvalue(0);
        }
        if (same && typing != null) {
            typeOn(typing);
        } else if (within && !boxes.isEmpty()) {
            boxes.getFirst().focus();
        }
    }

    /** The same conflict came again: what is being typed goes on where the caret was. */
    private void typeOn(ConflictField typing) {
        int caret = typing.editor().getCaretPosition();
        boxes.stream()
                .filter(each -> each.column().equals(typing.column()))
                .findFirst()
                .ifPresent(each -> {
                    // A field that gets its skin while it has the keys selects everything.
                    each.applyCss();
                    each.editor().requestFocus();
                    each.editor().positionCaret(caret);
                });
    }

    /** Puts the keys where the arrows walk. */
    void focus() {
        list.requestFocus();
    }

    List<ConflictField> boxes() {
        return List.copyOf(boxes);
    }
}
