package app.praetor.ui.sync;

import app.praetor.sync.client.SyncDesk.Device;
import app.praetor.sync.client.SyncDesk.Queued;
import app.praetor.sync.client.SyncDesk.Rejected;
import app.praetor.sync.client.SyncDesk.Unsent;
import app.praetor.sync.client.SyncStatus;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Notices;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.TitleActions;
import app.praetor.ui.control.Chip;
import app.praetor.ui.sync.SyncDialogs.Answer;
import app.praetor.ui.sync.SyncViewModel.Section;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Nodes of the exchange: the state, the figures, and the part that is open. */
public final class SyncController {
    /** Narrower, figures stand beside their names. */
    private static final double TIGHT_EM = 46;

    private final SyncViewModel model;
    private final Messages messages;
    private final Notices notices;
    private final SyncWords words;
    private final SyncScreen.Outside outside;
    private final Map<Section, ToggleButton> tabs = new EnumMap<>(Section.class);
    private final Map<Section, Node> shownParts = new EnumMap<>(Section.class);
    private final Timeline clockwork = new Timeline();

    @FXML
    private StackPane root;

    @FXML
    private BorderPane frame;

    @FXML
    private HBox actions;

    @FXML
    private Button signOut;

    @FXML
    private Button main;

    @FXML
    private ScrollPane page;

    @FXML
    private FontIcon stateIcon;

    @FXML
    private Label stateTitle;

    @FXML
    private Label stateDetail;

    @FXML
    private ProgressBar progress;

    @FXML
    private FlowPane facts;

    @FXML
    private ToggleGroup parts;

    @FXML
    private ToggleButton queueTab;

    @FXML
    private ToggleButton rejectedTab;

    @FXML
    private ToggleButton conflictsTab;

    @FXML
    private ToggleButton filesTab;

    @FXML
    private ToggleButton devicesTab;

    @FXML
    private ToggleButton diagnosticsTab;

    @FXML
    private StackPane queuePart;

    @FXML
    private ListView<Queued> queue;

    @FXML
    private Label queueNone;

    @FXML
    private StackPane rejectedPart;

    @FXML
    private ListView<Rejected> rejected;

    @FXML
    private Label rejectedNone;

    @FXML
    private StackPane conflictsPart;

    @FXML
    private StackPane filesPart;

    @FXML
    private VBox devicesPart;

    @FXML
    private Label devicesProblem;

    @FXML
    private ListView<Device> devices;

    @FXML
    private Label devicesNone;

    @FXML
    private ProgressIndicator devicesBusy;

    @FXML
    private VBox diagnosticsPart;

    @FXML
    private Button copy;

    @FXML
    private TextArea diagnostics;

    @FXML
    private VBox local;

    @FXML
    private Button connect;

    private SignInDialog signIn;
    private SyncDialogs questions;
    private ConflictsPane conflicts;
    private FilesPane files;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    SyncController(SyncViewModel model, Messages messages, Notices notices, Clock clock, SyncScreen.Outside outside) {
        this.model = model;
        this.messages = messages;
        this.notices = notices;
        this.outside = outside;
        this.words = new SyncWords(messages, clock);
        clockwork
                .getKeyFrames()
                .add(new KeyFrame(
                        Duration.seconds(1), e -> showState(model.status().get())));
        clockwork.setCycleCount(Animation.INDEFINITE);
    }

