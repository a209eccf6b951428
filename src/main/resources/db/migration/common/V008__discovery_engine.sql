-- Objectives of a discovery, its sessions, and the state of every obligation.

-- active_context repeats context_type while the objective is active, else it is null: its unique key allows
-- one active objective a context.
CREATE TABLE discovery_objectives (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    context_type TEXT NOT NULL,
    version TEXT DEFAULT '1.0.0' NOT NULL,
    display_name TEXT NOT NULL,
    config JSONB DEFAULT JSON '{}' NOT NULL,
    active BOOLEAN DEFAULT TRUE NOT NULL,
    active_context TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT discovery_objectives_pk PRIMARY KEY (id),
    CONSTRAINT discovery_objectives_active_context_key UNIQUE (active_context),
    CONSTRAINT discovery_objectives_context_type_check
        CHECK (context_type IN ('business_profile', 'idea_discovery', 'project_discovery')),
    CONSTRAINT discovery_objectives_active_check CHECK (active = (active_context IS NOT NULL)),
    CONSTRAINT discovery_objectives_active_context_check
        CHECK (active_context IS NULL OR active_context = context_type)
);

-- The document only extends this table; everything up to status, and the times, are defined here.
CREATE TABLE elicitation_sessions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID,
    discovery_context_id UUID,
    status VARCHAR(20) DEFAULT 'active' NOT NULL,
    objective_id UUID,
    session_phase TEXT DEFAULT 'opening',
    working_memory_snapshot JSONB,
    completeness_score NUMERIC(3, 2) DEFAULT 0,
    turn_count INTEGER DEFAULT 0,
    started_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    last_turn_at TIMESTAMP WITH TIME ZONE,
    completed_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT elicitation_sessions_pk PRIMARY KEY (id),
    CONSTRAINT elicitation_sessions_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT elicitation_sessions_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT elicitation_sessions_status_check CHECK (status IN ('active', 'paused', 'completed', 'abandoned')),
    CONSTRAINT elicitation_sessions_completeness_score_check
        CHECK (completeness_score >= 0 AND completeness_score <= 1)
);
CREATE INDEX idx_elicitation_sessions_project ON elicitation_sessions (tenant_id, project_id);
CREATE INDEX idx_elicitation_sessions_discovery_context ON elicitation_sessions (tenant_id, discovery_context_id);
CREATE INDEX idx_elicitation_sessions_objective ON elicitation_sessions (objective_id);

-- The document only extends this table; everything up to status is defined here.
CREATE TABLE elicitation_obligations (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    session_id UUID NOT NULL,
    obligation_key TEXT NOT NULL,
    question TEXT,
    priority INTEGER DEFAULT 5 NOT NULL,
    status VARCHAR(20) DEFAULT 'pending' NOT NULL,
    collection_type TEXT,
    widget_type TEXT,
    dependencies JSONB DEFAULT JSON '[]',
    source TEXT,
    origin_layer TEXT,
    origin_source_id UUID,
    pool_id TEXT,
    task_priority INTEGER DEFAULT 5,
    negotiation_state JSONB,
    confidence NUMERIC(3, 2) DEFAULT 0,
    extracted_value JSONB,
    attempts INTEGER DEFAULT 0,
    max_attempts INTEGER DEFAULT 3,
    last_attempt_turn INTEGER,
    satisfied_at_turn INTEGER,
    category TEXT,
    field_path VARCHAR(500),
    agent_notes TEXT,
    follow_up_strategy TEXT,
    satisfied_when TEXT,
    expertise_required TEXT,
    embedding REAL ARRAY,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT elicitation_obligations_pk PRIMARY KEY (id),
    CONSTRAINT elicitation_obligations_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT elicitation_obligations_session_id_obligation_key_key UNIQUE (tenant_id, session_id, obligation_key),
    CONSTRAINT elicitation_obligations_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT elicitation_obligations_status_check
        CHECK (status IN ('pending', 'partial', 'satisfied', 'deferred', 'skipped')),
    CONSTRAINT elicitation_obligations_confidence_check CHECK (confidence >= 0 AND confidence <= 1)
);

