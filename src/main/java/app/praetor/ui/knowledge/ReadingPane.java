package app.praetor.ui.knowledge;

import app.praetor.knowledge.Question;
import app.praetor.knowledge.browse.Entry;
import app.praetor.knowledge.browse.Entry.Kind;
import app.praetor.ui.Messages;
import app.praetor.ui.control.Chip;
import app.praetor.ui.control.Icons;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An entry as a page to read, with what can be done to it. */
final class ReadingPane {
    private static final String ASKED_BY = "askedBy";

    private final KnowledgeViewModel model;
    private final Messages messages;
    private final RuleWords rules;
    private final KnowledgeActions actions;
    private final ScrollPane scroll;
    private final VBox page;
    private String open = "";

    ReadingPane(KnowledgeViewModel model, Messages messages, KnowledgeActions actions, ScrollPane scroll, VBox page) {
        this.model = model;
        this.messages = messages;
        this.rules = new RuleWords(messages);
        this.actions = actions;
        this.scroll = scroll;
        this.page = page;
    }

    void show(@Nullable Found found) {
        page.getChildren().clear();
        if (found == null) {
            open = "";
            return;
        }
        Entry entry = found.entry();
        boolean another = !open.equals(found.key());
        open = found.key();
        page.getChildren().add(head(found));
        if (!entry.why().isEmpty()) {
            boolean asked = Set.of(Kind.POOL, Kind.QUESTION, Kind.OBLIGATION).contains(entry.kind());
            page.getChildren().add(group(asked ? "knowledge.why" : "knowledge.what", text(entry.why())));
        }
        if (entry.kind() == Kind.QUESTION) {
            page.getChildren()
                    .add(group("knowledge.answer", answer(entry.questions().getFirst())));
        }
        List<String> lines = rules.of(entry);
        if (!lines.isEmpty()) {
            page.getChildren().add(group("knowledge.rules", points(lines, false)));
        }
        entry.parts().stream()
                .filter(part -> !part.name().equals(ASKED_BY))
                .forEach(part -> page.getChildren()
                        .add(group("knowledge.list." + part.name(), points(part.items(), part.inOrder()))));
        if (entry.kind() != Kind.QUESTION && !entry.questions().isEmpty()) {
            VBox questions = new VBox();
            questions.getStyleClass().add("questions-list");
            entry.questions().forEach(q -> questions.getChildren().add(question(q)));
            page.getChildren().add(group("knowledge.questions", questions));
        }
        page.getChildren().add(group("knowledge.source", text(source(entry))));
        if (another) {
            scroll.setVvalue(0);
        }
    }

    private Node head(Found found) {
        Entry entry = found.entry();
        Label kind = new Label(
                entry.place().isEmpty()
                        ? messages.get("knowledge.one." + entry.kind().id())
                        : messages.get(
                                "knowledge.detail",
                                messages.get("knowledge.one." + entry.kind().id()),
                                entry.place()));
        kind.getStyleClass().add("hint");
        HBox line = new HBox(kind);
        line.getStyleClass().add("page-kind");
        if (entry.own()) {
            line.getChildren().add(new Chip(messages.get("knowledge.own"), Chip.Tone.ACCENT));
        }
        if (found.off() || found.poolOff()) {
            line.getChildren().add(new Chip(messages.get("knowledge.off"), Chip.Tone.WARN));
        }
        Label title = text(entry.title());
        title.getStyleClass().add("page-title");
        VBox head = new VBox(line, title);
        head.getStyleClass().add("page-head");
        String note = found.off() ? off(entry.kind()) : found.poolOff() ? "knowledge.off.pool" : "";
        if (!note.isEmpty()) {
            Label words = text(messages.get(note));
            words.getStyleClass().add("off-note");
            head.getChildren().add(words);
        }
        FlowPane buttons = buttons(found);
        if (!buttons.getChildren().isEmpty()) {
            head.getChildren().add(buttons);
        }
        return head;
    }

    private static String off(Kind kind) {
        return switch (kind) {
            case FEATURE -> "knowledge.off.feature";
            case PATTERN -> "knowledge.off.pattern";
            default -> "knowledge.off.note";
        };
    }

    private FlowPane buttons(Found found) {
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("button-row");
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        if (!model.mayChange().get()) {
            return buttons;
        }
        if (found.entry().kind().switchable()) {
            boolean off = found.off();
            Button change = new Button(
                    messages.get(off ? "knowledge.switch.on" : "knowledge.switch.off"),
                    Icons.of(off ? "fth-eye" : "fth-eye-off"));
            change.setOnAction(e -> model.switchOff(found, !off));
            change.getStyleClass().add("switch");
            buttons.getChildren().add(change);
        }
        model.own(found).ifPresent(own -> {
            Button edit = new Button(messages.get("knowledge.edit"), Icons.of("fth-edit-2"));
            edit.setOnAction(e -> actions.edit(own));
            Button delete = new Button(messages.get("knowledge.delete"), Icons.of("fth-trash-2"));
            delete.getStyleClass().add("danger");
            delete.setOnAction(e -> model.delete(own));
            buttons.getChildren().addAll(edit, delete);
        });
        if (found.entry().own() && found.entry().kind() == Kind.POOL) {
            Button add = new Button(messages.get("knowledge.pool.add"), Icons.of("fth-plus"));
            add.setOnAction(e -> actions.create());
            buttons.getChildren().add(add);
        }
        return buttons;
    }

    private Node question(Question q) {
        Button name = new Button(q.text());
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        name.setMinWidth(0);
        name.getStyleClass().add("question-link");
        name.setOnAction(e -> model.openQuestion(q.id()));
        Chip type = new Chip(messages.get("knowledge.type." + q.type()));
        type.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(name);
        line.getStyleClass().add("question-line");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        if (model.isOff(q.id())) {
            Chip off = new Chip(messages.get("knowledge.off"), Chip.Tone.WARN);
            off.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(off);
        }
        line.getChildren().add(type);
        VBox box = new VBox(line);
        box.getStyleClass().add("question-box");
        Label why = text(q.why());
        why.getStyleClass().add("hint");
        box.getChildren().add(why);
        if (!q.options().isEmpty()) {
            Label options = text(String.join(messages.get("knowledge.dot"), q.options()));
            options.getStyleClass().add("hint");
            box.getChildren().add(options);
        }
        return box;
    }

    private Node answer(Question q) {
        VBox answer = new VBox(text(messages.get("knowledge.type." + q.type())));
        answer.getStyleClass().add("points");
        if (!q.options().isEmpty()) {
            answer.getChildren().add(points(q.options(), false));
        }
        return answer;
    }

    private String source(Entry entry) {
        if (entry.own()) {
            return messages.get("knowledge.source.own");
        }
        return entry.source().isEmpty() ? messages.get("knowledge.source.ships") : entry.source();
    }

    private VBox group(String head, Node content) {
        Label name = new Label(messages.get(head));
        name.getStyleClass().add("section-head");
        VBox group = new VBox(name, content);
        group.getStyleClass().add("group");
        return group;
    }

    private Node points(List<String> lines, boolean numbered) {
        VBox points = new VBox();
        points.getStyleClass().add("points");
        if (lines.size() == 1) {
            points.getChildren().add(text(lines.getFirst()));
            return points;
        }
        int number = 1;
        for (String each : lines) {
            Label mark = new Label(numbered ? messages.get("knowledge.number", number++) : "·");
            mark.getStyleClass().add(numbered ? "point-number" : "point");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            Label words = text(each);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox line = new HBox(mark, words);
            line.getStyleClass().add("point-line");
            points.getChildren().add(line);
        }
        return points;
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
