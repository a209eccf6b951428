package app.praetor.ui.settings.model;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.model.budget.Budget.OnLimit;
import app.praetor.ui.settings.model.ModelViewModel.Told;
import app.praetor.ui.task.DirectTasks;
import org.junit.jupiter.api.Test;

class BudgetViewModelTest {
    private final ModelDouble desk = new ModelDouble();
    private final BudgetViewModel model = new BudgetViewModel(desk, new DirectTasks());

    @Test
    void theFirstProjectsBudgetIsShownWithWhatIsUsed() {
        model.load();
        assertThat(model.project().get()).isEqualTo(ModelDouble.YARD);
        assertThat(model.budget().get().tokens()).isEqualTo(41_220);
        assertThat(model.tokens().get()).isEqualTo("100000");
        assertThat(model.cost().get()).isEqualTo("5");
        assertThat(model.warnAt().get()).isEqualTo("80");
    }

    @Test
    void aBudgetIsKeptForTheProjectThatIsShown() {
        model.load();
        model.project().set(ModelDouble.KENNELS);
        model.tokens().set("250,000");
        model.cost().set("12,5");
        model.warnAt().set("75");
        model.onLimit().set(OnLimit.FAIL);
        model.save();
        assertThat(model.told().get()).isEqualTo(new Told("model.budget.saved", "Kennels", false));
        assertThat(desk.limits).containsOnlyKeys(ModelDouble.KENNELS.id());
        assertThat(desk.limits.get(ModelDouble.KENNELS.id()).maxTokens()).isEqualTo(250_000);
        assertThat(desk.limits.get(ModelDouble.KENNELS.id()).maxCost()).isEqualByComparingTo("12.5");
        model.project().set(ModelDouble.YARD);
        assertThat(model.onLimit().get()).isEqualTo(OnLimit.PAUSE);
    }

    @Test
    void whatIsNoBudgetIsSaidAndNotKept() {
        model.load();
        model.tokens().set("1.5");
        model.save();
        assertThat(model.told().get()).isEqualTo(new Told("model.budget.unreadable", "", true));
        model.tokens().set("1000");
        model.warnAt().set("120");
        model.save();
        assertThat(model.told().get().detail()).isEqualTo("The warning must be between 0 and 100 %.");
        assertThat(desk.limits).isEmpty();
    }

    @Test
    void withoutAProjectThereIsNoBudget() {
        desk.projects.clear();
        model.load();
        assertThat(model.project().get()).isNull();
        assertThat(model.budget().get()).isNull();
    }
}
