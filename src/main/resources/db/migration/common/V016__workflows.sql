-- BPMN workflows, their models, validations, versions and bindings.

CREATE TABLE workflow_definitions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    bpmn_xml TEXT NOT NULL,
    bpmn_file_path VARCHAR(500),
    status VARCHAR(50) DEFAULT 'draft',
    version INTEGER DEFAULT 1,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT workflow_definitions_pk PRIMARY KEY (id),
    CONSTRAINT workflow_definitions_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT workflow_definitions_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_workflow_definitions_project ON workflow_definitions (tenant_id, project_id);

CREATE TABLE workflow_models (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    workflow_id UUID NOT NULL,
    normalized_model JSONB NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT workflow_models_pk PRIMARY KEY (id),
    CONSTRAINT workflow_models_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT workflow_models_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_workflow_models_workflow ON workflow_models (tenant_id, workflow_id);

CREATE TABLE workflow_validations (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    workflow_id UUID NOT NULL,
    validation_level VARCHAR(50) NOT NULL,
    passed BOOLEAN NOT NULL,
    errors JSONB,
    warnings JSONB,
    validated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT workflow_validations_pk PRIMARY KEY (id),
    CONSTRAINT workflow_validations_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT workflow_validations_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_workflow_validations_workflow ON workflow_validations (tenant_id, workflow_id);

CREATE TABLE workflow_versions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    workflow_id UUID NOT NULL,
    version INTEGER NOT NULL,
    bpmn_xml TEXT NOT NULL,
    change_notes TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    created_by UUID,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT workflow_versions_pk PRIMARY KEY (id),
    CONSTRAINT workflow_versions_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT workflow_versions_workflow_id_version_key UNIQUE (tenant_id, workflow_id, version),
    CONSTRAINT workflow_versions_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_workflow_versions_created_by ON workflow_versions (tenant_id, created_by);

CREATE TABLE workflow_bindings (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    workflow_id UUID NOT NULL,
    element_id VARCHAR(255) NOT NULL,
    element_type VARCHAR(50) NOT NULL,
    binding_type VARCHAR(50) NOT NULL,
    binding_target_id UUID NOT NULL,
    config JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT workflow_bindings_pk PRIMARY KEY (id),
    CONSTRAINT workflow_bindings_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT workflow_bindings_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_workflow_bindings_workflow ON workflow_bindings (tenant_id, workflow_id);

-- References inside this domain.
ALTER TABLE workflow_models ADD CONSTRAINT workflow_models_workflow_id_fk
    FOREIGN KEY (tenant_id, workflow_id) REFERENCES workflow_definitions (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_validations ADD CONSTRAINT workflow_validations_workflow_id_fk
    FOREIGN KEY (tenant_id, workflow_id) REFERENCES workflow_definitions (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_versions ADD CONSTRAINT workflow_versions_workflow_id_fk
    FOREIGN KEY (tenant_id, workflow_id) REFERENCES workflow_definitions (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_bindings ADD CONSTRAINT workflow_bindings_workflow_id_fk
    FOREIGN KEY (tenant_id, workflow_id) REFERENCES workflow_definitions (tenant_id, id) ON DELETE CASCADE;
