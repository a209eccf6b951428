-- Registry of schemas and contracts.

CREATE TABLE standards_artifacts (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    kind VARCHAR(50) NOT NULL,
    namespace VARCHAR(100) NOT NULL,
    artifact_id VARCHAR(255) NOT NULL,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    content JSONB NOT NULL,
    format VARCHAR(50) NOT NULL,
    version VARCHAR(50) DEFAULT '1.0.0' NOT NULL,
    status VARCHAR(50) DEFAULT 'active',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT standards_artifacts_pk PRIMARY KEY (id),
    CONSTRAINT standards_artifacts_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT standards_artifacts_namespace_artifact_id_version_key
        UNIQUE (tenant_id, namespace, artifact_id, version),
    CONSTRAINT standards_artifacts_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);

CREATE TABLE standards_versions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    artifact_id UUID NOT NULL,
    version VARCHAR(50) NOT NULL,
    content JSONB NOT NULL,
    change_summary TEXT,
    breaking_change BOOLEAN DEFAULT FALSE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    created_by UUID,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT standards_versions_pk PRIMARY KEY (id),
    CONSTRAINT standards_versions_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT standards_versions_artifact_id_version_key UNIQUE (tenant_id, artifact_id, version),
    CONSTRAINT standards_versions_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_standards_versions_created_by ON standards_versions (tenant_id, created_by);

-- reference_path is empty where the reference concerns the whole artifact, so that the unique key binds.
CREATE TABLE standards_references (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    source_artifact_id UUID NOT NULL,
    target_artifact_id UUID NOT NULL,
    reference_type VARCHAR(50) NOT NULL,
    reference_path VARCHAR(500) DEFAULT '' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT standards_references_pk PRIMARY KEY (id),
    CONSTRAINT standards_references_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT standards_references_source_target_path_key
        UNIQUE (tenant_id, source_artifact_id, target_artifact_id, reference_path),
    CONSTRAINT standards_references_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_standards_references_target_artifact ON standards_references (tenant_id, target_artifact_id);

-- References inside this domain.
ALTER TABLE standards_versions ADD CONSTRAINT standards_versions_artifact_id_fk
    FOREIGN KEY (tenant_id, artifact_id) REFERENCES standards_artifacts (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE standards_references ADD CONSTRAINT standards_references_source_artifact_id_fk
    FOREIGN KEY (tenant_id, source_artifact_id) REFERENCES standards_artifacts (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE standards_references ADD CONSTRAINT standards_references_target_artifact_id_fk
    FOREIGN KEY (tenant_id, target_artifact_id) REFERENCES standards_artifacts (tenant_id, id) ON DELETE CASCADE;
