package app.praetor.ui.discovery;

import app.praetor.ui.Messages;
import app.praetor.ui.discovery.reader.ReaderBar;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** Nodes of the conversation; the requirements beside it are a {@link RequirementsPane}. */
final class DiscoveryController implements ChatActions {
    private static final int MOST_LINES = 9;
    private static final int MOST_ATTEMPTS = 8;

    private final DiscoveryViewModel model;
    private final Messages text;
    private final Runnable toFeatures;
    private final Text measure = new Text();
    private final Runnable stayAtEnd = this::stayAtEnd;
    private boolean pinned = true;
    private int unseen;
    private int attempts;

    @FXML
    private VBox root;

    @FXML
    private ListView<ChatLine> chat;

    @FXML
    private Button newer;

    @FXML
    private HBox confirm;

    @FXML
    private Label confirmText;

    @FXML
    private Button confirmFinish;

    @FXML
    private Button confirmBack;

    @FXML
    private VBox foot;

    @FXML
    private HBox composer;

    @FXML
    private TextArea box;

    @FXML
    private Button sendButton;

    DiscoveryController(DiscoveryViewModel model, Messages text, Runnable toFeatures) {
        this.model = model;
        this.text = text;
        this.toFeatures = toFeatures;
    }

    @FXML
    private void initialize() {
        chat.setItems(model.lines());
        chat.setCellFactory(list -> new ChatCell(text, this));
        chat.addEventHandler(KeyEvent.KEY_PRESSED, this::inChat);
        chat.addEventFilter(ScrollEvent.ANY, e -> scrolled(e.getDeltaY() > 0));
        chat.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> pinned = pinned && !onScrollBar(e));
        chat.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> scrolled(false));
        chat.heightProperty().subscribe(this::follow);
        model.lines().addListener((ListChangeListener<ChatLine>) this::arrived);
        model.markProperty().subscribe(this::revealMark);
        newer.setOnAction(e -> toEnd());

        box.textProperty().bindBidirectional(model.draftProperty());
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::inBox);
        box.addEventFilter(KeyEvent.KEY_TYPED, this::digit);
        box.textProperty().subscribe(this::grow);
        box.widthProperty().subscribe(this::grow);
        box.fontProperty().subscribe(this::grow);
        foot.getChildren()
                .add(
                        foot.getChildren().indexOf(composer),
                        new ReaderBar(
                                text,
                                model.choiceProperty(),
                                model.readingProperty(),
                                model.stoppingProperty(),
                                model::use,
                                model::stop));
        sendButton.setOnAction(e -> send());
        sendButton
                .disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> box.getText().isBlank() || model.sendingProperty().get(),
                        box.textProperty(),
                        model.sendingProperty()));
        composer.visibleProperty().bind(model.completeProperty().not());
        composer.managedProperty().bind(composer.visibleProperty());
        confirmFinish.setOnAction(e -> {
            confirm(false);
            model.finish();
        });
        confirmBack.setOnAction(e -> confirm(false));
        confirm.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                confirm(false);
                e.consume();
            }
        });
        chat.sceneProperty().subscribe((was, now) -> {
            if (was != null) {
                was.removePostLayoutPulseListener(stayAtEnd);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(stayAtEnd);
            }
        });
        toEnd();
    }

    /** Row heights are known only after layout: what was pinned to the end may have been left a little above it. */
    private void stayAtEnd() {
        if (pinned
                && attempts < MOST_ATTEMPTS
                && !atEnd()
                && chat.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            attempts++;
            IndexedCell<?> last = flow.getLastVisibleCell();
            if (last != null && last.getIndex() == chat.getItems().size() - 1) {
                flow.scrollPixels(last.getBoundsInParent().getMaxY() - flow.getHeight());
            } else {
                flow.scrollTo(chat.getItems().size() - 1);
            }
        }
    }

    /** Asks whether to end now, and says what stays open. */
    void askToFinish() {
        DiscoveryViewModel.Progress p = model.progressProperty().get();
        int open = p.total() - p.known();
        if (open == 0) {
            model.finish();
            return;
        }
        confirmText.setText(text.get("discovery.finish.ask", open));
        confirm(true);
        confirmFinish.requestFocus();
    }

    private void confirm(boolean shown) {
        confirm.setVisible(shown);
        confirm.setManaged(shown);
        if (!shown) {
            focusBox();
        }
    }

    void focusBox() {
        if (composer.isVisible()) {
            box.requestFocus();
        } else {
            chat.requestFocus();
        }
    }

    Node root() {
        return root;
    }

    private void send() {
        pinned = true;
        model.send();
        focusBox();
    }

    private void inBox(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.readingProperty().get()) {
            model.stop();
            event.consume();
        }
        if (event.getCode() != KeyCode.ENTER) {
            return;
        }
        event.consume();
        if (event.isShiftDown()) {
            box.replaceSelection("\n");
        } else {
            send();
        }
    }

    /** A digit in the empty box takes the quick answer of that number. */
    private void digit(KeyEvent event) {
        String key = event.getCharacter();
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (plain && box.getText().isEmpty() && key.length() == 1 && key.charAt(0) >= '1' && key.charAt(0) <= '9') {
            int index = key.charAt(0) - '1';
            if (index < model.choices().size()) {
                event.consume();
                choose(index);
            }
        }
    }

    private void inChat(KeyEvent event) {
        if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            if (chat.getSelectionModel().getSelectedItem() instanceof ChatLine.Said said) {
                copy(said.message().content());
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            model.clearMark();
            focusBox();
            event.consume();
        } else if (event.getCode() == KeyCode.END) {
            toEnd();
        } else {
            scrolled(event.getCode() == KeyCode.UP
                    || event.getCode() == KeyCode.PAGE_UP
                    || event.getCode() == KeyCode.HOME);
        }
    }

    private void arrived(ListChangeListener.Change<? extends ChatLine> change) {
        int added = 0;
        while (change.next()) {
            if (change.wasAdded() && !change.wasReplaced()) {
                added += change.getAddedSize();
            }
        }
        if (pinned) {
            toEnd();
        } else if (added > 0) {
            unseen += added;
            showNewer();
        }
    }

    private void scrolled(boolean up) {
        boolean end = !up && atEnd();
        if (up && overflows()) {
            pinned = false;
        } else if (end) {
            pinned = true;
            unseen = 0;
        }
        showNewer();
    }

    private static boolean onScrollBar(MouseEvent event) {
        Node node = event.getTarget() instanceof Node target ? target : null;
        while (node != null && !(node instanceof ScrollBar)) {
            node = node.getParent();
        }
        return node != null;
    }

    private void showNewer() {
        boolean shown = unseen > 0 && !pinned;
        newer.setVisible(shown);
        newer.setManaged(shown);
        newer.setText(text.get("discovery.newer", unseen));
    }

    private boolean overflows() {
        return chat.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && flow.getLastVisibleCell() != null
                && (flow.getFirstVisibleCell().getIndex() > 0
                        || flow.getFirstVisibleCell().getLayoutY() < 0
                        || !atEnd());
    }

    private boolean atEnd() {
        return !(chat.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
                || flow.getLastVisibleCell() == null
                || (flow.getLastVisibleCell().getIndex() == chat.getItems().size() - 1
                        && flow.getLastVisibleCell().getBoundsInParent().getMaxY() <= flow.getHeight() + 2);
    }

    private void follow() {
        attempts = 0;
        if (pinned && !chat.getItems().isEmpty()) {
            chat.scrollTo(chat.getItems().size() - 1);
        }
    }

    private void toEnd() {
        pinned = true;
        unseen = 0;
        showNewer();
        follow();
    }

    private void revealMark(DiscoveryViewModel.@org.jspecify.annotations.Nullable Mark mark) {
        if (mark == null) {
            return;
        }
        List<ChatLine> lines = chat.getItems();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) instanceof ChatLine.Said said
                    && said.message().id().equals(mark.messageId())) {
                if (!wholly(i)) {
                    pinned = false;
                    chat.scrollTo(Math.max(0, i - 1));
                }
                return;
            }
        }
    }

    private boolean wholly(int index) {
        if (!(chat.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) || flow.getFirstVisibleCell() == null) {
            return false;
        }
        int first = flow.getFirstVisibleCell().getIndex();
        int last = flow.getLastVisibleCell().getIndex();
        return (index > first && index < last) || (index == last && atEnd()) || (index == 0 && first == 0 && last > 0);
    }

    /** The box is as high as its text, up to some lines; then it scrolls. */
    private void grow() {
        double inner = box.getWidth() - 28;
        if (inner < 40) {
            return;
        }
        measure.setFont(box.getFont());
        measure.setText("X");
        measure.setWrappingWidth(0);
        double line = measure.getLayoutBounds().getHeight();
        String words = box.getText();
        measure.setWrappingWidth(inner);
        measure.setText(words.isEmpty() ? "X" : words.endsWith("\n") ? words + "X" : words);
        double needed = measure.getLayoutBounds().getHeight();
        double height = Math.ceil(
                Math.clamp(needed, line, line * MOST_LINES) + box.getFont().getSize() * 1.1);
        box.setMinHeight(height);
        box.setPrefHeight(height);
        box.setMaxHeight(height);
    }

    @Override
    public void choose(int index) {
        pinned = true;
        if (model.choose(index)) {
            focusBox();
        }
    }

    @Override
    public void skip() {
        pinned = true;
        model.skip();
        focusBox();
    }

    @Override
    public void settle(boolean keepNew) {
        model.settle(keepNew);
        focusBox();
    }

    @Override
    public void toFeatures() {
        toFeatures.run();
    }

    @Override
    public void copy(String words) {
        ClipboardContent content = new ClipboardContent();
        content.putString(words);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
