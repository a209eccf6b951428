package app.praetor.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.kit.KitService.KitInfo;
import app.praetor.kit.KitService.OutputInfo;
import app.praetor.kit.KitService.PlannedFile;
import app.praetor.kit.KitService.Progress;
import app.praetor.kit.KitService.RunInfo;
import app.praetor.sync.client.FileDesk;
import app.praetor.sync.client.FileDesk.Moving;
import app.praetor.ui.common.Fx;
import app.praetor.ui.kit.KitsViewModel.Missing;
import app.praetor.ui.sync.FilesDouble;
import app.praetor.ui.task.DirectTasks;
import app.praetor.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KitsScreenTest {
    private static final KitInfo DOCS = new KitInfo(
            "client-docs",
            "Client documents",
            "1.2.0",
            "file",
            "Requirements, glossary and open questions as documents.",
            4);
    private static final KitInfo API = new KitInfo(
            "api-contract", "API contract", "0.9.1", "api", "An OpenAPI document from the specification.", 2);
    private static final OutputInfo GLOSSARY =
            new OutputInfo("docs/glossary.md", "warnings", List.of("“Slot” has no definition yet."), 812);
    private static final RunInfo PARTIAL = new RunInfo(
            new UUID(3, 1),
            "client-docs",
            "1.2.0",
            "partial",
            Fx.NOW.minusMinutes(3),
            2400,
            List.of(
                    new OutputInfo("docs/requirements.md", "valid", List.of(), 20480),
                    GLOSSARY,
                    new OutputInfo(
                            "docs/open-questions.md", "failed", List.of("Line 12: the heading is missing."), 96)),
            "a.zip",
            null);
    private static final RunInfo OLDER = new RunInfo(
            new UUID(3, 2), "api-contract", "0.9.1", "completed", Fx.NOW.minusDays(2), 900, List.of(), null, null);

    private final Fx.Told told = new Fx.Told();
    private final FilesDouble files = new FilesDouble();
    private final List<String> bundles = new ArrayList<>();

    private KitsViewModel model() {
        KitsViewModel model = new KitsViewModel(null, new DirectTasks(), new UUID(3, 0), files);
        model.show(List.of(DOCS, API), List.of(PARTIAL, OLDER), Map.of());
        model.selected().set(DOCS);
        model.showPlan(
                DOCS,
                List.of(
                        new PlannedFile("docs/requirements.md", "update"),
                        new PlannedFile("docs/glossary.md", "create"),
                        new PlannedFile("docs/open-questions.md", "unchanged"),
                        new PlannedFile("docs/old-scope.md", "delete")));
        return model;
    }

    private KitsScreen screen(KitsViewModel model) {
        return new KitsScreen(model, Fx.messages(), told, Fx.CLOCK, new BundlePort() {
            @Override
            public void openFolder(String suggestedName, Consumer<Path> write) {
                bundles.add("open " + suggestedName);
            }

            @Override
            public void saveAs(String suggestedName, Consumer<Path> write) {
                bundles.add("save " + suggestedName);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void draws(Theme look) throws Exception {
        Fx.run(() -> {
            String name = look.name().toLowerCase(Locale.ROOT);
            KitsViewModel model = model();
            Stage stage = Fx.show(screen(model), look, 100, 1280, 800);
            assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
            Fx.picture(stage, "kits-" + name);
            KitsViewModel running = model();
            stage = Fx.show(screen(running), look, 100, 1280, 800);
            running.running().set(true);
            running.showProgress(new Progress("Writing", "docs/glossary.md", 2, 4));
            assertThat(Fx.texts(stage.getScene().getRoot())).contains("2 of 4", "Cancel run");
            Fx.picture(stage, "kits-running-" + name);
            KitsViewModel run = model();
            stage = Fx.show(screen(run), look, 100, 1280, 800);
            run.selectRun(PARTIAL);
            run.output().set(GLOSSARY);
            run.showPreview(
                    GLOSSARY,
                    "# Glossary\n\n**Slot**: a time at a workshop.\n\n**Front desk**: who takes the bicycle.\n");
            Fx.settle(stage.getScene().getRoot());
            assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
            Fx.picture(stage, "kits-run-" + name);
        });
    }

    @Test
    void staysUsableWhenSmallAndLarge() throws Exception {
        Fx.run(() -> {
            KitsViewModel model = model();
            Stage stage = Fx.show(screen(model), Theme.LIGHT, 100, 960, 600);
            model.selectRun(PARTIAL);
            Fx.picture(stage, "kits-960");
            Fx.picture(Fx.show(screen(model()), Theme.DARK, 150, 1280, 800), "kits-150");
        });
    }

    @Test
    void cancelIsAskedOnceAndARefusedRunIsTold() throws Exception {
        Fx.run(() -> {
            KitsViewModel model = model();
            screen(model);
            model.cancel();
            assertThat(model.cancelling().get()).isFalse();
            model.run();
            assertThat(told.failures).isNotEmpty();
            assertThat(model.running().get()).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void filesThatHaveNotArrivedAreToldAndCanBeFetched(Theme look) throws Exception {
        Fx.run(() -> {
            KitsViewModel model = model();
            Moving late = new Moving(
                    "a.zip",
                    "client-docs 1.2.0",
                    "Northline Cycles",
                    new UUID(3, 0),
                    false,
                    FileDesk.State.WAITING,
                    40_000L,
                    0,
                    2,
                    null,
                    "The server does not have the file yet. It comes when a device sends it.");
            model.show(List.of(DOCS, API), List.of(PARTIAL, OLDER), Map.of(PARTIAL.id(), new Missing(late)));
            Stage stage = Fx.show(screen(model), look, 100, 1280, 800);
            model.selectRun(PARTIAL);
            model.select(GLOSSARY);
            Fx.settle(stage.getScene().getRoot());
            assertThat(Fx.texts(stage.getScene().getRoot()))
                    .anyMatch(t -> t.startsWith("The files of this run have not arrived on this device yet."))
                    .anyMatch(t -> t.contains("files not here yet"));
            assertThat(told.failures).isEmpty();
            Fx.picture(stage, "kits-waiting-" + look.name().toLowerCase(Locale.ROOT));
            model.fetch(PARTIAL);
            assertThat(files.asked).containsExactly("fetch a.zip");

            model.show(List.of(DOCS, API), List.of(PARTIAL, OLDER), Map.of());
            Fx.settle(stage.getScene().getRoot());
            assertThat(Fx.texts(stage.getScene().getRoot())).noneMatch(t -> t.contains("not here yet"));
        });
    }

    @Test
    void aPreviewThatComesLateIsNotShownUnderAnotherFile() {
        KitsViewModel model = model();
        model.selectRun(PARTIAL);
        model.output().set(GLOSSARY);
        model.showPreview(PARTIAL.outputs().getFirst(), "late");
        assertThat(model.preview().get()).isEmpty();
    }

    @Test
    void anEndedRunComesFirstInTheHistoryAndIsShown() {
        KitsViewModel model = model();
        RunInfo ended =
                new RunInfo(new UUID(3, 9), "client-docs", "1.2.0", "completed", Fx.NOW, 100, List.of(), null, null);
        model.showRun(ended);
        assertThat(model.history()).containsExactly(ended, PARTIAL, OLDER);
        assertThat(model.shownRun().get()).isEqualTo(ended);
    }

    @Test
    void thePlanCountsWhatWouldChange() {
        assertThat(List.of("create", "update", "delete", "unchanged"))
                .extracting(model()::count)
                .containsExactly(1L, 1L, 1L, 1L);
    }
}
