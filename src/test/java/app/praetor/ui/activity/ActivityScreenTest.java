package app.praetor.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.activity.ActivityEntry;
import app.praetor.ui.activity.ActivityViewModel.Row;
import app.praetor.ui.common.Fx;
import app.praetor.ui.task.DirectTasks;
import app.praetor.ui.theme.Theme;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivityScreenTest {
    private final Fx.Told told = new Fx.Told();
    private final List<String> copied = new ArrayList<>();

    private static ActivityEntry entry(int n, String type, String summary, String actor, long minutesAgo) {
        return new ActivityEntry(new UUID(4, n), new UUID(4, 0), type, summary, actor, Fx.NOW.minusMinutes(minutesAgo));
    }

    private static List<ActivityEntry> entries() {
        return List.of(
                entry(1, "task.completed", "Completed “Provide list of existing systems”", "Marek Silva", 6),
                entry(2, "discovery.extracted", "Understood 3 requirements from one message", "Praetor", 48),
                entry(3, "spec.compiled", "Compiled version 3 with 4 requirements", "Ines Okafor", 1500),
                entry(
                        4,
                        "question.answered",
                        "Answered “How long is a repair slot held for a customer who does not answer the offer by text"
                                + " message or telephone?”",
                        "Ines Okafor",
                        1510),
                entry(5, "project.created", "Created the project", "Ines Okafor", 60 * 24 * 8));
    }

    private ActivityViewModel model(List<ActivityEntry> entries) {
        ActivityViewModel model = new ActivityViewModel(null, new DirectTasks(), new UUID(4, 0), ZoneOffset.UTC);
        model.show(entries);
        return model;
    }

    private ActivityScreen screen(ActivityViewModel model) {
        return new ActivityScreen(model, Fx.messages(), told, Fx.CLOCK, copied::add);
    }

    @Test
    void eventsStandUnderTheirDayNewestFirst() {
        assertThat(model(entries()).rows())
                .filteredOn(r -> r instanceof Row.Day)
                .extracting(r -> ((Row.Day) r).date())
                .containsExactly(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 17));
    }

    @Test
    void theFilterKeepsOnlyDaysThatHaveAnEvent() {
        ActivityViewModel model = model(entries());
        model.filter().set("marek");
        assertThat(model.rows()).hasSize(2);
        model.filter().set("nobody of that name");
        assertThat(model.rows()).isEmpty();
        assertThat(model.empty().get()).isFalse();
    }

    @Test
    void copiesOneEventALine() {
        ActivityViewModel model = model(entries().subList(0, 1));
        assertThat(model.text(model.rows()))
                .isEqualTo(
                        "2026-11-25T10:09Z\ttask.completed\tMarek Silva\tCompleted “Provide list of existing systems”");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void draws(Theme look) throws Exception {
        Fx.run(() -> {
            Stage stage = Fx.show(screen(model(entries())), look, 100, 1280, 800);
            assertThat(Fx.unnamed(stage.getScene().getRoot())).isEmpty();
            assertThat(Fx.texts(stage.getScene().getRoot())).contains("Today", "Yesterday", "Tuesday 17 November");
            Fx.picture(stage, "activity-" + look.name().toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void saysWhyNothingIsShown() throws Exception {
        Fx.run(() -> {
            Stage stage = Fx.show(screen(model(List.of())), Theme.LIGHT, 100, 1280, 800);
            assertThat(Fx.texts(stage.getScene().getRoot())).contains("Nothing has happened yet.");
            Fx.picture(stage, "activity-empty");
            ActivityViewModel model = model(entries());
            stage = Fx.show(screen(model), Theme.LIGHT, 150, 960, 600);
            model.filter().set("okafor");
            Fx.picture(stage, "activity-960-150");
        });
    }
}
