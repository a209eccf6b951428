package app.praetor.ui.discovery;

import static app.praetor.ui.list.Frame.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.discovery.session.DiscoveryView;
import app.praetor.model.provider.ProviderKind;
import app.praetor.ui.Messages;
import app.praetor.ui.discovery.reader.ChatReader;
import app.praetor.ui.list.Frame;
import app.praetor.ui.task.DirectTasks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The chat while a model may read along. */
class ChatReaderTest {
    private final Talk.Calls calls = new Talk.Calls();
    private final ChatReader reader = new ChatReader() {
        @Override
        public Optional<Choice> choice() {
            return Optional.ofNullable(choice);
        }

        @Override
        public void use(boolean model) {
            choice = new Choice(ProviderKind.OPENAI, "https://llm.boatyard.example/v1", "m-1", model);
        }
    };
    private ChatReader.@Nullable Choice choice;

    private DiscoveryViewModel model() {
        DiscoveryViewModel model =
                new DiscoveryViewModel(calls, reader, new DirectTasks(t -> {}), Talk.PROJECT, new Drafts());
        model.load();
        return model;
    }

    private Frame open(DiscoveryViewModel model, int width, int height, boolean dark, int scale) {
        DiscoveryScreen screen = new DiscoveryScreen(model, new Messages(Locale.ENGLISH), () -> {}, entry -> {});
        Frame frame = Frame.show(screen, width, height, dark, scale);
        screen.onShown();
        screen.focus();
        frame.layout();
        return frame;
    }

    @Test
    void withoutAModelThereIsNothingToChoose() throws Exception {
        onFx(() -> {
            Frame frame = open(model(), 1280, 800, false, 100);
            assertThat(frame.node(".reader-bar").isVisible()).isFalse();
            frame.close();
            return null;
        });
    }

    @Test
    void theSwitchNamesWhoIsAskedAndIsNeverWithoutAChoice() throws Exception {
        reader.use(true);
        onFx(() -> {
            Frame frame = open(model(), 1280, 800, false, 100);
            List<ToggleButton> buttons = frame.nodes(".reader-bar .toggle-button").stream()
                    .map(ToggleButton.class::cast)
                    .toList();
            assertThat(buttons).extracting(ToggleButton::getText).containsExactly("Offline", "llm.boatyard.example");
            assertThat(buttons).extracting(ToggleButton::isSelected).containsExactly(false, true);
            buttons.getLast().fire();
            assertThat(buttons).extracting(ToggleButton::isSelected).containsExactly(false, true);
            buttons.getFirst().fire();
            assertThat(buttons).extracting(ToggleButton::isSelected).containsExactly(true, false);
            assertThat(reader.choice().orElseThrow().on()).isFalse();
            frame.close();
            return null;
        });
    }

    @Test
    void wordsAreShownAsTheyComeAndEscapeStops() throws Exception {
        reader.use(true);
        calls.pieces = List.of("So the owners ", "ring.");
        onFx(() -> {
            DiscoveryViewModel model = model();
            Frame frame = open(model, 1280, 800, false, 100);
            TextArea box = frame.node(".composer-box");
            calls.meanwhile = () -> {
                assertThat(model.lines())
                        .contains(new ChatLine.Sending("They ring us."), new ChatLine.Reading("So the owners ring."));
                frame.press(KeyCode.ESCAPE);
                assertThat(model.stoppingProperty().get()).isTrue();
            };
            box.setText("They ring us.");
            frame.press(KeyCode.ENTER);
            assertThat(calls.heard).endsWith("stop", "send They ring us.");
            assertThat(model.readingProperty().get()).isFalse();
            assertThat(model.lines()).noneMatch(l -> l instanceof ChatLine.Reading);
            frame.close();
            return null;
        });
    }

    @Test
    void whoGoesOfflineInTheMiddleStopsTheModel() {
        reader.use(true);
        DiscoveryViewModel model = model();
        calls.meanwhile = () -> model.use(false);
        model.draftProperty().set("They ring us.");
        model.send();
        assertThat(calls.heard).endsWith("stop", "send They ring us.");
        assertThat(reader.choice().orElseThrow().on()).isFalse();
    }

    @Test
    void anEditDoesNotWaitForTheModel() {
        reader.use(true);
        DiscoveryViewModel model = model();
        calls.meanwhile = () -> model.edit(model.fields().getFirst(), "Nobody knows which boat is ready");
        model.draftProperty().set("They ring us.");
        model.send();
        assertThat(calls.heard).last().isEqualTo("send They ring us.");
        assertThat(calls.heard).filteredOn(c -> c.startsWith("edit")).hasSize(1);
    }

    @Test
    void aMessageThatAnEarlierScreenSentIsShownUntilItIsThere() {
        reader.use(true);
        DiscoveryView there = calls.next;
        calls.next = new DiscoveryView(
                there.projectId(),
                there.contextId(),
                there.phase(),
                there.messages(),
                there.fields(),
                there.known(),
                there.completeness(),
                there.complete(),
                there.conflict(),
                there.research(),
                "They ring us.");
        DiscoveryViewModel model = model();
        assertThat(model.lines()).endsWith(new ChatLine.Sending("They ring us."), new ChatLine.Reading(""));
        model.draftProperty().set("They ring us.");
        model.send();
        assertThat(calls.heard).as("not sent twice").noneMatch(c -> c.startsWith("send"));
        calls.next = there;
        model.refresh();
        assertThat(model.sendingProperty().get()).isFalse();
        assertThat(model.lines()).noneMatch(l -> l instanceof ChatLine.Sending);
    }

    @Test
    void wordsThatDidNotArriveGoBackIntoTheBox() {
        reader.use(true);
        DiscoveryViewModel model = model();
        calls.failure = new IllegalStateException("out of order");
        model.draftProperty().set("They ring us.");
        model.send();
        assertThat(model.draftProperty().get()).isEqualTo("They ring us.");
        assertThat(model.readingProperty().get()).isFalse();
        assertThat(model.sendingProperty().get()).isFalse();
    }

    @Test
    void pictures() throws Exception {
        reader.use(true);
        picture("discovery-reader-960", 960, 600, false, 100);
        picture("discovery-reader-150", 1280, 800, true, 150);
    }

    private void picture(String name, int width, int height, boolean dark, int scale) throws Exception {
        DiscoveryView there = calls.next;
        calls.next = new DiscoveryView(
                there.projectId(),
                there.contextId(),
                there.phase(),
                there.messages(),
                there.fields(),
                there.known(),
                there.completeness(),
                there.complete(),
                there.conflict(),
                there.research(),
                "They ring us.");
        Frame frame = onFx(() -> open(model(), width, height, dark, scale));
        frame.pulse();
        frame.pulse();
        onFx(() -> {
            frame.picture(name);
            frame.close();
            return null;
        });
        calls.next = there;
    }
}
