package app.praetor.model.budget;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.model.budget.Budget.OnLimit;
import app.praetor.model.provider.Provider;
import app.praetor.model.provider.ProviderKind;
import app.praetor.model.provider.Secret;
import app.praetor.model.provider.Usage;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Provider PRICED = new Provider(
            ProviderKind.OPENAI,
            "https://models.example",
            "m",
            new BigDecimal("2.00"),
            new BigDecimal("10.00"),
            Secret.NONE);

    private static Budget budget(OnLimit onLimit, long tokens, String cost) {
        return new Budget(
                10_000, new BigDecimal("1.00"), new BigDecimal("0.80"), onLimit, tokens, new BigDecimal(cost));
    }

    @Test
    void aPausingBudgetNeverLetsACallBeginThatCouldGoBeyondIt() {
        Budget.Grant little = budget(OnLimit.PAUSE, 9_000, "0").grant(PRICED, 600);
        Budget.Grant nothing = budget(OnLimit.PAUSE, 9_000, "0").grant(PRICED, 900);

        assertThat(little.maxOutput()).isEqualTo(400);
        assertThat(nothing.given()).isFalse();
        assertThat(nothing.notice())
                .isEqualTo("The model is paused: this project has used up its budget of 10,000 tokens.");
    }

    @Test
    void moneyIsALimitOfItsOwn() {
        Budget budget = budget(OnLimit.PAUSE, 10, "0.9950");

        assertThat(budget.grant(PRICED, 500).maxOutput()).isEqualTo(400);
        assertThat(budget.grant(PRICED, 2_000).notice())
                .isEqualTo("The model is paused: this project has used up its budget of $1.");
    }

    @Test
    void aFailingBudgetLetsACallBeginAndCutsIt() {
        Budget budget = budget(OnLimit.FAIL, 9_900, "0");

        assertThat(budget.grant(PRICED, 90).given()).isTrue();
        assertThat(budget.cuts()).isTrue();
        assertThat(budget.goesBeyond(PRICED, new Usage(90, 9))).isFalse();
        assertThat(budget.goesBeyond(PRICED, new Usage(90, 10))).isTrue();
        assertThat(budget(OnLimit.FAIL, 10_000, "0").grant(PRICED, 1).given()).isFalse();
    }

    @Test
    void aWarningBudgetGoesOnAndSaysSo() {
        Budget.Grant grant = budget(OnLimit.WARN, 20_000, "0").grant(PRICED, 500);

        assertThat(grant.given()).isTrue();
        assertThat(grant.notice()).isEqualTo("This project is beyond its budget of 10,000 tokens for the model.");
    }

    @Test
    void theThresholdIsToldWhenItIsPassedAndNotAgain() {
        Usage usage = new Usage(400, 100);

        assertThat(budget(OnLimit.PAUSE, 7_800, "0").passed(usage, BigDecimal.ZERO))
                .isEqualTo("The model has used 83 % of this project's budget of 10,000 tokens.");
        assertThat(budget(OnLimit.PAUSE, 8_300, "0").passed(usage, BigDecimal.ZERO))
                .isEmpty();
    }

    @Test
    void manySmallCallsAddUp() {
        assertThat(PRICED.cost(new Usage(1, 0))).isEqualByComparingTo("0.0001");
        assertThat(PRICED.cost(new Usage(1_000_000, 100_000))).isEqualByComparingTo("3");
    }

    @Test
    void aWordThatNobodyKnowsPauses() {
        assertThat(OnLimit.of("explode")).isEqualTo(OnLimit.PAUSE);
    }
}
