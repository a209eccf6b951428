package app.praetor.ui.kit;

import app.praetor.kit.KitService.KitInfo;
import app.praetor.kit.KitService.OutputInfo;
import app.praetor.kit.KitService.PlannedFile;
import app.praetor.kit.KitService.Progress;
import app.praetor.kit.KitService.RunInfo;
import app.praetor.sync.client.FileDesk.Moving;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.common.SidePane;
import app.praetor.ui.common.TitleActions;
import app.praetor.ui.kit.KitsViewModel.Missing;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Nodes of the kits: the lists at the left, plan or run in the middle, the preview at the right. */
public final class KitsController {
    private static final double LEAST_CONTENT = 620;

    private final KitsViewModel model;
    private final Messages messages;
    private final BundlePort bundles;
    private final KitCells cells;
    private final ObservableList<OutputInfo> shown = FXCollections.observableArrayList();

    @FXML
    private BorderPane root;

    @FXML
    private HBox actions;

    @FXML
    private Button cancel;

    @FXML
    private Button run;

    @FXML
    private ListView<KitInfo> kits;

    @FXML
    private Label historyNone;

    @FXML
    private ListView<RunInfo> history;

    @FXML
    private VBox page;

    @FXML
    private Label kitName;

    @FXML
    private Label kitVersion;

    @FXML
    private Label kitDescription;

    @FXML
    private VBox progressBox;

    @FXML
    private Label progressText;

    @FXML
    private Label progressCount;

    @FXML
    private ProgressBar progressBar;

    @FXML
    private VBox planBox;

    @FXML
    private Label planSummary;

    @FXML
    private ListView<PlannedFile> plan;

    @FXML
    private VBox runBox;

    @FXML
    private Label runTitle;

    @FXML
    private Label runSummary;

    @FXML
    private Button openBundle;

    @FXML
    private Button saveBundle;

    @FXML
    private Button toPlan;

    @FXML
    private HBox arrival;

    @FXML
    private Label arrivalText;

    @FXML
    private Button fetch;

    @FXML
    private Label runError;

    @FXML
    private ListView<OutputInfo> outputs;

    @FXML
    private VBox empty;

    @FXML
    private Button reload;

    @FXML
    private Label previewName;

    @FXML
    private Button closePreview;

    @FXML
    private VBox previewProblems;

    @FXML
    private TextArea preview;

    private SidePane side;

    @SuppressWarnings("NullAway.Init") // the loader fills the fields before initialize
    KitsController(KitsViewModel model, Messages messages, Clock clock, BundlePort bundles) {
        this.model = model;
        this.messages = messages;
        this.bundles = bundles;
        this.cells = new KitCells(messages, clock);
    }

    @FXML
    private void initialize() {
        joinSide();
        kits.setItems(model.kits());
        kits.setCellFactory(view -> cells.kit());
        history.setItems(model.history());
        history.setCellFactory(
                view -> cells.run(this::nameOf, run -> model.missing().containsKey(run.id())));
        plan.setItems(model.plan());
        plan.setCellFactory(view -> cells.planned());
        outputs.setItems(shown);
        outputs.setCellFactory(view -> cells.output());
        kits.getSelectionModel().selectedItemProperty().subscribe(kit -> {
            KitInfo now = model.selected().get();
            if (kit != null && (now == null || !now.id().equals(kit.id()))) {
                model.select(kit);
            }
        });
        history.getSelectionModel().selectedItemProperty().subscribe(each -> {
            if (each != null && !each.equals(model.shownRun().get())) {
                showRunOf(each);
            }
        });
        outputs.getSelectionModel().selectedItemProperty().subscribe(output -> {
            if (output != null && !output.equals(model.output().get())) {
                model.select(output);
            }
        });
        run.setOnAction(e -> model.run());
        cancel.setOnAction(e -> model.cancel());
        toPlan.setOnAction(e -> model.selectRun(null));
        reload.setOnAction(e -> model.load());
        closePreview.setOnAction(e -> {
            model.closePreview();
            outputs.getSelectionModel().clearSelection();
            outputs.requestFocus();
        });
        openBundle.setOnAction(e -> bundle(true));
        saveBundle.setOnAction(e -> bundle(false));
        fetch.setOnAction(e -> {
            RunInfo now = model.shownRun().get();
            if (now != null) {
                model.fetch(now);
            }
        });
        model.missing().addListener((MapChangeListener<UUID, Missing>) c -> {
            showArrival(model.shownRun().get());
            history.refresh();
        });
        model.selected().subscribe(this::showKit);
        model.plan().addListener((ListChangeListener<PlannedFile>) c -> summary());
        model.planned().subscribe(now -> summary());
        model.shownRun().subscribe(this::showRun);
        model.progress().subscribe(this::showProgress);
        model.running().subscribe(now -> states());
        model.cancelling().subscribe(now -> states());
        model.loaded().subscribe(now -> states());
        model.kits().addListener((ListChangeListener<KitInfo>) c -> states());
        model.history().addListener((ListChangeListener<RunInfo>) c -> states());
        model.output().subscribe(this::showOutput);
        preview.textProperty().bind(model.preview());
    }

