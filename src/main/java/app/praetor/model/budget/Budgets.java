package app.praetor.model.budget;

import app.praetor.model.provider.ModelException;
import app.praetor.model.provider.Provider;
import app.praetor.model.provider.Usage;
import app.praetor.store.Json;
import app.praetor.store.Store;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The budgets of a tenant's projects and what counts against them. A call is booked before it begins with what it may
 * cost at most, and corrected when it ends; so calls side by side cannot spend the same money, and a call that a crash
 * interrupted stays booked.
 */
public final class Budgets {
    private final Store store;
    private final Clock clock;

    public Budgets(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The budget of a project as it stands. */
    public Budget of(UUID projectId) {
        return store.read(BudgetDao.class, dao -> budget(dao, projectId));
    }

    /**
     * Sets what a project may spend.
     *
     * @throws IllegalArgumentException with a sentence for the user when something of it cannot be
     */
    public Budget change(UUID projectId, Budget.Limits limits) {
        return store.write(unit -> {
            BudgetDao dao = unit.dao(BudgetDao.class);
            String word = limits.onLimit().name().toLowerCase(Locale.ROOT);
            if (dao.change(projectId, limits.maxTokens(), limits.maxCost(), limits.warnAt(), word) == 0) {
                dao.insert(UUID.randomUUID(), projectId, limits.maxTokens(), limits.maxCost(), limits.warnAt(), word);
            }
            return budget(dao, projectId);
        });
    }

    /**
     * A call that may begin, or the reason why it may not.
     *
     * @param id null when it may not
     * @param before the budget without the call
     */
    public record Booking(@Nullable UUID id, Budget before, Budget.Grant grant) {}

    /** Books what a call may cost at most; {@link #settle} corrects it. */
    public Booking book(UUID projectId, Provider provider, int input) {
        return store.write(unit -> {
            BudgetDao dao = unit.dao(BudgetDao.class);
            Budget budget = budget(dao, projectId);
            Budget.Grant grant = budget.grant(provider, input);
            if (!grant.given()) {
                return new Booking(null, budget, grant);
            }
            UUID id = UUID.randomUUID();
            Usage most = new Usage(input, grant.maxOutput());
            dao.begin(
                    id,
                    projectId,
                    agents(provider, "running"),
                    OffsetDateTime.now(clock),
                    most.total(),
                    budget.maxTokens(),
                    provider.cost(most),
                    budget.maxCost());
            return new Booking(id, budget, grant);
        });
    }

    /** Ends a booked call; {@code failure} is null when it succeeded. */
    public void settle(UUID id, Provider provider, Usage usage, ModelException.@Nullable Reason failure) {
        boolean stopped = failure == ModelException.Reason.CANCELLED;
        String status = failure == null ? "completed" : stopped ? "paused" : "failed";
        JsonNode error = failure == null ? null : Json.of(Map.of("reason", failure.name()));
        store.write(unit -> unit.dao(BudgetDao.class)
                .end(
                        id,
                        status,
                        agents(provider, status),
                        failure == null ? 1 : 0,
                        OffsetDateTime.now(clock),
                        usage.total(),
                        provider.cost(usage),
                        error));
    }

    private static JsonNode agents(Provider provider, String status) {
        return Json.of(List.of(Map.of(
                "name", provider.kind().name() + ":" + provider.model(), "role", "interpreter", "status", status)));
    }

    private static Budget budget(BudgetDao dao, UUID projectId) {
        BudgetDao.SpentRow spent = dao.spent(projectId);
        BudgetDao.LimitRow row = dao.limit(projectId).orElseGet(() -> new BudgetDao.LimitRow(null, null, null, null));
        return new Budget(
                row.maxTokens() == null ? 100_000 : row.maxTokens(),
                row.maxCostUsd() == null ? new BigDecimal("5.00") : row.maxCostUsd(),
                row.warningThreshold() == null ? new BigDecimal("0.80") : row.warningThreshold(),
                Budget.OnLimit.of(row.onLimitReached() == null ? "pause" : row.onLimitReached()),
                spent.tokens(),
                spent.cost());
    }
}
