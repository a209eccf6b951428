package app.praetor.ui.spec;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.spec.SpecChange;
import app.praetor.spec.SpecVersion;
import app.praetor.spec.SpecView;
import app.praetor.spec.SpecView.Line;
import app.praetor.spec.SpecView.Section;
import app.praetor.spec.SpecView.Source;
import app.praetor.ui.common.Fx;
import app.praetor.ui.task.DirectTasks;
import app.praetor.ui.theme.Theme;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpecScreenTest {
    private final Fx.Told told = new Fx.Told();

    private static UUID id(int n) {
        return new UUID(2, n);
    }

    private static final Line HELD = new Line(
            "FR-001",
            "When a customer does not answer an offered repair slot within one hour, the system shall release the slot"
                    + " and offer it to the next customer on the waiting list.",
            "must",
            List.of(
                    "A slot offered at 10:00 and not answered is free at 11:00.",
                    "The next customer is told by text message."),
            List.of(
                    new Source(
                            "Core problem", "half our slots stay empty because nobody rings back", "Client", 2, 0.92),
                    new Source("How long a slot is held", null, null, 0, 0.58)));

    private static SpecView spec(boolean stale, List<String> problems) {
        return new SpecView(
                id(3),
                "3",
                Fx.NOW.minusMinutes(12),
                "9f2c",
                "Ridgeway Cycles: repair bookings",
                List.of(
                        new Section(
                                "Purpose",
                                List.of(new Line(
                                        "",
                                        "Nine workshops lose repair slots because customers are reached by telephone"
                                                + " only.",
                                        "",
                                        List.of(),
                                        List.of()))),
                        new Section(
                                "Functional requirements",
                                List.of(
                                        HELD,
                                        new Line(
                                                "FR-002",
                                                "The system shall let a customer choose a workshop and a time without"
                                                        + " an account.",
                                                "should",
                                                List.of(),
                                                List.of(new Source(
                                                        "Users",
                                                        "they should not need yet another password",
                                                        "Client",
                                                        4,
                                                        0.88))),
                                        new Line(
                                                "FR-003",
                                                "The system shall show the front desk which bicycles are ready.",
                                                "could",
                                                List.of("A bicycle marked ready shows within five seconds."),
                                                List.of()))),
                        new Section(
                                "Constraints",
                                List.of(new Line(
                                        "CR-001",
                                        "The system shall be in use before 1 March 2027.",
                                        "should",
                                        List.of(),
                                        List.of())))),
                List.of(new Line(
                        "OQ-001", "Who may change a price after the repair has begun?", "", List.of(), List.of())),
                problems,
                stale);
    }

    private static final List<SpecVersion> VERSIONS = List.of(
            new SpecVersion(id(3), "3", Fx.NOW.minusMinutes(12), 4),
            new SpecVersion(id(2), "2", Fx.NOW.minusDays(1), 3),
            new SpecVersion(id(1), "1", Fx.NOW.minusDays(8), 2));

    private SpecViewModel model(boolean stale, List<String> problems) {
        SpecViewModel model = new SpecViewModel(null, new DirectTasks(), id(0));
        model.show(spec(stale, problems), VERSIONS);
        return model;
    }

    private SpecScreen screen(SpecViewModel model) {
        return new SpecScreen(model, Fx.messages(), told, Fx.CLOCK, format -> Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void draws(Theme look) throws Exception {
        Fx.run(() -> {
            String name = look.name().toLowerCase(Locale.ROOT);
            SpecViewModel model = model(true, List.of("FR-003 has no source."));
            Stage stage = Fx.show(screen(model), look, 100, 1280, 800);
            model.select(HELD);
            Fx.settle(stage.getScene().getRoot());
            assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
            assertThat(Fx.texts(stage.getScene().getRoot()))
                    .contains(
                            "“half our slots stay empty because nobody rings back”",
                            "Client, turn 2",
                            "inferred, not said");
            Fx.picture(stage, "spec-" + name);
            SpecViewModel compared = model(false, List.of());
            stage = Fx.show(screen(compared), look, 100, 1280, 800);
            compared.showChanges(
                    VERSIONS.get(1),
                    VERSIONS.get(0),
                    List.of(
                            new SpecChange(
                                    "added",
                                    "FR-003",
                                    null,
                                    "The system shall show the front desk which bicycles are ready."),
                            new SpecChange(
                                    "changed",
                                    "CR-001",
                                    "The system shall be in use before June 2027.",
                                    "The system shall be in use before 1 March 2027."),
                            new SpecChange("removed", "FR-009", "The system shall print a daily list.", null)));
            Fx.picture(stage, "spec-changes-" + name);
        });
    }

    @Test
    void staysUsableWhenSmallAndLarge() throws Exception {
        Fx.run(() -> {
            SpecViewModel model = model(true, List.of());
            Fx.picture(Fx.show(screen(model), Theme.LIGHT, 150, 960, 600), "spec-960-150");
            SpecViewModel empty = new SpecViewModel(null, new DirectTasks(), id(0));
            empty.show(null, List.of());
            Stage stage = Fx.show(screen(empty), Theme.LIGHT, 100, 1280, 800);
            assertThat(Fx.texts(stage.getScene().getRoot())).contains("No specification yet.", "Compile");
            Fx.picture(stage, "spec-empty");
        });
    }

    @Test
    void aCompiledVersionKeepsTheSelectedLine() {
        SpecViewModel model = model(false, List.of());
        model.select(HELD);
        model.show(spec(true, List.of()), VERSIONS);
        assertThat(model.line().get()).isEqualTo(HELD);
    }

    @Test
    void aFailedCompilationLeavesTheDocument() throws Exception {
        Fx.run(() -> {
            SpecViewModel model = model(false, List.of());
            screen(model);
            model.compile();
            assertThat(told.failures).hasSize(1);
            assertThat(model.spec().get()).isNotNull();
            assertThat(model.compiling().get()).isFalse();
        });
    }

    @Test
    void onlyAVersionWithAnOlderOneCanBeCompared() {
        SpecViewModel model = model(false, List.of());
        assertThat(VERSIONS).extracting(model::comparable).containsExactly(true, true, false);
    }
}
