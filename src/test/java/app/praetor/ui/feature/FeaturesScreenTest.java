package app.praetor.ui.feature;

import static app.praetor.ui.list.Frame.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.feature.FeatureView;
import app.praetor.feature.FeatureView.SignalView;
import app.praetor.ui.Messages;
import app.praetor.ui.list.Frame;
import app.praetor.ui.task.DirectTasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeaturesScreenTest {
    private static final UUID PROJECT = new UUID(1, 1);
    private final Store store = new Store();
    private FeaturesViewModel model = new FeaturesViewModel(store, new DirectTasks(t -> {}), PROJECT);

    @BeforeEach
    void fill() {
        store.features = new ArrayList<>(List.of(
                feature(
                        1,
                        "Launch checklist",
                        "A checklist for each boat, signed before it goes into the water.",
                        0.94,
                        1),
                feature(2, "Readiness board", "Which boats are ready, waiting for parts, or in the water.", 0.88, 2),
                feature(
                        3,
                        "Slot booking",
                        "Owners choose a crane slot themselves; two boats never share one.",
                        0.81,
                        3),
                feature(4, "Owner messages", "A text message when the boat is ready, and when it is not.", 0.72, 0),
                feature(5, "Work orders", "Repairs with hours and parts, from the yard's phone.", 0.64, 0),
                feature(6, "Insurance export", "Signed checklists of a season as one file for the insurer.", 0.58, 0),
                feature(7, "Winter storage map", "", 0.31, 0)));
    }

    private static FeatureView feature(int n, String name, String description, double score, int order) {
        return new FeatureView(
                new UUID(5, n),
                name,
                description,
                n % 2 == 0 ? "Operations" : "Safety",
                n % 3 == 0 ? "high" : "medium",
                score,
                "The client lost two boats to an open valve and the insurer asks for proof.",
                List.of(
                        new SignalView(
                                "seed",
                                "Solves a pain point",
                                "purpose_and_problem.triggerEvent",
                                "two boats were craned into the water with an open hull valve"),
                        new SignalView("ontology", "Usual for asset maintenance", null, null)),
                order > 0,
                order,
                n == 2 ? "Ask whether the board hangs in the shed." : "");
    }

    private FeaturesScreen screen() {
        return new FeaturesScreen(model, new Messages(Locale.ENGLISH), () -> {});
    }

    private List<String> selected() {
        return store.features.stream()
                .filter(FeatureView::selected)
                .sorted(Comparator.comparingInt(FeatureView::order))
                .map(FeatureView::name)
                .toList();
    }

    @Test
    void aMoveShowsAtOnceAndIsWritten() {
        model.load();
        model.move(new UUID(5, 3), -1);
        assertThat(selected()).containsExactly("Launch checklist", "Slot booking", "Readiness board");
        assertThat(model.rows().get(2))
                .isInstanceOfSatisfying(
                        FeatureRow.Candidate.class,
                        c -> assertThat(c.feature().name()).isEqualTo("Slot booking"));
    }

    @Test
    void aDeselectedFeatureKeepsItsNote() {
        model.load();
        model.select(new UUID(5, 2), false);
        assertThat(model.find(new UUID(5, 2))).hasValueSatisfying(f -> {
            assertThat(f.selected()).isFalse();
            assertThat(f.notes()).isNotEmpty();
        });
        assertThat(selected()).containsExactly("Launch checklist", "Slot booking");
    }

    @Test
    void aFailedWriteBringsBackWhatIsStored() {
        model.load();
        store.fail = true;
        model.select(new UUID(5, 4), true);
        assertThat(model.find(new UUID(5, 4)))
                .hasValueSatisfying(f -> assertThat(f.selected()).isFalse());
    }

    @Test
    void theFilterLooksIntoNamesDescriptionsAndNotes() {
        model.load();
        model.filterProperty().set("SHED");
        assertThat(model.rows()).hasSize(2);
        model.filterProperty().set("nothing like it");
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void theListWorksByKeyboard() throws Exception {
        onFx(() -> {
            FeaturesScreen screen = screen();
            Frame frame = Frame.show(screen, 1280, 800, false, 100);
            screen.onShown();
            screen.focus();
            frame.layout();
            ListView<?> list = frame.node(".feature-list");
            assertThat(frame.focused()).isSameAs(list);
            frame.press(KeyCode.DOWN, false, false, true);
            assertThat(selected()).startsWith("Readiness board", "Launch checklist");
            frame.layout();
            frame.press(KeyCode.DOWN, false, false, true);
            assertThat(selected()).endsWith("Launch checklist");
            frame.press(KeyCode.SPACE);
            assertThat(selected()).containsExactly("Readiness board", "Slot booking");
            frame.press(KeyCode.F2);
            TextArea note = (TextArea) frame.focused();
            note.setText("Signed on paper today");
            list.requestFocus();
            assertThat(store.features).anyMatch(f -> f.notes().equals("Signed on paper today"));
            frame.close();
            return null;
        });
    }

    @Test
    void checkboxesAndArrowsWorkByMouse() throws Exception {
        onFx(() -> {
            FeaturesScreen screen = screen();
            Frame frame = Frame.show(screen, 1280, 800, false, 100);
            screen.onShown();
            screen.focus();
            frame.layout();
            CheckBox fourth = frame.nodes(".check-box").stream()
                    .map(CheckBox.class::cast)
                    .filter(c -> "Select Owner messages".equals(c.getAccessibleText()))
                    .findFirst()
                    .orElseThrow();
            fourth.fire();
            assertThat(selected()).endsWith("Owner messages");
            frame.close();
            return null;
        });
    }

    @Test
    void anEmptyScreenOffersToFindFeatures() throws Exception {
        List<FeatureView> found = List.copyOf(store.features);
        store.features = new ArrayList<>();
        store.found = found;
        onFx(() -> {
            FeaturesScreen screen = screen();
            Frame frame = Frame.show(screen, 1280, 800, false, 100);
            screen.onShown();
            screen.focus();
            frame.layout();
            frame.picture("features-empty");
            ((Button) frame.node(".empty .button")).fire();
            frame.layout();
            assertThat(frame.node(".empty").isVisible()).isFalse();
            assertThat(model.rows()).hasSize(9);
            frame.close();
            return null;
        });
    }

    @Test
    void pictures() throws Exception {
        picture("features-light", 1280, 800, false, 100);
        picture("features-dark", 1280, 800, true, 100);
        picture("features-960", 960, 600, false, 100);
        picture("features-150", 1280, 800, false, 150);
    }

    private void picture(String name, int width, int height, boolean dark, int scale) throws Exception {
        model = new FeaturesViewModel(store, new DirectTasks(t -> {}), PROJECT);
        Frame frame = onFx(() -> {
            FeaturesScreen screen = screen();
            Frame shown = Frame.show(screen, width, height, dark, scale);
            screen.onShown();
            screen.focus();
            return shown;
        });
        frame.pulse();
        onFx(() -> {
            frame.picture(name);
            frame.close();
            return null;
        });
    }

    /** Keeps features as the service would. */
    private static final class Store implements FeatureCalls {
        List<FeatureView> features = new ArrayList<>();
        List<FeatureView> found = List.of();
        boolean fail;

        @Override
        public List<FeatureView> list(UUID projectId) {
            return List.copyOf(features);
        }

        @Override
        public List<FeatureView> generate(UUID projectId) {
            features = new ArrayList<>(found);
            return List.copyOf(features);
        }

        @Override
        public List<FeatureView> select(UUID projectId, UUID id, boolean selected) {
            if (fail) {
                throw new IllegalStateException("disk full");
            }
            List<UUID> order = new ArrayList<>(order());
            order.remove(id);
            if (selected) {
                order.add(id);
            }
            return reorder(projectId, order);
        }

        private List<UUID> order() {
            return features.stream()
                    .filter(FeatureView::selected)
                    .sorted(Comparator.comparingInt(FeatureView::order))
                    .map(FeatureView::id)
                    .toList();
        }

        @Override
        public List<FeatureView> reorder(UUID projectId, List<UUID> ids) {
            features.replaceAll(f -> copy(f, ids.indexOf(f.id()) + 1, f.notes()));
            return List.copyOf(features);
        }

        @Override
        public List<FeatureView> note(UUID projectId, UUID id, String note) {
            features.replaceAll(f -> f.id().equals(id) ? copy(f, f.order(), note) : f);
            return List.copyOf(features);
        }

        private static FeatureView copy(FeatureView f, int order, String notes) {
            return new FeatureView(
                    f.id(),
                    f.name(),
                    f.description(),
                    f.category(),
                    f.complexity(),
                    f.score(),
                    f.why(),
                    f.signals(),
                    order > 0,
                    order,
                    notes);
        }
    }
}
