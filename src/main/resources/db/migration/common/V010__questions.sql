-- The question graph, question plans, and answers.

CREATE TABLE graph_nodes (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    parent_id UUID,
    type VARCHAR(50) NOT NULL,
    template_key VARCHAR(100),
    content JSONB NOT NULL,
    status VARCHAR(50) DEFAULT 'pending',
    display_order INTEGER DEFAULT 0,
    dependencies UUID ARRAY DEFAULT CAST(ARRAY[] AS UUID ARRAY),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT graph_nodes_pk PRIMARY KEY (id),
    CONSTRAINT graph_nodes_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT graph_nodes_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_graph_nodes_parent ON graph_nodes (parent_id);
CREATE INDEX idx_graph_nodes_status ON graph_nodes (project_id, status);

CREATE TABLE question_plans (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    total_questions INTEGER DEFAULT 0,
    questions_by_feature JSONB,
    questions_by_group JSONB,
    prefill_stats JSONB,
    status VARCHAR(50) DEFAULT 'generating',
    generated_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT question_plans_pk PRIMARY KEY (id),
    CONSTRAINT question_plans_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT question_plans_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_question_plans_project ON question_plans (tenant_id, project_id);

CREATE TABLE plan_questions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    question_plan_id UUID,
    feature_id UUID,
    question_text TEXT NOT NULL,
    description TEXT,
    answer_type VARCHAR(50) NOT NULL,
    options JSONB,
    prefilled_answer TEXT,
    confidence_score NUMERIC(3, 2) DEFAULT 0,
    prefill_source VARCHAR(50),
    prefill_explanation TEXT,
    user_answer TEXT,
    status VARCHAR(50) DEFAULT 'pending',
    group_key VARCHAR(100),
    display_order INTEGER DEFAULT 0,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT plan_questions_pk PRIMARY KEY (id),
    CONSTRAINT plan_questions_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT plan_questions_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_plan_questions_plan ON plan_questions (question_plan_id);
CREATE INDEX idx_plan_questions_status ON plan_questions (project_id, status);
CREATE INDEX idx_plan_questions_feature ON plan_questions (tenant_id, feature_id);

-- question_id names a graph node or a plan question, as question_type says; the two columns after it are the
-- same id as a checked reference.
CREATE TABLE answers (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    question_id UUID NOT NULL,
    question_type VARCHAR(50) NOT NULL,
    discovery_question_id UUID,
    plan_question_id UUID,
    value JSONB NOT NULL,
    source VARCHAR(50) DEFAULT 'user',
    answered_by UUID,
    answered_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    processed BOOLEAN DEFAULT FALSE,
    processing_results JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT answers_pk PRIMARY KEY (id),
    CONSTRAINT answers_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT answers_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT answers_discovery_question_id_check
        CHECK (discovery_question_id IS NULL OR (question_type = 'discovery' AND discovery_question_id = question_id)),
    CONSTRAINT answers_plan_question_id_check
        CHECK (plan_question_id IS NULL OR (question_type = 'plan' AND plan_question_id = question_id))
);
CREATE INDEX idx_answers_project ON answers (project_id);
CREATE INDEX idx_answers_question ON answers (question_id);
CREATE INDEX idx_answers_discovery_question ON answers (tenant_id, discovery_question_id);
CREATE INDEX idx_answers_plan_question ON answers (tenant_id, plan_question_id);
CREATE INDEX idx_answers_answered_by ON answers (tenant_id, answered_by);

-- References inside this domain.
ALTER TABLE graph_nodes ADD CONSTRAINT graph_nodes_parent_id_fk
    FOREIGN KEY (tenant_id, parent_id) REFERENCES graph_nodes (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE plan_questions ADD CONSTRAINT plan_questions_question_plan_id_fk
    FOREIGN KEY (tenant_id, question_plan_id) REFERENCES question_plans (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE answers ADD CONSTRAINT answers_discovery_question_id_fk
    FOREIGN KEY (tenant_id, discovery_question_id) REFERENCES graph_nodes (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE answers ADD CONSTRAINT answers_plan_question_id_fk
    FOREIGN KEY (tenant_id, plan_question_id) REFERENCES plan_questions (tenant_id, id) ON DELETE CASCADE;
