package app.praetor.ui.discovery;

import static app.praetor.ui.list.Frame.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.discovery.session.DiscoveryView.Conflict;
import app.praetor.discovery.session.Message;
import app.praetor.ui.Messages;
import app.praetor.ui.discovery.reader.ChatReader;
import app.praetor.ui.list.Frame;
import app.praetor.ui.task.DirectTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class DiscoveryScreenTest {
    private final Talk.Calls calls = new Talk.Calls();
    private final AtomicInteger routed = new AtomicInteger();
    private final List<String> entries = new ArrayList<>();

    private DiscoveryScreen screen() {
        DiscoveryViewModel model =
                new DiscoveryViewModel(calls, ChatReader.NONE, new DirectTasks(t -> {}), Talk.PROJECT, new Drafts());
        return new DiscoveryScreen(model, new Messages(Locale.ENGLISH), routed::incrementAndGet, entries::add);
    }

    private Frame open(int width, int height, boolean dark, int scale) {
        DiscoveryScreen screen = screen();
        Frame frame = Frame.show(screen, width, height, dark, scale);
        screen.onShown();
        screen.focus();
        frame.layout();
        return frame;
    }

    private static Button fold(Frame frame, String text) {
        return frame.nodes(".fold").stream()
                .map(Button.class::cast)
                .filter(each -> each.getText().startsWith(text))
                .findFirst()
                .orElseThrow();
    }

    private static List<Button> findings(Frame frame) {
        return frame.nodes(".finding").stream()
                .map(Button.class::cast)
                .filter(each -> each.getParent().isVisible()
                        && each.getParent().getParent().getParent().isVisible())
                .toList();
    }

    @Test
    void whatWasLookedUpIsOpenedAndLeadsToTheKnowledge() throws Exception {
        onFx(() -> {
            Frame frame = open(1280, 800, false, 100);
            assertThat(frame.nodes(".label").stream().map(each -> ((Label) each).getText()))
                    .contains(
                            "Competitors",
                            "Waits for a model provider",
                            "Our competitor across the bay sends a message as soon as a boat is in the water.");
            assertThat(findings(frame)).isEmpty();
            fold(frame, "Marinas · 4 findings").fire();
            frame.layout();
            assertThat(findings(frame)).hasSize(4);
            findings(frame).getFirst().fire();
            assertThat(entries).containsExactly("CONCEPT/asset");
            fold(frame, "Research (2)").fire();
            frame.layout();
            assertThat(findings(frame)).isEmpty();
            frame.close();
            return null;
        });
    }

    @Test
    void withoutResearchThereIsNoSectionForIt() throws Exception {
        onFx(() -> {
            calls.next = Talk.view(Talk.messages(), Talk.fields(), false, null, List.of());
            Frame frame = open(1280, 800, false, 100);
            assertThat(frame.node(".research").isVisible()).isFalse();
            frame.close();
            return null;
        });
    }

    @Test
    void researchPictures() throws Exception {
        research("discovery-research-light", false, 100, 1280);
        research("discovery-research-dark", true, 100, 1280);
        research("discovery-research-150", true, 150, 1680);
    }

    private void research(String name, boolean dark, int scale, int width) throws Exception {
        onFx(() -> {
            Frame frame = open(width, 900, dark, scale);
            fold(frame, "Marinas").fire();
            frame.layout();
            frame.<ScrollPane>node(".requirements").setVvalue(1);
            frame.layout();
            frame.picture(name);
            frame.close();
            return null;
        });
    }

    @Test
    void enterSendsAndShiftEnterMakesALine() throws Exception {
        onFx(() -> {
            Frame frame = open(1280, 800, false, 100);
            TextArea box = frame.node(".composer-box");
            assertThat(frame.focused()).isSameAs(box);
            box.setText("First line");
            box.end();
            frame.press(KeyCode.ENTER, true, false, false);
            box.appendText("second line");
            frame.press(KeyCode.ENTER);
            assertThat(calls.heard).endsWith("send First line\nsecond line");
            assertThat(box.getText()).isEmpty();
            frame.close();
            return null;
        });
    }

    @Test
    void aDigitTakesAChoiceOnlyWhileTheBoxIsEmpty() throws Exception {
        onFx(() -> {
            Frame frame = open(1280, 800, false, 100);
            TextArea box = frame.node(".composer-box");
            frame.press(KeyCode.DIGIT2);
            assertThat(calls.heard).endsWith("send Boat owners");
            box.setText("about ");
            box.end();
            frame.press(KeyCode.DIGIT3);
            assertThat(calls.heard).endsWith("send Boat owners");
            frame.close();
            return null;
        });
    }

    @Test
    void chipsAnswerByMouseAndSkipIsOffered() throws Exception {
        onFx(() -> {
            Frame frame = open(1280, 800, false, 100);
            List<Button> chips =
                    frame.nodes(".choice-chip").stream().map(Button.class::cast).toList();
            assertThat(chips).extracting(Button::getText).contains("Yard crew", "Boat owners", "Both", "Skip for now");
            chips.stream().filter(c -> c.getText().equals("Skip for now")).forEach(Button::fire);
            assertThat(calls.heard).endsWith("skip");
            frame.close();
            return null;
        });
    }

    @Test
    void aContradictionIsSettledByItsButtons() throws Exception {
        onFx(() -> {
            calls.next = Talk.view(
                    Talk.messages(),
                    Talk.fields(),
                    false,
                    new Conflict("constraints.timeline", List.of("Before 15 March 2027"), List.of("After Easter")));
            Frame frame = open(1280, 800, false, 100);
            frame.picture("discovery-conflict");
            Button take = frame.nodes(".conflict-side .button").stream()
                    .map(Button.class::cast)
                    .filter(b -> b.getText().equals("Take this"))
                    .findFirst()
                    .orElseThrow();
            take.fire();
            assertThat(calls.heard).endsWith("choose constraints.timeline true");
            frame.close();
            return null;
        });
    }

    @Test
    void theClosingCardLeadsOn() throws Exception {
        onFx(() -> {
            calls.next = Talk.view(Talk.messages(), Talk.fields(), true, null);
            Frame frame = open(1280, 800, false, 100);
            assertThat(frame.node(".composer").isVisible()).isFalse();
            ((Button) frame.node(".closing-card .button")).fire();
            assertThat(routed).hasValue(1);
            frame.picture("discovery-closing");
            frame.close();
            return null;
        });
    }

    @Test
    void aValueIsEditedInPlaceAndItsSourceIsMarked() throws Exception {
        onFx(() -> {
            DiscoveryScreen screen = screen();
            Frame frame = Frame.show(screen, 1280, 800, false, 100);
            screen.onShown();
            screen.focus();
            frame.layout();
            FieldCard card = screen.requirements().card("users_and_personas.jobsToBeDone");
            card.requestFocus();
            frame.press(KeyCode.ENTER);
            frame.layout();
            assertThat(frame.nodes(".bubble")).anyMatch(n -> n instanceof MarkedText m && m.marked());
            frame.press(KeyCode.F2);
            frame.layout();
            TextArea editor = (TextArea) frame.focused();
            assertThat(editor.getText()).isEqualTo("Sign a checklist for each boat\nSee which boats are ready");
            editor.appendText("\nTell the owner");
            frame.picture("discovery-editing");
            frame.press(KeyCode.ENTER, false, true, false);
            assertThat(calls.heard)
                    .endsWith("edit users_and_personas.jobsToBeDone"
                            + " [Sign a checklist for each boat, See which boats are ready, Tell the owner]");
            frame.close();
            return null;
        });
    }

    @Test
    void aLongConversationBuildsCellsOnlyForWhatIsSeenAndStaysAtItsEnd() throws Exception {
        List<Message> many = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            many.add(Talk.client(i, ("Sentence number " + i + ". ").repeat(i % 7 + 1)));
            many.add(Talk.agent(i, "Question after " + i + "?", "asks on", List.of(), true));
        }
        calls.next = Talk.view(many, Talk.fields(), false, null);
        Frame frame = onFx(() -> open(1280, 800, false, 100));
        frame.pulse();
        frame.pulse();
        onFx(() -> {
            assertThat(frame.nodes(".chat-cell")).hasSizeLessThan(60);
            ListCell<?> last = frame.nodes(".chat-cell").stream()
                    .map(n -> (ListCell<?>) n)
                    .filter(c -> c.getIndex() == 499 && c.isVisible())
                    .findFirst()
                    .orElseThrow();
            ListView<?> chat = frame.node(".chat");
            double bottom = chat.sceneToLocal(last.localToScene(last.getBoundsInLocal()))
                    .getMaxY();
            assertThat(bottom).isLessThanOrEqualTo(chat.getHeight());
            frame.picture("discovery-long");
            frame.close();
            return null;
        });
    }

    @Test
    void pictures() throws Exception {
        picture("discovery-light", 1280, 800, false, 100);
        picture("discovery-dark", 1280, 800, true, 100);
        picture("discovery-960", 960, 600, false, 100);
        picture("discovery-150", 1280, 800, false, 150);
    }

    private void picture(String name, int width, int height, boolean dark, int scale) throws Exception {
        Frame frame = onFx(() -> open(width, height, dark, scale));
        frame.pulse();
        frame.pulse();
        onFx(() -> {
            frame.picture(name);
            frame.close();
            return null;
        });
    }
}
