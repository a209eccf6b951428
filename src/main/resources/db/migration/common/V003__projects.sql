-- A project and the times at which it entered and left each phase.

CREATE TABLE projects (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    status VARCHAR(50) DEFAULT 'active',
    phase VARCHAR(50) DEFAULT 'CREATED',
    template VARCHAR(100),
    discovery_started_at TIMESTAMP WITH TIME ZONE,
    discovery_completed_at TIMESTAMP WITH TIME ZONE,
    feature_selection_started_at TIMESTAMP WITH TIME ZONE,
    feature_selection_completed_at TIMESTAMP WITH TIME ZONE,
    plan_generation_started_at TIMESTAMP WITH TIME ZONE,
    plan_generation_completed_at TIMESTAMP WITH TIME ZONE,
    planning_started_at TIMESTAMP WITH TIME ZONE,
    planning_completed_at TIMESTAMP WITH TIME ZONE,
    visual_discovery_started_at TIMESTAMP WITH TIME ZONE,
    visual_discovery_completed_at TIMESTAMP WITH TIME ZONE,
    specification_started_at TIMESTAMP WITH TIME ZONE,
    specification_completed_at TIMESTAMP WITH TIME ZONE,
    metadata JSONB DEFAULT JSON '{}',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT projects_pk PRIMARY KEY (id),
    CONSTRAINT projects_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT projects_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_projects_status ON projects (status);
CREATE INDEX idx_projects_phase ON projects (phase);
