package app.praetor.ui.discovery;

import app.praetor.discovery.session.Message;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.list.FlowCell;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One line of the conversation. Message views are reused as the list scrolls; cards are rare and made anew. */
final class ChatCell extends FlowCell<ChatLine> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Messages text;
    private final ChatActions actions;
    private final Label caption = new Label();
    private final MarkedText content = new MarkedText();
    private final FlowPane chips = new FlowPane(8, 6);
    private final VBox message = new VBox(4, caption, content, chips);

    ChatCell(Messages text, ChatActions actions) {
        this.text = text;
        this.actions = actions;
        getStyleClass().add("chat-cell");
        caption.getStyleClass().add("chat-caption");
        caption.setWrapText(true);
        chips.getStyleClass().add("chat-chips");
        message.getStyleClass().add("chat-message");
        message.setFillWidth(false);
    }

    @Override
    protected void updateItem(ChatLine line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        setContextMenu(null);
        setAccessibleText(null);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        switch (line) {
            case ChatLine.Said said -> said(said);
            case ChatLine.Sending sending -> {
                bubble(true, text.get("discovery.sending"), sending.text(), null);
                content.getStyleClass().add("on-its-way");
                chips(List.of(), false);
            }
            case ChatLine.Reading reading -> {
                bubble(false, text.get("discovery.reading"), reading.words(), null);
                content.getStyleClass().add("on-its-way");
                Show.set(content, !reading.words().isEmpty());
                chips(List.of(), false);
            }
            case ChatLine.Contradiction c -> setGraphic(new ContradictionCard(text, c.conflict(), actions::settle));
            case ChatLine.Closing closing -> setGraphic(closing(closing));
        }
    }

    private void said(ChatLine.Said said) {
        Message m = said.message();
        boolean user = m.role() == Message.Role.USER;
        String understood = m.understood();
        String who = user
                ? text.get("discovery.you", TIME.format(m.at()))
                : understood == null || understood.isBlank()
                        ? text.get("discovery.agent")
                        : text.get("discovery.agent.understood", understood);
        bubble(user, who, m.content(), said.mark());
        chips(said.answerable() ? m.choices() : List.of(), said.answerable() && m.allowEscape());
        MenuItem copy = new MenuItem(text.get("discovery.copy"));
        copy.setOnAction(e -> actions.copy(m.content()));
        setContextMenu(new ContextMenu(copy));
        setAccessibleText(who + ". " + m.content());
    }

    private void bubble(boolean user, String who, String words, @org.jspecify.annotations.Nullable String mark) {
        caption.setText(who);
        content.getStyleClass().setAll("bubble", user ? "from-client" : "from-agent");
        content.show(words, mark);
        Show.set(content, true);
        message.setAlignment(user ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        setGraphic(message);
    }

    private void chips(List<String> choices, boolean escape) {
        chips.getChildren().clear();
        for (int i = 0; i < choices.size(); i++) {
            int index = i;
            Button chip = new Button(choices.get(i));
            chip.getStyleClass().setAll("choice-chip");
            chip.setWrapText(true);
            if (i < 9) {
                Label number = new Label(Integer.toString(i + 1));
                number.getStyleClass().add("choice-number");
                chip.setGraphic(number);
                chip.setAccessibleHelp(text.get("discovery.choice.help", i + 1));
            }
            chip.setOnAction(e -> actions.choose(index));
            chips.getChildren().add(chip);
        }
        if (escape) {
            Button skip = new Button(text.get("discovery.skip"));
            skip.getStyleClass().setAll("choice-chip", "skip-chip");
            skip.setOnAction(e -> actions.skip());
            chips.getChildren().add(skip);
        }
        boolean any = !chips.getChildren().isEmpty();
        chips.setVisible(any);
        chips.setManaged(any);
    }

    private HBox closing(ChatLine.Closing closing) {
        Label title = new Label(text.get("discovery.closing.title"));
        title.getStyleClass().add("card-title");
        Label body = new Label(
                closing.known() == closing.total()
                        ? text.get("discovery.closing.all", closing.total())
                        : text.get(
                                "discovery.closing.open",
                                closing.known(),
                                closing.total(),
                                closing.total() - closing.known()));
        body.getStyleClass().add("card-body");
        body.setWrapText(true);
        Button on = new Button(text.get("discovery.closing.continue"));
        on.getStyleClass().add("accent");
        on.setOnAction(e -> actions.toFeatures());
        VBox card = new VBox(8, title, body, on);
        card.getStyleClass().addAll("chat-card", "closing-card");
        return row(card);
    }

    private static HBox row(VBox card) {
        HBox.setHgrow(card, Priority.ALWAYS);
        HBox row = new HBox(card);
        row.getStyleClass().add("chat-message");
        return row;
    }
}
