package app.praetor.ui.question;

import app.praetor.question.Origin;
import app.praetor.question.QuestionView;
import app.praetor.ui.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Nodes of the plan. Only open sections hold rows, and a row is made anew only when what it shows has changed. */
final class QuestionsController {
    private record RowKey(QuestionView question, List<String> effects) {}

    private record KeptRow(RowKey key, Node node) {}

    private final QuestionsViewModel model;
    private final Messages text;
    private final Node empty;
    private final Runnable toTasks;
    private final Consumer<Origin> elsewhere;
    private final Map<String, SectionBox> boxes = new HashMap<>();
    private final Map<UUID, KeptRow> rows = new HashMap<>();
    private final Map<String, Boolean> toggled = new HashMap<>();
    private @Nullable FocusCard card;
    private @Nullable QuestionView carded;

    @FXML
    private StackPane root;

    @FXML
    private VBox body;

    @FXML
    private Label progressText;

    @FXML
    private ProgressBar progressBar;

    @FXML
    private ToggleGroup filters;

    @FXML
    private ToggleButton all;

    @FXML
    private ToggleButton open;

    @FXML
    private ToggleButton answered;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox plan;

    @FXML
    private Label nothing;

    /**
     * @param elsewhere shows where a proposal comes from when that is another screen
     */
    QuestionsController(
            QuestionsViewModel model, Messages text, Node empty, Runnable toTasks, Consumer<Origin> elsewhere) {
        this.model = model;
        this.text = text;
        this.empty = empty;
        this.toTasks = toTasks;
        this.elsewhere = elsewhere;
    }

    @FXML
    private void initialize() {
        root.getChildren().addFirst(empty);
        filters.selectedToggleProperty().addListener((p, was, now) -> {
            if (now == null) {
                filters.selectToggle(was);
            } else {
                model.filterProperty()
                        .set(
                                now == open
                                        ? QuestionsViewModel.Filter.OPEN
                                        : now == answered
                                                ? QuestionsViewModel.Filter.ANSWERED
                                                : QuestionsViewModel.Filter.ALL);
            }
        });
        model.revisionProperty().subscribe(this::changed);
        model.loadedProperty().subscribe(this::changed);
        model.effectsProperty().subscribe(this::changed);
        model.focusedProperty().addListener(this::focusMoved);
        model.problemProperty().subscribe(why -> {
            if (card != null) {
                card.problem(why);
            }
        });
    }

    private void focusMoved(
            ObservableValue<? extends @Nullable QuestionView> property,
            @Nullable QuestionView was,
            @Nullable QuestionView now) {
        if (now != null) {
            toggled.remove(now.section());
        }
        boolean within = card != null && card.isFocusWithin();
        FocusCard before = card;
        changed();
        if (now != null && card == before && was != null && was.id().equals(now.id())) {
            return;
        }
        if (now != null && (within || was == null || !was.id().equals(now.id()))) {
            focusCard();
        }
    }

    private void changed() {
        QuestionsViewModel.Progress p = model.progressProperty().get();
        boolean any = p.total() > 0 || !model.sections().isEmpty();
        boolean filtered = model.filterProperty().get() != QuestionsViewModel.Filter.ALL;
        body.setVisible(any || filtered);
        empty.setVisible(!any && !filtered && model.loadedProperty().get());
        nothing.setVisible(filtered && model.sections().isEmpty());
        nothing.setText(text.get(
                model.filterProperty().get() == QuestionsViewModel.Filter.OPEN
                        ? "question.none.open"
                        : "question.none.answered"));
        progressText.setText(text.get("question.progress", p.answered(), p.total()));
        progressBar.setProgress(p.total() == 0 ? 0 : (double) p.answered() / p.total());
        prepareCard();
        List<Node> shown = new ArrayList<>();
        if (any && p.answered() == p.total() && !filtered) {
            shown.add(doneCard());
        }
        for (QuestionsViewModel.Section section : model.sections()) {
            SectionBox box = boxes.computeIfAbsent(section.title(), title -> new SectionBox(text, () -> toggle(title)));
            boolean expanded = expanded(section);
            box.show(section, expanded);
            box.rows(expanded ? rowsOf(section) : List.of());
            shown.add(box);
        }
        if (!plan.getChildren().equals(shown)) {
            plan.getChildren().setAll(shown);
        }
        rows.keySet().removeIf(id -> model.find(id).isEmpty());
    }

