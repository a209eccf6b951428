-- Tasks, the actions that complete them, and their history.

CREATE TABLE tasks (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    type VARCHAR(50) NOT NULL,
    title VARCHAR(255) NOT NULL,
    description TEXT,
    status VARCHAR(50) DEFAULT 'pending',
    priority VARCHAR(20) DEFAULT 'medium',
    assignee_type VARCHAR(20) DEFAULT 'user',
    assignee_id UUID,
    due_date TIMESTAMP WITH TIME ZONE,
    component_key VARCHAR(100),
    dependencies UUID ARRAY DEFAULT CAST(ARRAY[] AS UUID ARRAY),
    blocked_by UUID ARRAY DEFAULT CAST(ARRAY[] AS UUID ARRAY),
    completed_at TIMESTAMP WITH TIME ZONE,
    completed_by UUID,
    completion_notes TEXT,
    metadata JSONB DEFAULT JSON '{}',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT tasks_pk PRIMARY KEY (id),
    CONSTRAINT tasks_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT tasks_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_tasks_status ON tasks (project_id, status);
CREATE INDEX idx_tasks_assignee ON tasks (assignee_type, assignee_id);

CREATE TABLE task_actions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    task_id UUID NOT NULL,
    type VARCHAR(50) NOT NULL,
    label VARCHAR(255) NOT NULL,
    description TEXT,
    config JSONB NOT NULL,
    display_order INTEGER DEFAULT 0,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT task_actions_pk PRIMARY KEY (id),
    CONSTRAINT task_actions_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT task_actions_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_task_actions_task ON task_actions (task_id);

CREATE TABLE task_targets (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    task_id UUID NOT NULL,
    target_type VARCHAR(50) NOT NULL,
    target_id UUID NOT NULL,
    metadata JSONB DEFAULT JSON '{}',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT task_targets_pk PRIMARY KEY (id),
    CONSTRAINT task_targets_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT task_targets_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_task_targets_task ON task_targets (task_id);
CREATE INDEX idx_task_targets_target ON task_targets (target_type, target_id);

CREATE TABLE action_submissions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    task_id UUID NOT NULL,
    action_id UUID,
    idempotency_key VARCHAR(255) NOT NULL,
    submitted_by UUID,
    submitted_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    data JSONB NOT NULL,
    result JSONB,
    bindings_executed JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT action_submissions_pk PRIMARY KEY (id),
    CONSTRAINT action_submissions_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT action_submissions_idempotency_key_key UNIQUE (tenant_id, idempotency_key),
    CONSTRAINT action_submissions_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_action_submissions_task ON action_submissions (task_id);
CREATE INDEX idx_action_submissions_action ON action_submissions (tenant_id, action_id);
CREATE INDEX idx_action_submissions_submitted_by ON action_submissions (tenant_id, submitted_by);

CREATE TABLE task_activity (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    task_id UUID NOT NULL,
    activity_type VARCHAR(50) NOT NULL,
    actor_type VARCHAR(20),
    actor_id UUID,
    details JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT task_activity_pk PRIMARY KEY (id),
    CONSTRAINT task_activity_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT task_activity_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_task_activity_task ON task_activity (task_id);
CREATE INDEX idx_task_activity_type ON task_activity (activity_type);

-- References inside this domain.
ALTER TABLE task_actions ADD CONSTRAINT task_actions_task_id_fk
    FOREIGN KEY (tenant_id, task_id) REFERENCES tasks (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE task_targets ADD CONSTRAINT task_targets_task_id_fk
    FOREIGN KEY (tenant_id, task_id) REFERENCES tasks (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE action_submissions ADD CONSTRAINT action_submissions_task_id_fk
    FOREIGN KEY (tenant_id, task_id) REFERENCES tasks (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE action_submissions ADD CONSTRAINT action_submissions_action_id_fk
    FOREIGN KEY (tenant_id, action_id) REFERENCES task_actions (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE task_activity ADD CONSTRAINT task_activity_task_id_fk
    FOREIGN KEY (tenant_id, task_id) REFERENCES tasks (tenant_id, id) ON DELETE CASCADE;
