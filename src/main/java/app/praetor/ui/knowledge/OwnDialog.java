package app.praetor.ui.knowledge;

import app.praetor.knowledge.own.OwnCheck;
import app.praetor.knowledge.own.OwnCheck.Field;
import app.praetor.knowledge.own.OwnCheck.Similar;
import app.praetor.knowledge.own.OwnQuestion;
import app.praetor.ui.Messages;
import app.praetor.ui.common.DialogLayer;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.common.Show;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The form of a question of one's own. */
final class OwnDialog {
    private static final List<String> TYPES = List.of("text", "select", "multi_select", "boolean", "number", "date");

    private final Messages messages;
    private final Consumer<OwnQuestion> kept;
    private final Map<String, ToggleButton> types = new LinkedHashMap<>();
    private DialogLayer dialogs;
    private Subscription bound = Subscription.EMPTY;
    private @Nullable OwnQuestionViewModel form;

    @FXML
    private StackPane layer;

    @FXML
    private VBox dialog;

    @FXML
    private Label title;

    @FXML
    private TextField text;

    @FXML
    private Label textProblem;

    @FXML
    private TextArea why;

    @FXML
    private Label whyProblem;

    @FXML
    private FlowPane typeButtons;

    @FXML
    private VBox optionsBox;

    @FXML
    private TextArea options;

    @FXML
    private Label optionsProblem;

    @FXML
    private TextField words;

    @FXML
    private Label wordsProblem;

    @FXML
    private TextField pool;

    @FXML
    private FlowPane pools;

    @FXML
    private Label poolProblem;

    @FXML
    private VBox similar;

    @FXML
    private VBox advice;

    @FXML
    private Button cancel;

    @FXML
    private Button save;

    /**
     * @param behind what is out of reach while the form is open
     * @param kept gets the question that was kept
     */
    @SuppressWarnings("NullAway.Init") // the loader fills the fields
    OwnDialog(Messages messages, StackPane over, Node behind, Consumer<OwnQuestion> kept) {
        this.messages = messages;
        this.kept = kept;
        ScreenLoader.load("knowledge-question", "knowledge", this, messages);
        over.getChildren().add(layer);
        dialogs = new DialogLayer(layer, dialog, behind, this::keep);
        ToggleGroup group = new ToggleGroup();
        for (String type : TYPES) {
            ToggleButton button = new ToggleButton(messages.get("knowledge.type." + type));
            button.setToggleGroup(group);
            button.setOnAction(e -> {
                if (form != null) {
                    form.type().set(type);
                }
                button.setSelected(true);
            });
            types.put(type, button);
            typeButtons.getChildren().add(button);
        }
        cancel.setOnAction(e -> dialogs.close());
        save.setOnAction(e -> keep());
    }

    /** Opens the form. */
    void open(OwnQuestionViewModel now, List<String> known) {
        bound.unsubscribe();
        form = now;
        bound = Subscription.EMPTY;
        both(text, now.text());
        both(why, now.why());
        both(options, now.options());
        both(words, now.words());
        both(pool, now.pool());
        title.setText(messages.get(now.isNew() ? "knowledge.new" : "knowledge.edit.title"));
        dialog.setAccessibleText(title.getText());
        follow(now.type(), type -> {
            types.forEach((each, button) -> button.setSelected(each.equals(type)));
            Show.set(optionsBox, type.endsWith("select"));
        });
        follow(now.check(), this::told);
        follow(now.busy(), busy -> save.setDisable(busy));
        pools.getChildren().clear();
        for (String name : known) {
            Button choice = new Button(name);
            choice.getStyleClass().add("choice-chip");
            choice.setOnAction(e -> pool.setText(name));
            pools.getChildren().add(choice);
        }
        Show.set(pools, known.size() > 1);
        dialogs.open(text);
        text.end();
    }

    boolean isOpen() {
        return dialogs.isOpen();
    }

    private void both(TextInputControl field, StringProperty property) {
        field.setText(property.get());
        bound = bound.and(field.textProperty().subscribe(now -> property.set(now)));
    }

    private <T> void follow(ObservableValue<T> value, Consumer<T> then) {
        bound = bound.and(value.subscribe(then));
    }

    private void keep() {
        OwnQuestionViewModel now = form;
        if (now != null) {
            now.save(
                    question -> {
                        dialogs.close();
                        kept.accept(question);
                    },
                    () -> toFirstProblem(now.check().get()));
        }
    }

    private void toFirstProblem(OwnCheck check) {
        Map<Field, TextInputControl> fields =
                Map.of(Field.TEXT, text, Field.WHY, why, Field.OPTIONS, options, Field.WORDS, words, Field.POOL, pool);
        Stream.of(Field.TEXT, Field.WHY, Field.OPTIONS, Field.WORDS, Field.POOL)
                .filter(check.problems()::containsKey)
                .findFirst()
                .map(fields::get)
                .ifPresent(TextInputControl::requestFocus);
    }

    private void told(OwnCheck check) {
        Map<Field, Label> labels = Map.of(
                Field.TEXT, textProblem,
                Field.WHY, whyProblem,
                Field.OPTIONS, optionsProblem,
                Field.WORDS, wordsProblem,
                Field.POOL, poolProblem);
        labels.forEach((field, label) -> Show.text(label, check.problems().getOrDefault(field, "")));
        similar.getChildren().clear();
        for (Similar each : check.similar()) {
            similar.getChildren().add(line(messages.get("knowledge.similar.one", each.text(), each.pool())));
        }
        if (!check.similar().isEmpty()) {
            Label head = line(messages.get("knowledge.similar"));
            head.getStyleClass().add("similar-head");
            similar.getChildren().addFirst(head);
        }
        Show.set(similar, !check.similar().isEmpty());
        advice.getChildren().setAll(check.advice().stream().map(OwnDialog::line).toList());
        if (!check.advice().isEmpty()) {
            advice.getChildren().addFirst(line(messages.get("knowledge.advice")));
        }
        advice.getChildren().forEach(each -> each.getStyleClass().add("hint"));
        Show.set(advice, !check.advice().isEmpty());
    }

    private static Label line(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
