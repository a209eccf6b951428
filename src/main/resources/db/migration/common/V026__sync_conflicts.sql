-- What two people changed differently while apart: both values stay here until somebody chose. Exchanged like any table.

CREATE TABLE sync_conflicts (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID,
    table_name VARCHAR(63) NOT NULL,
    row_id UUID NOT NULL,
    kind VARCHAR(20) NOT NULL,
    label TEXT,
    fields JSONB DEFAULT JSON '[]' NOT NULL,
    mine_device UUID,
    status VARCHAR(20) DEFAULT 'open' NOT NULL,
    resolution JSONB,
    resolved_by UUID,
    resolved_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT sync_conflicts_pk PRIMARY KEY (id),
    CONSTRAINT sync_conflicts_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT sync_conflicts_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT sync_conflicts_kind_check
        CHECK (kind IN ('fields', 'edit_of_deleted', 'delete_of_edited', 'revived', 'renamed', 'transition')),
    CONSTRAINT sync_conflicts_status_check CHECK (status IN ('open', 'resolved'))
);
CREATE INDEX idx_sync_conflicts_status ON sync_conflicts (tenant_id, status);
ALTER TABLE sync_conflicts ADD CONSTRAINT sync_conflicts_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
CREATE INDEX idx_sync_conflicts_project ON sync_conflicts (tenant_id, project_id);
