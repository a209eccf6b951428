-- Context artifacts and their assembly under a token budget.

-- Global: budgets by phase and agent, shipped with the program.
CREATE TABLE context_budget_profiles (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    profile_name TEXT NOT NULL,
    target_type TEXT NOT NULL,
    target_identifier TEXT NOT NULL,
    max_tokens INTEGER NOT NULL,
    reserved_tokens INTEGER DEFAULT 0,
    priority INTEGER DEFAULT 5,
    config JSONB DEFAULT JSON '{}',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT context_budget_profiles_pk PRIMARY KEY (id),
    CONSTRAINT context_budget_profiles_profile_name_key UNIQUE (profile_name),
    CONSTRAINT context_budget_profiles_target_type_check CHECK (target_type IN ('phase', 'agent', 'workflow'))
);

CREATE TABLE context_artifacts (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    artifact_type TEXT NOT NULL,
    artifact_key TEXT NOT NULL,
    content TEXT,
    content_hash TEXT,
    size_bytes INTEGER,
    token_count INTEGER,
    metadata JSONB DEFAULT JSON '{}',
    version INTEGER DEFAULT 1,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT context_artifacts_pk PRIMARY KEY (id),
    CONSTRAINT context_artifacts_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT context_artifacts_project_id_type_key_key UNIQUE (tenant_id, project_id, artifact_type, artifact_key),
    CONSTRAINT context_artifacts_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT context_artifacts_artifact_type_check
        CHECK (artifact_type IN ('spec', 'code', 'doc', 'schema', 'test', 'plan', 'research'))
);
CREATE INDEX idx_context_artifacts_type ON context_artifacts (artifact_type);

CREATE TABLE context_assembly_cache (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    cache_key TEXT NOT NULL,
    assembled_context TEXT NOT NULL,
    artifact_ids UUID ARRAY,
    total_tokens INTEGER,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT context_assembly_cache_pk PRIMARY KEY (id),
    CONSTRAINT context_assembly_cache_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT context_assembly_cache_project_id_cache_key_key UNIQUE (tenant_id, project_id, cache_key),
    CONSTRAINT context_assembly_cache_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_context_assembly_cache_expires ON context_assembly_cache (expires_at);

CREATE TABLE context_requests (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    request_type TEXT NOT NULL,
    requester_identifier TEXT NOT NULL,
    requested_artifacts TEXT ARRAY,
    resolved_artifacts UUID ARRAY,
    total_tokens INTEGER,
    budget_exceeded BOOLEAN DEFAULT FALSE,
    cache_hit BOOLEAN DEFAULT FALSE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT context_requests_pk PRIMARY KEY (id),
    CONSTRAINT context_requests_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT context_requests_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT context_requests_request_type_check CHECK (request_type IN ('phase', 'agent', 'workflow', 'ad_hoc'))
);
CREATE INDEX idx_context_requests_project ON context_requests (project_id, created_at);

CREATE TABLE context_artifact_dependencies (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    artifact_id UUID NOT NULL,
    depends_on_artifact_id UUID NOT NULL,
    dependency_type TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT context_artifact_dependencies_pk PRIMARY KEY (id),
    CONSTRAINT context_artifact_dependencies_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT context_artifact_dependencies_artifact_depends_on_key
        UNIQUE (tenant_id, artifact_id, depends_on_artifact_id),
    CONSTRAINT context_artifact_dependencies_tenant_id_fk
        FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT context_artifact_dependencies_dependency_type_check
        CHECK (dependency_type IN ('imports', 'references', 'extends', 'includes'))
);
CREATE INDEX idx_context_artifact_deps_depends ON context_artifact_dependencies (depends_on_artifact_id);

CREATE TABLE pcs_change_events (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    artifact_id UUID,
    event_type TEXT NOT NULL,
    old_content_hash TEXT,
    new_content_hash TEXT,
    affected_artifacts UUID ARRAY,
    cascade_detected BOOLEAN DEFAULT FALSE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT pcs_change_events_pk PRIMARY KEY (id),
    CONSTRAINT pcs_change_events_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT pcs_change_events_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT pcs_change_events_event_type_check CHECK (event_type IN ('created', 'updated', 'deleted'))
);
CREATE INDEX idx_pcs_change_events_project ON pcs_change_events (project_id, created_at);
CREATE INDEX idx_pcs_change_events_artifact ON pcs_change_events (artifact_id);

-- References inside this domain.
ALTER TABLE context_artifact_dependencies ADD CONSTRAINT context_artifact_dependencies_artifact_id_fk
    FOREIGN KEY (tenant_id, artifact_id) REFERENCES context_artifacts (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE context_artifact_dependencies ADD CONSTRAINT context_artifact_dependencies_depends_on_artifact_id_fk
    FOREIGN KEY (tenant_id, depends_on_artifact_id) REFERENCES context_artifacts (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE pcs_change_events ADD CONSTRAINT pcs_change_events_artifact_id_fk
    FOREIGN KEY (artifact_id) REFERENCES context_artifacts (id) ON DELETE SET NULL;