    private boolean expanded(QuestionsViewModel.Section section) {
        QuestionView focus = model.focusedProperty().get();
        return toggled.getOrDefault(
                section.title(), focus != null && focus.section().equals(section.title()));
    }

    private void toggle(String title) {
        model.sections().stream()
                .filter(s -> s.title().equals(title))
                .findFirst()
                .ifPresent(s -> toggled.put(title, !expanded(s)));
        changed();
    }

    private void prepareCard() {
        QuestionView focus = model.focusedProperty().get();
        if (focus == null) {
            card = null;
            carded = null;
        } else if (card != null && typing(card, focus)) {
            tellOther(card, focus);
            carded = focus;
        } else if (card == null || !focus.equals(carded)) {
            FocusCard made = new FocusCard(
                    text,
                    focus,
                    model.draft(focus.id()),
                    typed -> model.keepDraft(focus.id(), typed),
                    model::submit,
                    model::accept,
                    model::step,
                    this::look);
            made.problem(model.problemProperty().get());
            card = made;
            carded = focus;
        }
    }

    private void look(Origin origin) {
        if (origin.kind() == Origin.Kind.QUESTION) {
            model.focusKey(origin.key());
        } else {
            elsewhere.accept(origin);
        }
    }

    /** An answer is half typed in the card that is there. */
    private boolean typing(FocusCard now, QuestionView focus) {
        String draft = model.draft(focus.id());
        return now.id().equals(focus.id()) && now.isFocusWithin() && !draft.isBlank() && !draft.equals(focus.answer());
    }

    private void tellOther(FocusCard now, QuestionView focus) {
        QuestionView was = carded;
        String answer = focus.answer();
        if (was != null && answer != null && !answer.equals(was.answer())) {
            now.answeredElsewhere(QuestionTexts.answer(text, focus, answer), () -> {
                model.keepDraft(focus.id(), "");
                card = null;
                changed();
                focusCard();
            });
        }
    }

    private List<Node> rowsOf(QuestionsViewModel.Section section) {
        QuestionsViewModel.Effects effects = model.effectsProperty().get();
        List<Node> nodes = new ArrayList<>();
        for (QuestionView q : section.questions()) {
            if (card != null && card.id().equals(q.id())) {
                nodes.add(card);
                continue;
            }
            List<String> sentences =
                    effects != null && effects.questionId().equals(q.id()) ? effects.sentences() : List.of();
            RowKey key = new RowKey(q, sentences);
            KeptRow kept = rows.get(q.id());
            if (kept == null || !kept.key().equals(key)) {
                kept = new KeptRow(
                        key,
                        new QuestionRow(text, q, sentences, () -> model.focus(q.id()), () -> model.reopen(q.id())));
                rows.put(q.id(), kept);
            }
            nodes.add(kept.node());
        }
        return nodes;
    }

    private Node doneCard() {
        Label title = new Label(text.get("question.done.title"));
        title.getStyleClass().add("card-title");
        Label words = new Label(text.get("question.done.text"));
        words.setWrapText(true);
        Button on = new Button(text.get("question.done.continue"));
        on.getStyleClass().add("accent");
        on.setOnAction(e -> toTasks.run());
        VBox done = new VBox(8, title, words, on);
        done.getStyleClass().add("done-card");
        return done;
    }

    /** Puts the cursor into the question in focus and brings it into view. */
    void focusCard() {
        FocusCard now = card;
        if (now == null || now.getScene() == null) {
            return;
        }
        now.focusEditor();
        scroll.applyCss();
        scroll.layout();
        Bounds at = plan.sceneToLocal(now.localToScene(now.getBoundsInLocal()));
        double view = scroll.getViewportBounds().getHeight();
        double most = plan.getHeight() - view;
        if (most > 0 && view > 0) {
            double top = scroll.getVvalue() * most;
            double wanted = top;
            if (at.getMinY() < top + 48) {
                wanted = at.getMinY() - 48;
            } else if (at.getMaxY() > top + view - 24) {
                wanted = Math.min(at.getMinY() - 48, at.getMaxY() - view + 96);
            }
            scroll.setVvalue(Math.clamp(wanted / most, 0, 1));
        }
    }
}