CREATE TABLE obligation_events (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    session_id UUID NOT NULL,
    obligation_key TEXT NOT NULL,
    event_type TEXT NOT NULL,
    old_status TEXT,
    new_status TEXT,
    old_confidence NUMERIC(3, 2),
    new_confidence NUMERIC(3, 2),
    source TEXT,
    metadata JSONB DEFAULT JSON '{}',
    turn_number INTEGER,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT obligation_events_pk PRIMARY KEY (id),
    CONSTRAINT obligation_events_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT obligation_events_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT obligation_events_event_type_check
        CHECK (event_type IN ('created', 'status_changed', 'confidence_updated', 'value_extracted',
            'negotiation', 'dependency_resolved', 'merged', 'split'))
);
CREATE INDEX idx_obligation_events_session ON obligation_events (session_id, created_at);
CREATE INDEX idx_obligation_events_key ON obligation_events (session_id, obligation_key);
CREATE INDEX idx_obligation_events_type ON obligation_events (event_type);

CREATE TABLE discovery_session_summaries (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    session_id UUID NOT NULL,
    tenant_id UUID NOT NULL,
    summary_text TEXT,
    obligation_snapshot JSONB,
    research_summary JSONB,
    turn_range_start INTEGER,
    turn_range_end INTEGER,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT discovery_session_summaries_pk PRIMARY KEY (id),
    CONSTRAINT discovery_session_summaries_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT discovery_session_summaries_tenant_id_fk
        FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_discovery_session_summaries_session ON discovery_session_summaries (session_id);

CREATE TABLE discovery_research_tasks (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    session_id UUID NOT NULL,
    tenant_id UUID NOT NULL,
    obligation_key TEXT,
    task_type TEXT NOT NULL,
    query TEXT NOT NULL,
    status TEXT DEFAULT 'pending' NOT NULL,
    result JSONB,
    error_message TEXT,
    priority INTEGER DEFAULT 5,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE,
    completed_at TIMESTAMP WITH TIME ZONE,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT discovery_research_tasks_pk PRIMARY KEY (id),
    CONSTRAINT discovery_research_tasks_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT discovery_research_tasks_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT discovery_research_tasks_task_type_check
        CHECK (task_type IN ('competitive_analysis', 'tech_feasibility', 'market_research', 'domain_research',
            'integration_research')),
    CONSTRAINT discovery_research_tasks_status_check CHECK (status IN ('pending', 'running', 'completed', 'failed'))
);
CREATE INDEX idx_discovery_research_tasks_session ON discovery_research_tasks (session_id);
CREATE INDEX idx_discovery_research_tasks_status ON discovery_research_tasks (status, priority);

-- References inside this domain.
ALTER TABLE elicitation_sessions ADD CONSTRAINT elicitation_sessions_objective_id_fk
    FOREIGN KEY (objective_id) REFERENCES discovery_objectives (id);
ALTER TABLE elicitation_obligations ADD CONSTRAINT elicitation_obligations_session_id_fk
    FOREIGN KEY (tenant_id, session_id) REFERENCES elicitation_sessions (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE obligation_events ADD CONSTRAINT obligation_events_session_id_fk
    FOREIGN KEY (tenant_id, session_id) REFERENCES elicitation_sessions (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE discovery_session_summaries ADD CONSTRAINT discovery_session_summaries_session_id_fk
    FOREIGN KEY (tenant_id, session_id) REFERENCES elicitation_sessions (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE discovery_research_tasks ADD CONSTRAINT discovery_research_tasks_session_id_fk
    FOREIGN KEY (tenant_id, session_id) REFERENCES elicitation_sessions (tenant_id, id) ON DELETE CASCADE;
