-- Kits, their credentials, executions, outputs and cached remote state.

CREATE TABLE kit_definitions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    kit_id VARCHAR(100) NOT NULL,
    display_name VARCHAR(255) NOT NULL,
    description TEXT,
    version VARCHAR(50) NOT NULL,
    kit_type VARCHAR(20) NOT NULL,
    status VARCHAR(20) DEFAULT 'active',
    author VARCHAR(100) DEFAULT 'praetor',
    platform_name VARCHAR(100),
    platform_category VARCHAR(50),
    manifest JSONB NOT NULL,
    supported_phases TEXT ARRAY NOT NULL,
    output_count INTEGER DEFAULT 0 NOT NULL,
    package_path VARCHAR(500),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT kit_definitions_pk PRIMARY KEY (id),
    CONSTRAINT kit_definitions_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT kit_definitions_kit_id_version_key UNIQUE (tenant_id, kit_id, version),
    CONSTRAINT kit_definitions_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT kit_definitions_kit_type_check CHECK (kit_type IN ('file', 'platform', 'api', 'hybrid', 'composite')),
    CONSTRAINT kit_definitions_status_check CHECK (status IN ('active', 'deprecated', 'draft'))
);
CREATE INDEX idx_kit_definitions_category ON kit_definitions (platform_category);
CREATE INDEX idx_kit_definitions_status ON kit_definitions (status);

CREATE TABLE kit_credentials (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    kit_id VARCHAR(100) NOT NULL,
    credential_type VARCHAR(20) NOT NULL,
    encrypted_data TEXT NOT NULL,
    connection_info JSONB,
    token_expires_at TIMESTAMP WITH TIME ZONE,
    refresh_token_encrypted TEXT,
    status VARCHAR(20) DEFAULT 'active',
    last_checked_at TIMESTAMP WITH TIME ZONE,
    last_check_status VARCHAR(20),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT kit_credentials_pk PRIMARY KEY (id),
    CONSTRAINT kit_credentials_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT kit_credentials_project_id_kit_id_key UNIQUE (tenant_id, project_id, kit_id),
    CONSTRAINT kit_credentials_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT kit_credentials_credential_type_check
        CHECK (credential_type IN ('oauth2', 'api_key', 'basic', 'custom')),
    CONSTRAINT kit_credentials_status_check CHECK (status IN ('active', 'expired', 'revoked')),
    CONSTRAINT kit_credentials_last_check_status_check
        CHECK (last_check_status IS NULL OR last_check_status IN ('succeeded', 'failed'))
);

CREATE TABLE kit_executions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID,
    user_id UUID,
    kit_definition_id UUID,
    kit_id VARCHAR(100) NOT NULL,
    kit_version VARCHAR(50) NOT NULL,
    status VARCHAR(20) DEFAULT 'pending' NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE,
    completed_at TIMESTAMP WITH TIME ZONE,
    execution_time_ms INTEGER,
    input_snapshot JSONB,
    output_count INTEGER DEFAULT 0,
    outputs_valid INTEGER DEFAULT 0,
    outputs_warnings INTEGER DEFAULT 0,
    outputs_failed INTEGER DEFAULT 0,
    token_usage_prompt INTEGER DEFAULT 0,
    token_usage_completion INTEGER DEFAULT 0,
    token_usage_total INTEGER DEFAULT 0,
    estimated_cost_usd NUMERIC(10, 6),
    bundle_path VARCHAR(500),
    bundle_size_bytes INTEGER,
    error_message TEXT,
    error_step VARCHAR(100),
    error_details JSONB,
    workflow_run_id VARCHAR(255),
    inngest_run_id VARCHAR(255),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT kit_executions_pk PRIMARY KEY (id),
    CONSTRAINT kit_executions_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT kit_executions_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT kit_executions_status_check CHECK (status IN ('pending', 'running', 'completed', 'failed', 'partial'))
);
CREATE INDEX idx_kit_executions_project ON kit_executions (project_id);
CREATE INDEX idx_kit_executions_status ON kit_executions (status);
CREATE INDEX idx_kit_executions_kit ON kit_executions (kit_id);
CREATE INDEX idx_kit_executions_user ON kit_executions (tenant_id, user_id);
CREATE INDEX idx_kit_executions_kit_definition ON kit_executions (tenant_id, kit_definition_id);

CREATE TABLE kit_execution_outputs (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    execution_id UUID NOT NULL,
    output_id VARCHAR(100) NOT NULL,
    filename VARCHAR(255) NOT NULL,
    output_type VARCHAR(20) NOT NULL,
    status VARCHAR(20) NOT NULL,
    validation_errors INTEGER DEFAULT 0,
    validation_warnings INTEGER DEFAULT 0,
    validation_auto_fixed INTEGER DEFAULT 0,
    repair_attempts INTEGER DEFAULT 0,
    validation_details JSONB,
    content_path VARCHAR(500),
    content_size_bytes INTEGER,
    content_hash VARCHAR(64),
    token_usage_prompt INTEGER DEFAULT 0,
    token_usage_completion INTEGER DEFAULT 0,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT kit_execution_outputs_pk PRIMARY KEY (id),
    CONSTRAINT kit_execution_outputs_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT kit_execution_outputs_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT kit_execution_outputs_status_check CHECK (status IN ('valid', 'warnings', 'failed'))
);
CREATE INDEX idx_kit_exec_outputs_execution ON kit_execution_outputs (execution_id);

CREATE TABLE kit_discover_cache (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    kit_id VARCHAR(100) NOT NULL,
    existing_state JSONB NOT NULL,
    implications JSONB,
    connection_info JSONB,
    discovered_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    invalidated BOOLEAN DEFAULT FALSE,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT kit_discover_cache_pk PRIMARY KEY (id),
    CONSTRAINT kit_discover_cache_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT kit_discover_cache_project_id_kit_id_key UNIQUE (tenant_id, project_id, kit_id),
    CONSTRAINT kit_discover_cache_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);

-- References inside this domain.
ALTER TABLE kit_executions ADD CONSTRAINT kit_executions_kit_definition_id_fk
    FOREIGN KEY (tenant_id, kit_definition_id) REFERENCES kit_definitions (tenant_id, id);
ALTER TABLE kit_execution_outputs ADD CONSTRAINT kit_execution_outputs_execution_id_fk
    FOREIGN KEY (tenant_id, execution_id) REFERENCES kit_executions (tenant_id, id) ON DELETE CASCADE;
