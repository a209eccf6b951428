package app.praetor.ui.board;

import app.praetor.ui.Messages;
import app.praetor.ui.common.Notices;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.nav.Screen;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The board of tasks. */
public final class BoardScreen implements Screen {
    private final BoardViewModel board;
    private final Messages messages;
    private final BoardController controller;
    private final Parent view;
    private final List<Node> actions;

    /**
     * @param openLink opens an address in the browser
     */
    public BoardScreen(BoardViewModel board, Messages messages, Notices notices, Consumer<String> openLink) {
        this.board = board;
        this.messages = messages;
        controller = new BoardController(board, messages, messages.locale(), openLink);
        view = ScreenLoader.load("board", "board", controller, messages);
        actions = controller.takeActions();
        board.failure().subscribe(problem -> {
            if (problem != null) {
                notices.failed(problem);
            }
        });
        board.undo().subscribe(undo -> {
            if (undo != null) {
                notices.undo(messages.get(undo.key(), undo.subject()), undo.back());
            }
        });
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String title() {
        return messages.get("board.screen");
    }

    @Override
    public List<Node> titleActions() {
        return actions;
    }

    @Override
    public void onShown() {
        board.load();
    }

    @Override
    public void focus() {
        controller.focus();
    }

    /** Opens the dialog for a new task, as the palette does. */
    public void newTask() {
        controller.newTask();
    }

    /** Puts the caret into the filter. */
    public void filter() {
        controller.focusFilter();
    }

    /** Opens the inspector of what is selected. */
    void showInspector() {
        controller.showInspector();
    }
}
