package app.praetor.model.budget;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code budget_limits}, and the calls of a model as runs in {@code agent_executor_state}. */
@RegisterConstructorMapper(BudgetDao.LimitRow.class)
@RegisterConstructorMapper(BudgetDao.SpentRow.class)
interface BudgetDao {
    /** A row of {@code budget_limits}; every column may be empty. */
    record LimitRow(
            @Nullable Integer maxTokens,
            @Nullable BigDecimal maxCostUsd,
            @Nullable BigDecimal warningThreshold,
            @Nullable String onLimitReached) {}

    /** Sums over a project's runs. */
    record SpentRow(long tokens, BigDecimal cost) {}

    @SqlQuery("""
        SELECT max_tokens, max_cost_usd, warning_threshold, on_limit_reached FROM budget_limits
        WHERE project_id = :projectId
        """)
    Optional<LimitRow> limit(UUID projectId);

    @SqlUpdate("""
        UPDATE budget_limits SET max_tokens = :maxTokens, max_cost_usd = :maxCost, warning_threshold = :warnAt,
            on_limit_reached = :onLimit, updated_at = CURRENT_TIMESTAMP
        WHERE project_id = :projectId
        """)
    int change(UUID projectId, long maxTokens, BigDecimal maxCost, BigDecimal warnAt, String onLimit);

    @SqlUpdate("""
        INSERT INTO budget_limits (id, project_id, max_tokens, max_cost_usd, warning_threshold, on_limit_reached)
        VALUES (:id, :projectId, :maxTokens, :maxCost, :warnAt, :onLimit)
        """)
    void insert(UUID id, UUID projectId, long maxTokens, BigDecimal maxCost, BigDecimal warnAt, String onLimit);

    @SqlQuery("""
        SELECT COALESCE(SUM(tokens_used), 0) AS tokens, COALESCE(SUM(cost_incurred), 0) AS cost
        FROM agent_executor_state WHERE project_id = :projectId
        """)
    SpentRow spent(UUID projectId);

    @SqlUpdate("""
        INSERT INTO agent_executor_state (id, execution_id, project_id, status, strategy, agents, total_steps,
            started_at, tokens_used, tokens_limit, cost_incurred, cost_limit)
        VALUES (:id, :id, :projectId, 'running', 'single', :agents, 1, :at, :tokens, :maxTokens, :cost, :maxCost)
        """)
    void begin(
            UUID id,
            UUID projectId,
            JsonNode agents,
            OffsetDateTime at,
            long tokens,
            long maxTokens,
            BigDecimal cost,
            BigDecimal maxCost);

    @SqlUpdate("""
        UPDATE agent_executor_state SET status = :status, agents = :agents, current_step = :step, completed_at = :at,
            tokens_used = :tokens, cost_incurred = :cost, error = :error, updated_at = CURRENT_TIMESTAMP
        WHERE execution_id = :id
        """)
    int end(
            UUID id,
            String status,
            JsonNode agents,
            int step,
            OffsetDateTime at,
            long tokens,
            BigDecimal cost,
            @Nullable JsonNode error);
}