    /** The preview lies beside the plan or above it, the lists stay at the left. */
    private void joinSide() {
        BorderPane inner = new BorderPane();
        Node left = root.getLeft();
        root.setLeft(null);
        Node centre = root.getCenter();
        root.setCenter(null);
        BorderPane content = new BorderPane();
        content.setLeft(left);
        content.setCenter(centre);
        Region right = (Region) root.getRight();
        root.setRight(null);
        inner.setCenter(content);
        inner.setRight(right);
        root.setCenter(inner);
        side = new SidePane(inner, LEAST_CONTENT);
    }

    private void states() {
        boolean none = model.loaded().get() && model.kits().isEmpty();
        Show.set(empty, none);
        page.setVisible(!none);
        Show.set(cancel, model.running().get());
        cancel.setDisable(model.cancelling().get());
        cancel.setText(messages.get(model.cancelling().get() ? "kit.cancelling" : "kit.cancel"));
        run.setDisable(model.running().get() || model.selected().get() == null);
        Show.set(historyNone, model.history().isEmpty());
        Show.set(history, !model.history().isEmpty());
        Show.set(progressBox, model.running().get());
        showProgress(model.progress().get());
    }

    private void showKit(@Nullable KitInfo kit) {
        states();
        if (kit != null) {
            kits.getSelectionModel().select(kit);
            kitName.setText(kit.name());
            kitVersion.setText(kit.version());
            kitDescription.setText(kit.description());
        }
    }

    private void summary() {
        planSummary.setText(
                model.planned().get()
                        ? messages.get(
                                "kit.plan.summary",
                                model.count("create"),
                                model.count("update"),
                                model.count("delete"),
                                model.count("unchanged"))
                        : "");
    }

    private void showRunOf(RunInfo each) {
        model.kits().stream()
                .filter(k -> k.id().equals(each.kitId()))
                .findFirst()
                .ifPresent(model::select);
        model.selectRun(each);
    }

    private void showRun(@Nullable RunInfo now) {
        Show.set(runBox, now != null);
        Show.set(planBox, now == null);
        if (now == null) {
            history.getSelectionModel().clearSelection();
            shown.clear();
            return;
        }
        history.getSelectionModel().select(now);
        runTitle.setText(messages.get("kit.status." + now.status()));
        long good =
                now.outputs().stream().filter(o -> !"failed".equals(o.status())).count();
        runSummary.setText(messages.get("kit.run.summary", good, now.outputs().size()) + " · " + cells.started(now));
        Show.text(runError, now.error() == null ? "" : now.error());
        showArrival(now);
        shown.setAll(now.outputs());
    }

    /** Files of a colleague's run come after the run; until then that is said, and nothing fails. */
    private void showArrival(@Nullable RunInfo now) {
        Missing missing = now == null ? null : model.missing().get(now.id());
        boolean none = now == null || now.bundle() == null || missing != null;
        openBundle.setDisable(none);
        saveBundle.setDisable(none);
        Show.set(arrival, missing != null);
        if (missing != null) {
            Moving moving = missing.moving();
            arrivalText.setText(cells.missing(moving));
            Show.set(fetch, moving != null);
        }
    }

    private void showProgress(@Nullable Progress now) {
        if (now == null) {
            progressText.setText(messages.get("kit.starting"));
            progressCount.setText("");
            progressBar.setProgress(0);
            return;
        }
        progressText.setText(now.item().isEmpty() ? now.phase() : now.phase() + " · " + now.item());
        progressCount.setText(messages.get("kit.progress.count", now.done(), now.total()));
        progressBar.setProgress(now.total() == 0 ? 0 : (double) now.done() / now.total());
    }

    private void showOutput(@Nullable OutputInfo output) {
        side.open().set(output != null);
        previewProblems.getChildren().clear();
        if (output == null) {
            return;
        }
        previewName.setText(output.path());
        for (String problem : output.problems()) {
            Label text = new Label(problem);
            text.setWrapText(true);
            text.getStyleClass().add("field-problem");
            previewProblems.getChildren().add(text);
        }
        Show.set(previewProblems, !output.problems().isEmpty());
    }

    private void bundle(boolean open) {
        RunInfo now = model.shownRun().get();
        if (now != null && now.bundle() != null) {
            String name = now.kitId() + "-" + now.kitVersion() + ".zip";
            if (open) {
                bundles.openFolder(name, target -> model.saveBundle(now, target));
            } else {
                bundles.saveAs(name, target -> model.saveBundle(now, target));
            }
        }
    }

    private String nameOf(String kitId) {
        return model.kits().stream()
                .filter(k -> k.id().equals(kitId))
                .map(KitInfo::name)
                .findFirst()
                .orElse(kitId);
    }

    /** Puts the focus where the arrows walk. */
    void focus() {
        kits.requestFocus();
    }

    List<Node> takeActions() {
        return TitleActions.take(root, actions);
    }
}
