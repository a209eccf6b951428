-- Events, feedback, the background queue.

CREATE TABLE event_log (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID,
    event_type VARCHAR(100) NOT NULL,
    payload JSONB NOT NULL,
    actor_type VARCHAR(20),
    actor_id UUID,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT event_log_pk PRIMARY KEY (id),
    CONSTRAINT event_log_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT event_log_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_event_log_project ON event_log (project_id);
CREATE INDEX idx_event_log_type ON event_log (event_type);
CREATE INDEX idx_event_log_created ON event_log (created_at);

CREATE TABLE feedback_events (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    user_id UUID,
    feedback_type VARCHAR(50) NOT NULL,
    target_type VARCHAR(50),
    target_id UUID,
    feedback_data JSONB NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT feedback_events_pk PRIMARY KEY (id),
    CONSTRAINT feedback_events_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT feedback_events_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_feedback_events_project ON feedback_events (project_id);
CREATE INDEX idx_feedback_events_type ON feedback_events (feedback_type);
CREATE INDEX idx_feedback_events_user ON feedback_events (tenant_id, user_id);

CREATE TABLE background_tasks (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID,
    task_type VARCHAR(100) NOT NULL,
    payload JSONB NOT NULL,
    priority INTEGER DEFAULT 0,
    status VARCHAR(50) DEFAULT 'pending',
    attempts INTEGER DEFAULT 0,
    max_attempts INTEGER DEFAULT 3,
    started_at TIMESTAMP WITH TIME ZONE,
    completed_at TIMESTAMP WITH TIME ZONE,
    error JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT background_tasks_pk PRIMARY KEY (id),
    CONSTRAINT background_tasks_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT background_tasks_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_background_tasks_status ON background_tasks (status, priority);
CREATE INDEX idx_background_tasks_project ON background_tasks (project_id);
