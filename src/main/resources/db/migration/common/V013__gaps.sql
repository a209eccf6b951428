-- Runs of the gap detectors and what they found.

CREATE TABLE gap_runs (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    run_type VARCHAR(50) NOT NULL,
    detectors_run TEXT ARRAY,
    findings_count INTEGER DEFAULT 0,
    tasks_generated INTEGER DEFAULT 0,
    status VARCHAR(50) DEFAULT 'running',
    started_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    completed_at TIMESTAMP WITH TIME ZONE,
    error_message TEXT,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT gap_runs_pk PRIMARY KEY (id),
    CONSTRAINT gap_runs_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT gap_runs_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_gap_runs_project ON gap_runs (tenant_id, project_id);

CREATE TABLE gap_findings (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    run_id UUID,
    project_id UUID NOT NULL,
    finding_type VARCHAR(50) NOT NULL,
    detector_id VARCHAR(100) NOT NULL,
    severity VARCHAR(20) NOT NULL,
    title VARCHAR(255) NOT NULL,
    description TEXT,
    artifact_type VARCHAR(50),
    artifact_id UUID,
    resolution_task_id UUID,
    resolved BOOLEAN DEFAULT FALSE,
    resolved_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT gap_findings_pk PRIMARY KEY (id),
    CONSTRAINT gap_findings_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT gap_findings_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_gap_findings_run ON gap_findings (tenant_id, run_id);
CREATE INDEX idx_gap_findings_project ON gap_findings (tenant_id, project_id);
CREATE INDEX idx_gap_findings_resolution_task ON gap_findings (tenant_id, resolution_task_id);

-- References inside this domain.
ALTER TABLE gap_findings ADD CONSTRAINT gap_findings_run_id_fk
    FOREIGN KEY (tenant_id, run_id) REFERENCES gap_runs (tenant_id, id) ON DELETE CASCADE;