    @FXML
    private void initialize() {
        conflicts = new ConflictsPane(model.conflicts(), words, messages);
        conflictsPart.getChildren().add(conflicts);
        files = new FilesPane(model.files(), words, messages);
        filesPart.getChildren().add(files);
        model.files().counts().subscribe(now -> {
            filesTab.setText(messages.get("sync.part.files", now.up() + now.down() + now.offered()));
            showState(model.status().get());
        });
        part(Section.QUEUE, queueTab, queuePart);
        part(Section.REJECTED, rejectedTab, rejectedPart);
        part(Section.CONFLICTS, conflictsTab, conflictsPart);
        part(Section.FILES, filesTab, filesPart);
        part(Section.DEVICES, devicesTab, devicesPart);
        part(Section.DIAGNOSTICS, diagnosticsTab, diagnosticsPart);
        parts.selectedToggleProperty().addListener((p, was, now) -> {
            if (now == null) {
                parts.selectToggle(was);
            }
        });
        model.section().subscribe(this::open);
        prepareLists();
        copy.setOnAction(e -> {
            outside.clipboard().accept(model.diagnostics().get());
            notices.done(messages.get("sync.diagnostics.copied"));
        });
        model.diagnostics().subscribe(diagnostics::setText);
        signIn = new SignInDialog(model.signIn(), messages, root, frame, outside);
        new MendDialog(model.mend(), messages, words, root, frame, this::askToLetGo);
        questions = new SyncDialogs(messages, root, frame);
        connect.setOnAction(e -> signIn());
        main.setOnAction(e -> act(words.head(model.status().get()).action()));
        signOut.setOnAction(e -> askToSignOut());
        model.status().subscribe(this::show);
        facts.widthProperty().subscribe(width -> showState(model.status().get()));
    }

    private void part(Section section, ToggleButton tab, Node node) {
        tabs.put(section, tab);
        shownParts.put(section, node);
        tab.setOnAction(e -> model.open(section));
    }

    private void open(Section section) {
        shownParts.forEach((each, node) -> Show.set(node, each == section));
        ToggleButton tab = tabs.get(section);
        if (tab != null) {
            parts.selectToggle(tab);
        }
    }

