package app.praetor.ui.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.sync.client.OrganizationChoiceException.Organization;
import app.praetor.sync.client.SyncDesk.Field;
import app.praetor.sync.client.SyncStatus.State;
import app.praetor.ui.common.Fx;
import app.praetor.ui.sync.SyncViewModel.Section;
import app.praetor.ui.task.DirectTasks;
import app.praetor.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyncScreenTest {
    private final Fx.Told told = new Fx.Told();
    private final List<String> copied = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private final DeskDouble desk = new DeskDouble();
    private SyncViewModel model;

    private SyncScreen screen() {
        model = new SyncViewModel(desk, new DirectTasks());
        SyncScreen screen = new SyncScreen(
                model,
                Fx.messages(),
                told,
                Fx.CLOCK,
                new SyncScreen.Outside(copied::add, opened::add, "Laptop of Ines"));
        screen.onShown();
        return screen;
    }

    private static void fire(Scene scene, KeyCode key, boolean shortcut) {
        var target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, shortcut, false, false));
        Fx.settle(scene.getRoot());
    }

    private static Button button(Stage stage, String text) {
        return Fx.all(stage.getScene().getRoot()).stream()
                .filter(node -> node instanceof Button b && text.equals(b.getText()) && b.isVisible())
                .map(node -> (Button) node)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + text));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyStateIsDrawnAndNamed(State state) throws Exception {
        Fx.run(() -> {
            if (state != State.LOCAL) {
                desk.busy();
            }
            desk.with(state);
            SyncScreen screen = screen();
            model.open(Section.QUEUE);
            Theme look = state.ordinal() % 2 == 0 ? Theme.LIGHT : Theme.DARK;
            Stage stage = Fx.show(screen, look, 100, 1280, 800);
            assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
            String title =
                    new SyncWords(Fx.messages(), Fx.CLOCK).head(desk.status()).title();
            if (state != State.LOCAL) {
                assertThat(Fx.texts(stage.getScene().getRoot())).contains(title, "Last exchange", "3 minutes ago");
            } else {
                assertThat(Fx.texts(stage.getScene().getRoot())).contains("Connect to a server…");
            }
            Fx.picture(stage, "sync-" + state.name().toLowerCase(Locale.ROOT));
            screen.onHidden();
            assertThat(desk.listening()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, 100, 1280, 800",
        "DARK, 100, 1280, 800",
        "LIGHT, 100, 960, 600",
        "DARK, 150, 960, 600",
        "LIGHT, 150, 1280, 800"
    })
    void everyPartIsDrawnInEverySize(Theme look, int scale, int width, int height) throws Exception {
        Fx.run(() -> {
            desk.busy().with(State.UP_TO_DATE);
            for (Section section : Section.values()) {
                SyncScreen screen = screen();
                model.open(section);
                Stage stage = Fx.show(screen, look, scale, width, height);
                assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
                Fx.picture(
                        stage,
                        "sync-%s-%s-%d-%d"
                                .formatted(
                                        section.name().toLowerCase(Locale.ROOT),
                                        look.name().toLowerCase(Locale.ROOT),
                                        width,
                                        scale));
            }
        });
    }

    @Test
    void anEmptyPartSaysSo() throws Exception {
        Fx.run(() -> {
            desk.with(State.UP_TO_DATE);
            for (Section section :
                    new Section[] {Section.QUEUE, Section.REJECTED, Section.CONFLICTS, Section.FILES, Section.DEVICES
                    }) {
                SyncScreen screen = screen();
                model.open(section);
                Stage stage = Fx.show(screen, Theme.LIGHT, 100, 960, 600);
                assertThat(Fx.texts(stage.getScene().getRoot()))
                        .containsAnyOf(
                                "No change waits to be sent.",
                                "The server took every change.",
                                "There is nothing to decide.",
                                "Every file is where it should be.",
                                "No device is known. Sign in to see the devices of your account.");
                Fx.picture(stage, "sync-empty-" + section.name().toLowerCase(Locale.ROOT));
            }
        });
    }

    @Test
    void twoHundredConflictsMakeOnlyTheRowsThatAreSeen() throws Exception {
        Fx.run(() -> {
            for (int i = 1; i <= 200; i++) {
                desk.conflicts.add(DeskDouble.conflict(
                        i, "Task number " + i + " with a name that needs more than one line here", DeskDouble.title()));
            }
            desk.with(State.UP_TO_DATE);
            Stage stage = Fx.show(screen(), Theme.DARK, 100, 1280, 800);
            long cells = Fx.all(stage.getScene().getRoot()).stream()
                    .filter(node -> node instanceof SyncCells.InConflict)
                    .count();
            assertThat(cells).isLessThan(40);
            Fx.picture(stage, "sync-conflicts-200");
        });
    }

    @Test
    void keysChooseForAFieldAndResolve() throws Exception {
        Fx.run(() -> {
            desk.busy().with(State.UP_TO_DATE);
            SyncScreen screen = screen();
            Stage stage = Fx.show(screen, Theme.LIGHT, 100, 1280, 800);
            Scene scene = stage.getScene();
            assertThat(model.section().get()).isEqualTo(Section.CONFLICTS);
            screen.controller().conflicts().boxes().getFirst().focus();
            fire(scene, KeyCode.DIGIT2, false);
            assertThat(scene.getFocusOwner()).isInstanceOf(RadioButton.class);
            screen.controller().conflicts().boxes().get(1).focus();
            fire(scene, KeyCode.DIGIT4, false);
            screen.controller().conflicts().boxes().get(1).editor().setText("Call each clinic.");
            fire(scene, KeyCode.ENTER, true);
            assertThat(desk.values).hasSize(2);
            assertThat(desk.values.get("title").asString()).isEqualTo("Provide opening hours and holidays");
            assertThat(desk.values.get("description").asString()).isEqualTo("Call each clinic.");
            assertThat(model.conflicts().conflicts()).hasSize(1);
            assertThat(model.conflicts().selected().get().label()).isEqualTo("Connect the calendar");
            stage.close();
        });
    }

    @Test
    void whatIsTypedIntoACombinedValueStaysWhenTheConflictComesAgain() throws Exception {
        Fx.run(() -> {
            desk.busy().with(State.UP_TO_DATE);
            SyncScreen screen = screen();
            Stage stage = Fx.show(screen, Theme.LIGHT, 100, 1280, 800);
            ConflictField box = screen.controller().conflicts().boxes().getFirst();
            box.editor().requestFocus();
            box.editor().setText("Provide op");
            box.editor().positionCaret(7);
            Field now = DeskDouble.title();
            desk.conflicts.set(
                    0,
                    DeskDouble.conflict(
                            1,
                            "Opening hours",
                            new Field(now.column(), now.base(), now.mine(), now.theirs(), now.theirs())));
            model.load();
            Fx.settle(stage.getScene().getRoot());
            ConflictField again = screen.controller().conflicts().boxes().getFirst();
            assertThat(again.editor().getText()).isEqualTo("Provide op");
            assertThat(again.editor().isFocused()).isTrue();
            assertThat(again.editor().getCaretPosition()).isEqualTo(7);
            stage.close();
        });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 100, 1280, 800", "DARK, 150, 960, 600"})
    void aRefusedChangeIsMendedInAForm(Theme look, int scale, int width, int height) throws Exception {
        Fx.run(() -> {
            desk.busy().with(State.UP_TO_DATE);
            SyncScreen screen = screen();
            model.open(Section.REJECTED);
            Stage stage = Fx.show(screen, look, scale, width, height);
            model.mend().open(desk.rejected.getFirst());
            Fx.settle(stage.getScene().getRoot());
            assertThat(Fx.texts(stage.getScene().getRoot())).contains("Task: Review: data protection section");
            model.mend().form().get().values().getLast().text().set("{\"source\":");
            button(stage, "Send again").fire();
            assertThat(desk.asked).doesNotContain("sendAgain");
            Fx.settle(stage.getScene().getRoot());
            assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
            Fx.picture(stage, "sync-mend-" + width + "-" + scale);
            button(stage, "Let go…").fire();
            assertThat(desk.asked).doesNotContain("discard");
        });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 100, 1280, 800", "DARK, 150, 960, 600"})
    void theWayToAServerAsksForWhatIsMissing(Theme look, int scale, int width, int height) throws Exception {
        Fx.run(() -> {
            SyncScreen screen = screen();
            Stage stage = Fx.show(screen, look, scale, width, height);
            button(stage, "Connect to a server…").fire();
            Fx.settle(stage.getScene().getRoot());
            assertThat(stage.getScene().getFocusOwner()).isInstanceOf(TextField.class);
            button(stage, "Sign in").fire();
            Fx.settle(stage.getScene().getRoot());
            assertThat(Fx.texts(stage.getScene().getRoot()))
                    .contains("Write the address of your server.", "Write a password.");
            assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
            Fx.picture(stage, "sync-signin-" + width + "-" + scale);
            model.signIn().way().set(SignInViewModel.Way.INVITATION);
            stage = Fx.show(screen, look, scale, width, height);
            Fx.picture(stage, "sync-invitation-" + width + "-" + scale);
        });
    }

    @Test
    void aRefusedSignInStandsOnTopAndThePasswordIsGone() throws Exception {
        Fx.run(() -> {
            SyncScreen screen = screen();
            Stage stage = Fx.show(screen, Theme.LIGHT, 100, 1280, 800);
            button(stage, "Connect to a server…").fire();
            model.signIn().server().set("http://localhost:8080");
            model.signIn().email().set("ines@example.org");
            PasswordField field = (PasswordField) Fx.all(stage.getScene().getRoot()).stream()
                    .filter(node -> node instanceof PasswordField)
                    .findFirst()
                    .orElseThrow();
            field.setText("secret words");
            desk.refuse = "The e-mail or the password is not right. Nothing was changed. Try again.";
            button(stage, "Sign in").fire();
            Fx.settle(stage.getScene().getRoot());
            assertThat(Fx.texts(stage.getScene().getRoot())).contains(desk.refuse);
            assertThat(field.getText()).isEmpty();
            Fx.picture(stage, "sync-signin-refused");
        });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 100, 1280, 800", "DARK, 150, 960, 600"})
    void anAccountOfSeveralOrganizationsChoosesOneAndKeepsWhatWasTyped(Theme look, int scale, int width, int height)
            throws Exception {
        Fx.run(() -> {
            desk.organizations = List.of(
                    new Organization("north", "Studio North"),
                    new Organization("clinics", "Northside Clinics and all of their partners in the region"),
                    new Organization("south", "Studio South"));
            SyncScreen screen = screen();
            Stage stage = Fx.show(screen, look, scale, width, height);
            button(stage, "Connect to a server…").fire();
            model.signIn().server().set("https://sync.example.org");
            model.signIn().email().set("ines@example.org");
            PasswordField field = password(stage);
            field.setText("secret words");
            button(stage, "Sign in").fire();
            Fx.settle(stage.getScene().getRoot());
            assertThat(field.getText()).isEqualTo("secret words");
            assertThat(((RadioButton) stage.getScene().getFocusOwner()).getText())
                    .isEqualTo("Studio North (north)");
            assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
            Fx.picture(stage, "sync-signin-choose-" + width + "-" + scale);
            ((RadioButton) stage.getScene().getFocusOwner()).fire();
            button(stage, "Sign in").fire();
            Fx.settle(stage.getScene().getRoot());
            assertThat(desk.asked).contains("signIn https://sync.example.org ines@example.org Laptop of Ines in north");
            assertThat(field.getText()).isEmpty();
            stage.close();
        });
    }

    private static PasswordField password(Stage stage) {
        return (PasswordField) Fx.all(stage.getScene().getRoot()).stream()
                .filter(node -> node instanceof PasswordField)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 100, 1280, 800", "DARK, 150, 960, 600"})
    void theBrowserIsOpenedAndItsAddressStaysInSight(Theme look, int scale, int width, int height) throws Exception {
        Fx.run(() -> {
            desk.provider = true;
            SyncScreen screen = screen();
            Stage stage = Fx.show(screen, look, scale, width, height);
            button(stage, "Connect to a server…").fire();
            model.signIn().server().set("https://sync.example.org");
            model.signIn().lookUp();
            model.signIn().way().set(SignInViewModel.Way.BROWSER);
            Fx.settle(stage.getScene().getRoot());
            assertThat(Fx.texts(stage.getScene().getRoot())).doesNotContain("E-mail");
            Fx.picture(stage, "sync-signin-browser-" + width + "-" + scale);
            Stage again = Fx.show(screen, look, scale, width, height);
            desk.duringBrowser = () -> {
                Fx.settle(again.getScene().getRoot());
                assertThat(Fx.unnamed(again.getScene().getRoot())).isEmpty();
                button(again, "Copy address").fire();
                Fx.picture(again, "sync-signin-waiting-" + width + "-" + scale);
                button(again, "Stop").fire();
            };
            button(again, "Sign in with the browser").fire();
            Fx.settle(again.getScene().getRoot());
            assertThat(opened).singleElement().asString().startsWith("https://login.example.org/");
            assertThat(copied).isEqualTo(opened);
            assertThat(desk.asked).contains("closed").noneMatch(each -> each.startsWith("signIn"));
            again.close();
        });
    }

    @Test
    void signingOutWithUnsentWorkOffersToSendItFirst() throws Exception {
        Fx.run(() -> {
            desk.busy().with(State.OFFLINE);
            SyncScreen screen = screen();
            Stage stage = Fx.show(screen, Theme.DARK, 100, 1280, 800);
            button(stage, "Sign out…").fire();
            Fx.settle(stage.getScene().getRoot());
            assertThat(((Button) stage.getScene().getFocusOwner()).getText()).isEqualTo("Send first");
            desk.refuse =
                    "The changes could not be sent. You are still signed in, and nothing is lost. Try again later.";
            button(stage, "Send first").fire();
            Fx.settle(stage.getScene().getRoot());
            assertThat(desk.asked).contains("signOut SEND_FIRST");
            assertThat(Fx.texts(stage.getScene().getRoot())).contains(desk.refuse);
            Fx.picture(stage, "sync-signout");
        });
    }

    @Test
    void aDeviceIsShutOutOnlyAfterAQuestion() throws Exception {
        Fx.run(() -> {
            desk.busy().with(State.UP_TO_DATE);
            SyncScreen screen = screen();
            model.open(Section.DEVICES);
            Stage stage = Fx.show(screen, Theme.LIGHT, 100, 1280, 800);
            button(stage, "Shut out…").fire();
            Fx.settle(stage.getScene().getRoot());
            assertThat(desk.asked).doesNotContain("revoke");
            assertThat(((Button) stage.getScene().getFocusOwner()).getText()).isEqualTo("Cancel");
            Fx.picture(stage, "sync-revoke");
        });
    }

    @Test
    void filesOnTheirWayAreCountedAndCanBeAskedFor() throws Exception {
        Fx.run(() -> {
            desk.busy().with(State.UP_TO_DATE);
            SyncScreen screen = screen();
            model.open(Section.FILES);
            Stage stage = Fx.show(screen, Theme.LIGHT, 100, 1280, 800);
            assertThat(Fx.texts(stage.getScene().getRoot()))
                    .contains("Files 5", "2 to send, 2 to fetch", "Stopped", "4.2 MB of 9.7 MB are here");
            button(stage, "Fetch now").fire();
            button(stage, "Try again").fire();
            assertThat(desk.files.asked).containsExactly("fetch a.zip", "again");
            desk.files.moving.clear();
            desk.files.tell();
            Fx.settle(stage.getScene().getRoot());
            assertThat(Fx.texts(stage.getScene().getRoot())).contains("Files 0", "Every file is where it should be.");
            stage.close();
        });
    }

    @Test
    void aListKeepsItsSelectionWhenMoreIsWaiting() throws Exception {
        Fx.run(() -> {
            desk.busy().with(State.UP_TO_DATE);
            SyncScreen screen = screen();
            model.open(Section.REJECTED);
            Stage stage = Fx.show(screen, Theme.LIGHT, 100, 1280, 800);
            ListView<?> list = (ListView<?>) Fx.all(stage.getScene().getRoot()).stream()
                    .filter(node -> node instanceof ListView<?> l && l.getItems() == model.rejected())
                    .findFirst()
                    .orElseThrow();
            list.getSelectionModel().select(1);
            desk.rejected.addFirst(DeskDouble.rejected(9, "Another"));
            desk.tell(DeskDouble.at(State.UP_TO_DATE, 4, 3, 2));
            assertThat(model.rejected()).hasSize(3);
            assertThat(list.getSelectionModel().getSelectedItem()).isEqualTo(desk.rejected.get(2));
            stage.close();
        });
    }
}
