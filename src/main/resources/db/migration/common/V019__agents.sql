-- Agent memory, resumable execution, budgets, learned mistakes.

CREATE TABLE agent_memory (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    session_id UUID NOT NULL,
    agent_name VARCHAR(100) NOT NULL,
    message_role VARCHAR(20) NOT NULL,
    message_content TEXT NOT NULL,
    tokens_used INTEGER DEFAULT 0,
    metadata JSONB DEFAULT JSON '{}',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT agent_memory_pk PRIMARY KEY (id),
    CONSTRAINT agent_memory_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT agent_memory_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_agent_memory_session ON agent_memory (session_id);
CREATE INDEX idx_agent_memory_agent ON agent_memory (agent_name);
CREATE INDEX idx_agent_memory_created ON agent_memory (created_at);

-- checkpoints refer to execution_id, not to id.
CREATE TABLE agent_executor_state (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    execution_id UUID NOT NULL,
    project_id UUID NOT NULL,
    status VARCHAR(50) DEFAULT 'pending',
    strategy VARCHAR(50) NOT NULL,
    agents JSONB NOT NULL,
    current_step INTEGER DEFAULT 0,
    total_steps INTEGER,
    started_at TIMESTAMP WITH TIME ZONE,
    completed_at TIMESTAMP WITH TIME ZONE,
    tokens_used INTEGER DEFAULT 0,
    tokens_limit INTEGER,
    cost_incurred NUMERIC(10, 4) DEFAULT 0,
    cost_limit NUMERIC(10, 4),
    intermediate_results JSONB DEFAULT JSON '{}',
    final_result JSONB,
    error JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT agent_executor_state_pk PRIMARY KEY (id),
    CONSTRAINT agent_executor_state_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT agent_executor_state_execution_id_key UNIQUE (tenant_id, execution_id),
    CONSTRAINT agent_executor_state_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_executor_state_project ON agent_executor_state (project_id);
CREATE INDEX idx_executor_state_status ON agent_executor_state (status);

CREATE TABLE checkpoint_snapshots (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    execution_id UUID NOT NULL,
    step_index INTEGER NOT NULL,
    step_name VARCHAR(100) NOT NULL,
    state JSONB NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    expires_at TIMESTAMP WITH TIME ZONE,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT checkpoint_snapshots_pk PRIMARY KEY (id),
    CONSTRAINT checkpoint_snapshots_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT checkpoint_snapshots_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_checkpoints_execution ON checkpoint_snapshots (execution_id);
CREATE INDEX idx_checkpoints_expires ON checkpoint_snapshots (expires_at);

CREATE TABLE budget_limits (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    max_tokens INTEGER DEFAULT 100000,
    max_cost_usd NUMERIC(10, 4) DEFAULT 5.00,
    warning_threshold NUMERIC(3, 2) DEFAULT 0.80,
    on_limit_reached VARCHAR(20) DEFAULT 'pause',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT budget_limits_pk PRIMARY KEY (id),
    CONSTRAINT budget_limits_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT budget_limits_project_id_key UNIQUE (tenant_id, project_id),
    CONSTRAINT budget_limits_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);

-- Global: whoever writes a row strips what a client said from it.
CREATE TABLE mistake_patterns (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    pattern_type VARCHAR(50) NOT NULL,
    pattern_signature VARCHAR(255) NOT NULL,
    description TEXT,
    occurrences INTEGER DEFAULT 1,
    first_seen TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    last_seen TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    auto_fix_available BOOLEAN DEFAULT FALSE,
    fix_strategy JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT mistake_patterns_pk PRIMARY KEY (id),
    CONSTRAINT mistake_patterns_pattern_signature_key UNIQUE (pattern_signature)
);
CREATE INDEX idx_mistake_patterns_type ON mistake_patterns (pattern_type);

-- References inside this domain.
ALTER TABLE checkpoint_snapshots ADD CONSTRAINT checkpoint_snapshots_execution_id_fk
    FOREIGN KEY (tenant_id, execution_id) REFERENCES agent_executor_state (tenant_id, execution_id) ON DELETE CASCADE;