    private void prepareLists() {
        queue.setItems(model.queue());
        queue.setCellFactory(view -> new SyncCells.Waiting(words));
        rejected.setItems(model.rejected());
        rejected.setCellFactory(view -> new SyncCells.NotAccepted(words, messages, model.mend()::open));
        rejected.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            Rejected chosen = rejected.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown() && chosen != null) {
                model.mend().open(chosen);
                e.consume();
            }
        });
        rejected.setOnMouseClicked(e -> {
            Rejected chosen = rejected.getSelectionModel().getSelectedItem();
            if (e.getClickCount() == 2 && chosen != null) {
                model.mend().open(chosen);
            }
        });
        devices.setItems(model.devices());
        devices.setCellFactory(view -> new SyncCells.OfAccount(words, messages, this::askToRevoke));
        Show.when(devicesBusy, model.devicesLoading());
        model.devicesProblem().subscribe(text -> {
            Show.text(devicesProblem, text);
            empties();
        });
        model.devicesLoading().subscribe(now -> empties());
        model.queue().addListener((ListChangeListener<Queued>) c -> empties());
        model.rejected().addListener((ListChangeListener<Rejected>) c -> empties());
        model.devices().addListener((ListChangeListener<Device>) c -> empties());
        empties();
    }

    private void empties() {
        fill(queue, queueNone, true);
        fill(rejected, rejectedNone, true);
        boolean asked =
                !model.devicesLoading().get() && model.devicesProblem().get().isEmpty();
        fill(devices, devicesNone, asked);
    }

    private static void fill(ListView<?> list, Label none, boolean say) {
        boolean empty = list.getItems().isEmpty();
        list.setVisible(!empty);
        Show.set(none, empty && say);
    }

    private void show(SyncStatus status) {
        boolean server = status.state() != SyncStatus.State.LOCAL;
        Show.set(page, server);
        Show.set(local, !server);
        Show.set(main, server);
        Show.set(signOut, server && status.account() != null && status.state() != SyncStatus.State.SIGNED_OUT);
        SyncStatus.Load load = status.load();
        Show.set(progress, load != null);
        if (load != null) {
            progress.setProgress(load.total() <= 0 ? -1 : Math.clamp((double) load.done() / load.total(), 0, 1));
        }
        queueTab.setText(messages.get("sync.part.queue", status.queued()));
        rejectedTab.setText(messages.get("sync.part.rejected", status.rejected()));
        conflictsTab.setText(messages.get("sync.part.conflicts", status.conflicts()));
        showState(status);
    }

    /** The words that change while nothing happens, too: how long ago, when next. */
    private void showState(SyncStatus status) {
        SyncWords.Head head = words.head(status);
        stateIcon.setIconLiteral(head.icon());
        for (Chip.Tone tone : Chip.Tone.values()) {
            stateIcon.getStyleClass().remove("icon-" + tone.name().toLowerCase(Locale.ROOT));
        }
        stateIcon.getStyleClass().add("icon-" + head.tone().name().toLowerCase(Locale.ROOT));
        stateTitle.setText(head.title());
        stateDetail.setText(head.detail());
        main.setText(messages.get(head.action().key()));
        boolean needed = head.action() == SyncWords.Action.SIGN_IN || head.action() == SyncWords.Action.GO_ON;
        main.getStyleClass().remove("accent");
        if (needed) {
            main.getStyleClass().add("accent");
        }
        List<SyncWords.Fact> now = words.facts(status, model.files().counts().get());
        while (facts.getChildren().size() > now.size()) {
            facts.getChildren().removeLast();
        }
        boolean tight = facts.getWidth() > 0
                && facts.getWidth() < TIGHT_EM * stateDetail.getFont().getSize();
        for (int i = 0; i < now.size(); i++) {
            if (i == facts.getChildren().size()) {
                facts.getChildren().add(new FactLabel());
            }
            FactLabel label = (FactLabel) facts.getChildren().get(i);
            label.show(now.get(i));
            label.inline(tight);
        }
    }

    private void act(SyncWords.Action action) {
        switch (action) {
            case CONNECT, SIGN_IN -> signIn();
            case SYNC_NOW, GO_ON -> model.syncNow();
            case PAUSE -> model.pause();
        }
    }

    private void signIn() {
        SyncStatus now = model.status().get();
        model.signIn().prepare(now.server(), now.account(), outside.deviceName());
        signIn.open();
    }

    private void askToSignOut() {
        int waiting = model.status().get().queued();
        Answer keep = new Answer(
                messages.get(waiting > 0 ? "sync.signout.keep" : "sync.signout"),
                false,
                refused -> leave(Unsent.KEEP_HERE, refused));
        if (waiting > 0) {
            Answer send =
                    new Answer(messages.get("sync.signout.send"), false, refused -> leave(Unsent.SEND_FIRST, refused));
            questions.ask(
                    messages.get("sync.signout.title"), messages.get("sync.signout.waiting", waiting), send, keep);
        } else {
            questions.ask(messages.get("sync.signout.title"), messages.get("sync.signout.nothing"), keep);
        }
    }

    private void leave(Unsent unsent, java.util.function.Consumer<String> refused) {
        model.signOut(unsent, questions::close, refused);
    }

    private void askToRevoke(Device device) {
        questions.ask(
                messages.get("sync.devices.ask", device.name()),
                messages.get(device.thisOne() ? "sync.devices.ask.this" : "sync.devices.ask.other"),
                new Answer(messages.get("sync.devices.revoke"), true, refused -> {
                    questions.close();
                    model.revoke(device.id());
                }));
    }

    private void askToLetGo() {
        MendViewModel.Form form = model.mend().form().get();
        if (form != null) {
            String name = words.name(form.change().label(), form.change().row());
            // The form closes with the layer below; what it was about is kept here.
            model.mend().close();
            questions.ask(
                    messages.get("sync.rejected.ask", name),
                    messages.get("sync.rejected.ask.detail"),
                    new Answer(messages.get("sync.rejected.letgo"), true, refused -> {
                        questions.close();
                        model.mend().letGo(form.change().id());
                    }));
        }
    }

    /** Whether the words about time keep up with it. */
    void tick(boolean on) {
        if (on) {
            clockwork.play();
        } else {
            clockwork.stop();
        }
    }

    /** Puts the keys where the arrows walk. */
    void focus() {
        switch (model.section().get()) {
            case QUEUE -> queue.requestFocus();
            case REJECTED -> rejected.requestFocus();
            case CONFLICTS -> conflicts.focus();
            case FILES -> files.focusList();
            case DEVICES -> devices.requestFocus();
            case DIAGNOSTICS -> diagnostics.requestFocus();
        }
        if (local.isVisible()) {
            connect.requestFocus();
        }
    }

    List<Node> takeActions() {
        return TitleActions.take(frame, actions);
    }

    ConflictsPane conflicts() {
        return conflicts;
    }
}
