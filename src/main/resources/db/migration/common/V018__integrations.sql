-- Integrations, field mappings, encrypted credentials.

CREATE TABLE integration_artifacts (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID,
    integration_type VARCHAR(50) NOT NULL,
    provider VARCHAR(100) NOT NULL,
    contract_standard_id UUID,
    config JSONB NOT NULL,
    status VARCHAR(50) DEFAULT 'active',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT integration_artifacts_pk PRIMARY KEY (id),
    CONSTRAINT integration_artifacts_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT integration_artifacts_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_integration_artifacts_project ON integration_artifacts (tenant_id, project_id);
CREATE INDEX idx_integration_artifacts_contract_standard ON integration_artifacts (tenant_id, contract_standard_id);

CREATE TABLE integration_mappings (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    integration_id UUID NOT NULL,
    operation_id VARCHAR(255) NOT NULL,
    source_schema_id UUID,
    target_schema_id UUID,
    mapping_rules JSONB NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT integration_mappings_pk PRIMARY KEY (id),
    CONSTRAINT integration_mappings_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT integration_mappings_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_integration_mappings_integration ON integration_mappings (tenant_id, integration_id);
CREATE INDEX idx_integration_mappings_source_schema ON integration_mappings (tenant_id, source_schema_id);
CREATE INDEX idx_integration_mappings_target_schema ON integration_mappings (tenant_id, target_schema_id);

CREATE TABLE integration_credentials (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    integration_id UUID NOT NULL,
    credential_type VARCHAR(50) NOT NULL,
    encrypted_value TEXT NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE,
    last_used_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT integration_credentials_pk PRIMARY KEY (id),
    CONSTRAINT integration_credentials_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT integration_credentials_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_integration_credentials_integration ON integration_credentials (tenant_id, integration_id);

-- References inside this domain.
ALTER TABLE integration_mappings ADD CONSTRAINT integration_mappings_integration_id_fk
    FOREIGN KEY (tenant_id, integration_id) REFERENCES integration_artifacts (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE integration_credentials ADD CONSTRAINT integration_credentials_integration_id_fk
    FOREIGN KEY (tenant_id, integration_id) REFERENCES integration_artifacts (tenant_id, id) ON DELETE CASCADE;
