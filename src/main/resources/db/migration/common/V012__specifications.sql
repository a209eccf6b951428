-- Compiled specifications and the artifacts beside them.

CREATE TABLE compiled_specs (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    version VARCHAR(20) NOT NULL,
    format VARCHAR(20) DEFAULT 'v1',
    spec JSONB NOT NULL,
    validation_result JSONB,
    compiled_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    compiled_by VARCHAR(50),
    source_hash VARCHAR(64),
    inputs_snapshot JSONB,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT compiled_specs_pk PRIMARY KEY (id),
    CONSTRAINT compiled_specs_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT compiled_specs_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_compiled_specs_version ON compiled_specs (project_id, version);

CREATE TABLE discovery_output (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    summary TEXT,
    extracted_entities JSONB,
    ontology_coverage NUMERIC(3, 2),
    key_decisions JSONB,
    compiled_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT discovery_output_pk PRIMARY KEY (id),
    CONSTRAINT discovery_output_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT discovery_output_project_id_key UNIQUE (tenant_id, project_id),
    CONSTRAINT discovery_output_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);

CREATE TABLE planning_artifacts (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    artifact_type VARCHAR(50) NOT NULL,
    content JSONB NOT NULL,
    status VARCHAR(50) DEFAULT 'draft',
    approved_at TIMESTAMP WITH TIME ZONE,
    approved_by UUID,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT planning_artifacts_pk PRIMARY KEY (id),
    CONSTRAINT planning_artifacts_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT planning_artifacts_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_planning_artifacts_project ON planning_artifacts (project_id);
CREATE INDEX idx_planning_artifacts_type ON planning_artifacts (artifact_type);

CREATE TABLE design_discovery_output (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    design_preferences JSONB,
    research_findings JSONB,
    compiled_design_system JSONB,
    compiled_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT design_discovery_output_pk PRIMARY KEY (id),
    CONSTRAINT design_discovery_output_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT design_discovery_output_project_id_key UNIQUE (tenant_id, project_id),
    CONSTRAINT design_discovery_output_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
