-- What a client said, sentence by sentence, and what was understood.

CREATE TABLE requirements_discovery_contexts (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    project_id UUID NOT NULL,
    tenant_id UUID NOT NULL,
    is_complete BOOLEAN DEFAULT FALSE NOT NULL,
    completed_at TIMESTAMP WITH TIME ZONE,
    purpose_and_problem JSONB DEFAULT JSON '{}' NOT NULL,
    users_and_personas JSONB DEFAULT JSON '{}' NOT NULL,
    success_criteria JSONB DEFAULT JSON '{}' NOT NULL,
    constraints JSONB DEFAULT JSON '{}' NOT NULL,
    non_functional_screening JSONB DEFAULT JSON '{}' NOT NULL,
    domain_specific JSONB,
    domain_type VARCHAR(50),
    version INTEGER DEFAULT 1 NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    created_by TEXT,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT requirements_discovery_contexts_pk PRIMARY KEY (id),
    CONSTRAINT requirements_discovery_contexts_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT requirements_discovery_contexts_project_id_key UNIQUE (tenant_id, project_id),
    CONSTRAINT requirements_discovery_contexts_tenant_id_fk
        FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_requirements_discovery_contexts_complete
    ON requirements_discovery_contexts (project_id, is_complete);

CREATE TABLE requirements_discovery_messages (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    discovery_context_id UUID NOT NULL,
    project_id UUID NOT NULL,
    tenant_id UUID NOT NULL,
    role VARCHAR(20) NOT NULL,
    content TEXT NOT NULL,
    ui_config JSONB,
    extraction_data JSONB,
    question_delivered VARCHAR(255),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT requirements_discovery_messages_pk PRIMARY KEY (id),
    CONSTRAINT requirements_discovery_messages_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT requirements_discovery_messages_tenant_id_fk
        FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT requirements_discovery_messages_role_check CHECK (role IN ('user', 'agent'))
);
CREATE INDEX idx_requirements_discovery_messages_context
    ON requirements_discovery_messages (discovery_context_id, created_at);
CREATE INDEX idx_requirements_discovery_messages_project ON requirements_discovery_messages (project_id);

CREATE TABLE requirements_discovery_extractions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    discovery_context_id UUID NOT NULL,
    message_id UUID NOT NULL,
    project_id UUID NOT NULL,
    tenant_id UUID NOT NULL,
    field_path VARCHAR(255) NOT NULL,
    extracted_value JSONB NOT NULL,
    confidence NUMERIC(3, 2) NOT NULL,
    extraction_type VARCHAR(20) NOT NULL,
    source_turn_number INTEGER NOT NULL,
    source_message_snippet TEXT,
    extracted_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT requirements_discovery_extractions_pk PRIMARY KEY (id),
    CONSTRAINT requirements_discovery_extractions_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT requirements_discovery_extractions_tenant_id_fk
        FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT requirements_discovery_extractions_confidence_check CHECK (confidence >= 0 AND confidence <= 1),
    CONSTRAINT requirements_discovery_extractions_extraction_type_check
        CHECK (extraction_type IN ('fact', 'decision', 'inference'))
);
CREATE INDEX idx_requirements_discovery_extractions_field
    ON requirements_discovery_extractions (discovery_context_id, field_path);
CREATE INDEX idx_requirements_discovery_extractions_message
    ON requirements_discovery_extractions (tenant_id, message_id);
CREATE INDEX idx_requirements_discovery_extractions_project
    ON requirements_discovery_extractions (tenant_id, project_id);

CREATE TABLE feature_seeds (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    project_id UUID NOT NULL,
    tenant_id UUID NOT NULL,
    seed_type VARCHAR(50) NOT NULL,
    feature_name TEXT NOT NULL,
    priority VARCHAR(20) NOT NULL,
    confidence NUMERIC(3, 2) DEFAULT 0.8 NOT NULL,
    source_field VARCHAR(100),
    rationale TEXT NOT NULL,
    discovery_version INTEGER NOT NULL,
    created_from_discovery_id UUID,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT feature_seeds_pk PRIMARY KEY (id),
    CONSTRAINT feature_seeds_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT feature_seeds_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT feature_seeds_seed_type_check
        CHECK (seed_type IN ('jtbd_direct', 'pain_solver', 'dealbreaker', 'constraint_driven')),
    CONSTRAINT feature_seeds_priority_check CHECK (priority IN ('critical', 'high', 'medium', 'low')),
    CONSTRAINT feature_seeds_confidence_check CHECK (confidence >= 0 AND confidence <= 1)
);
CREATE INDEX idx_feature_seeds_priority ON feature_seeds (project_id, priority);
CREATE INDEX idx_feature_seeds_created_from_discovery ON feature_seeds (created_from_discovery_id);

CREATE TABLE feature_curation_sessions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    project_id UUID NOT NULL,
    tenant_id UUID NOT NULL,
    discovery_context_id UUID,
    user_profiles JSONB,
    priority_signals JSONB,
    constraints JSONB,
    status VARCHAR(20) DEFAULT 'ready' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    completed_at TIMESTAMP WITH TIME ZONE,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT feature_curation_sessions_pk PRIMARY KEY (id),
    CONSTRAINT feature_curation_sessions_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT feature_curation_sessions_tenant_id_fk
        FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT feature_curation_sessions_status_check
        CHECK (status IN ('ready', 'in_progress', 'completed', 'abandoned'))
);
CREATE INDEX idx_feature_curation_sessions_project ON feature_curation_sessions (project_id);
CREATE INDEX idx_feature_curation_sessions_discovery ON feature_curation_sessions (discovery_context_id);

-- References inside this domain.
ALTER TABLE requirements_discovery_messages ADD CONSTRAINT requirements_discovery_messages_discovery_context_id_fk
    FOREIGN KEY (tenant_id, discovery_context_id) REFERENCES requirements_discovery_contexts (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE requirements_discovery_extractions ADD CONSTRAINT requirements_discovery_extractions_discovery_context_id_fk
    FOREIGN KEY (tenant_id, discovery_context_id) REFERENCES requirements_discovery_contexts (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE requirements_discovery_extractions ADD CONSTRAINT requirements_discovery_extractions_message_id_fk
    FOREIGN KEY (tenant_id, message_id) REFERENCES requirements_discovery_messages (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE feature_seeds ADD CONSTRAINT feature_seeds_created_from_discovery_id_fk
    FOREIGN KEY (created_from_discovery_id) REFERENCES requirements_discovery_contexts (id) ON DELETE SET NULL;
ALTER TABLE feature_curation_sessions ADD CONSTRAINT feature_curation_sessions_discovery_context_id_fk
    FOREIGN KEY (discovery_context_id) REFERENCES requirements_discovery_contexts (id) ON DELETE SET NULL;
