package app.praetor.ui.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.praetor.task.TaskStatus;
import app.praetor.task.TaskView;
import app.praetor.ui.common.Fx;
import app.praetor.ui.task.DirectTasks;
import app.praetor.ui.theme.Theme;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.Observable;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class BoardScreenTest {
    private final Fx.Told told = new Fx.Told();

    /** Without a service every call fails, which is what these tests say about failures. */
    private BoardViewModel board() {
        BoardViewModel board = new BoardViewModel(null, new DirectTasks(), UUID.randomUUID(), Fx.CLOCK);
        board.show(BoardSample.board());
        return board;
    }

    private BoardScreen screen(BoardViewModel board) {
        return new BoardScreen(board, Fx.messages(), told, link -> {});
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void drawsTheBoard(Theme look) throws Exception {
        String name = look.name().toLowerCase(java.util.Locale.ROOT);
        Fx.run(() -> {
            BoardViewModel board = board();
            Stage stage = Fx.show(screen(board), look, 100, 1280, 800);
            board.select(BoardSample.id(1));
            Fx.picture(stage, "board-" + name);
            BoardViewModel open = board();
            BoardScreen screen = screen(open);
            stage = Fx.show(screen, look, 100, 1280, 800);
            open.select(BoardSample.id(1));
            screen.showInspector();
            Fx.picture(stage, "board-inspector-" + name);
        });
    }

    @Test
    void staysUsableWhenSmallAndWhenLarge() throws Exception {
        Fx.run(() -> {
            BoardViewModel board = board();
            board.grouping().set(BoardViewModel.Grouping.TYPE);
            BoardScreen screen = screen(board);
            Fx.picture(Fx.show(screen, Theme.LIGHT, 100, 960, 600), "board-960");
            BoardViewModel large = board();
            BoardScreen second = screen(large);
            Stage stage = Fx.show(second, Theme.DARK, 150, 1280, 800);
            large.select(BoardSample.id(7));
            second.showInspector();
            Fx.picture(stage, "board-150");
        });
    }

    @Test
    void saysWhatToDoWhenEmpty() throws Exception {
        Fx.run(() -> {
            BoardViewModel board = new BoardViewModel(null, new DirectTasks(), UUID.randomUUID(), Fx.CLOCK);
            board.show(List.of());
            Stage stage = Fx.show(screen(board), Theme.LIGHT, 100, 1280, 800);
            assertThat(Fx.texts(stage.getScene().getRoot())).contains("No tasks yet.", "Find tasks");
            Fx.picture(stage, "board-empty");
        });
    }

    @Test
    void arrowsWalkAcrossColumnsAndEnterOpensTheInspector() throws Exception {
        Fx.run(() -> {
            BoardViewModel board = board();
            Stage stage = Fx.show(screen(board), Theme.LIGHT, 100, 1280, 800);
            Scene scene = stage.getScene();
            lists(scene).getFirst().requestFocus();
            Fx.press(scene, KeyCode.DOWN, false);
            assertThat(board.selected().get().id()).isEqualTo(BoardSample.id(1));
            Fx.press(scene, KeyCode.DOWN, false);
            Fx.press(scene, KeyCode.RIGHT, false);
            assertThat(board.selected().get().id()).isEqualTo(BoardSample.id(6));
            Fx.press(scene, KeyCode.ENTER, false);
            assertThat(Fx.texts(scene.getRoot())).contains("Waits for");
            stage.close();
        });
    }

    @Test
    void aRefusedMoveRollsBackAndIsTold() throws Exception {
        Fx.run(() -> {
            BoardViewModel board = board();
            Stage stage = Fx.show(screen(board), Theme.LIGHT, 100, 1280, 800);
            Scene scene = stage.getScene();
            lists(scene).getFirst().requestFocus();
            Fx.press(scene, KeyCode.DOWN, false);
            Fx.press(scene, KeyCode.SPACE, false);
            Fx.press(scene, KeyCode.RIGHT, false);
            assertThat(Fx.texts(scene.getRoot())).anyMatch(t -> t.startsWith("Moving “Decide how long"));
            Fx.picture(stage, "board-lifted");
            board.move(BoardSample.id(1), TaskStatus.IN_PROGRESS, 0);
            assertThat(board.find(BoardSample.id(1)).orElseThrow().status()).isEqualTo(TaskStatus.PENDING);
            assertThat(board.column(TaskStatus.PENDING).getFirst().id()).isEqualTo(BoardSample.id(1));
            assertThat(told.failures).hasSize(1);
        });
    }

    @Test
    void movingWithinAColumnKeepsTheNewOrderWhenTheBoardIsReadAgain() {
        BoardViewModel board = board();
        board.move(BoardSample.id(1), TaskStatus.PENDING, 2);
        assertThat(board.column(TaskStatus.PENDING))
                .extracting(TaskView::id)
                .startsWith(BoardSample.id(2), BoardSample.id(3), BoardSample.id(1));
        board.show(BoardSample.board());
        assertThat(board.column(TaskStatus.PENDING))
                .extracting(TaskView::id)
                .startsWith(BoardSample.id(2), BoardSample.id(3), BoardSample.id(1));
    }

    @Test
    void theFilterReadsTitleTypeAndPerson() {
        BoardViewModel board = board();
        board.filter().set("jo lind");
        assertThat(board.column(TaskStatus.IN_PROGRESS))
                .extracting(TaskView::id)
                .containsExactly(BoardSample.id(5));
        assertThat(board.column(TaskStatus.PENDING)).isEmpty();
        board.filter().set("");
        assertThat(board.column(TaskStatus.PENDING)).hasSize(4);
    }

    @Test
    void whatWasTypedStaysWhenSavingFailsAndWhenTheTaskIsLeft() {
        BoardViewModel board = board();
        board.select(BoardSample.id(1));
        TaskDraft draft = new TaskDraft(board);
        draft.title().set("Decide how long a slot is held");
        draft.save();
        assertThat(draft.title().get()).isEqualTo("Decide how long a slot is held");
        assertThat(draft.problem().get()).isNotNull();
        board.select(BoardSample.id(2));
        assertThat(draft.title().get()).isEqualTo("Provide opening hours of all nine workshops");
        assertThat(draft.problem().get()).isNull();
        board.select(BoardSample.id(1));
        assertThat(draft.title().get()).isEqualTo("Decide how long a slot is held");
    }

    @Test
    void aTaskThatChangesElsewhereDoesNotOverwriteTyping() {
        BoardViewModel board = board();
        board.select(BoardSample.id(2));
        TaskDraft draft = new TaskDraft(board);
        draft.title().set("Opening hours");
        TaskView now = board.find(BoardSample.id(2)).orElseThrow();
        board.replace(new TaskView(
                now.id(),
                now.type(),
                now.title(),
                "From the workshops",
                now.status(),
                now.priority(),
                now.assignee(),
                now.due(),
                now.dependencies(),
                now.blockedBy(),
                now.actions(),
                now.overdue()));
        assertThat(draft.title().get()).isEqualTo("Opening hours");
        assertThat(draft.description().get()).isEqualTo("From the workshops");
    }

    @Test
    void aTitleIsNeeded() {
        assertThat(board().create(app.praetor.task.TaskType.DECIDE, "  ", "", null, () -> {}))
                .isEqualTo("board.title.missing");
    }

    @Test
    void walkingFromTaskToTaskWithTheInspectorOpenStoresNothing() throws Exception {
        Fx.run(() -> {
            BoardViewModel board = board();
            Stage stage = Fx.show(screen(board), Theme.LIGHT, 100, 1280, 800);
            for (int i = 1; i <= 9; i++) {
                board.select(BoardSample.id(i));
                Fx.settle(stage.getScene().getRoot());
            }
            assertThat(told.failures).isEmpty();
            stage.close();
        });
    }

    @Test
    void aCardIsDraggedToAnotherPlace() throws Exception {
        BoardViewModel board = board();
        Stage stage = atOrigin(board);
        try {
            drag(stage, BoardSample.id(1), BoardSample.id(2));
            await().untilAsserted(() -> Fx.run(() -> assertThat(board.column(TaskStatus.PENDING))
                    .extracting(TaskView::id)
                    .startsWith(BoardSample.id(2), BoardSample.id(1))));
            assertThat(told.failures).isEmpty();
        } finally {
            Fx.run(stage::close);
        }
    }

    @Test
    void aCardDraggedToAnotherColumnCallsForAMove() throws Exception {
        BoardViewModel board = board();
        List<List<UUID>> seen = new CopyOnWriteArrayList<>();
        Stage stage = atOrigin(board);
        try {
            Fx.run(() -> board.column(TaskStatus.IN_PROGRESS)
                    .addListener((Observable o) -> seen.add(board.column(TaskStatus.IN_PROGRESS).stream()
                            .map(TaskView::id)
                            .toList())));
            drag(stage, BoardSample.id(1), BoardSample.id(5));
            // The card is below the one it was dropped on until the missing service refuses the move.
            await().untilAsserted(() -> Fx.run(() -> {
                assertThat(seen).contains(List.of(BoardSample.id(5), BoardSample.id(1), BoardSample.id(6)));
                assertThat(told.failures).hasSize(1);
                assertThat(board.find(BoardSample.id(1)).orElseThrow().status()).isEqualTo(TaskStatus.PENDING);
            }));
        } finally {
            Fx.run(stage::close);
        }
    }

    private Stage atOrigin(BoardViewModel board) throws Exception {
        return Fx.call(() -> {
            Stage shown = Fx.show(screen(board), Theme.LIGHT, 100, 990, 800);
            shown.setX(0);
            shown.setY(0);
            return shown;
        });
    }

    /** Drops a card below the middle of another; each step is seen by the scene before the next, as from a hand. */
    private static void drag(Stage stage, UUID task, UUID target) throws Exception {
        FxRobot robot = new FxRobot();
        robot.drag(card(stage, task), MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        robot.moveBy(10, 10);
        WaitForAsyncUtils.waitForFxEvents();
        robot.moveTo(card(stage, target).add(0, 20));
        WaitForAsyncUtils.waitForFxEvents();
        robot.drop();
    }

    private static Point2D card(Stage stage, UUID task) throws Exception {
        return Fx.call(() -> Fx.all(stage.getScene().getRoot()).stream()
                .filter(n -> n instanceof CardCell cell
                        && cell.getItem() != null
                        && cell.getItem().id().equals(task))
                .map(n -> n.localToScreen(
                        n.getBoundsInLocal().getCenterX(), n.getBoundsInLocal().getCenterY()))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void everyControlHasAName() throws Exception {
        Fx.run(() -> {
            BoardViewModel board = board();
            BoardScreen screen = screen(board);
            Stage stage = Fx.show(screen, Theme.LIGHT, 100, 1280, 800);
            for (int i = 1; i <= 7; i += 3) {
                board.select(BoardSample.id(i));
                screen.showInspector();
                Fx.settle(stage.getScene().getRoot());
                assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
            }
            stage.close();
        });
    }

    @SuppressWarnings("unchecked")
    private static List<ListView<TaskView>> lists(Scene scene) {
        return Fx.all(scene.getRoot()).stream()
                .filter(n -> n instanceof ListView)
                .map(n -> (ListView<TaskView>) n)
                .toList();
    }
}
