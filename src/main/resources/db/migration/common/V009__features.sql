-- Feature candidates, the selection, and the plans driven by it.

CREATE TABLE feature_candidate_sets (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    candidates JSONB NOT NULL,
    generation_metadata JSONB,
    generated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT feature_candidate_sets_pk PRIMARY KEY (id),
    CONSTRAINT feature_candidate_sets_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT feature_candidate_sets_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_feature_candidates_project ON feature_candidate_sets (project_id);

CREATE TABLE feature_selections (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    candidate_set_id UUID,
    feature_id UUID NOT NULL,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    category VARCHAR(100),
    complexity VARCHAR(20),
    selected BOOLEAN DEFAULT TRUE,
    selection_order INTEGER,
    user_notes TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT feature_selections_pk PRIMARY KEY (id),
    CONSTRAINT feature_selections_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT feature_selections_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_feature_selections_selected ON feature_selections (project_id, selected);
CREATE INDEX idx_feature_selections_candidate_set ON feature_selections (tenant_id, candidate_set_id);

-- Only referenced by the document.
CREATE TABLE feature_curations (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    curation_session_id UUID,
    candidate_set_id UUID,
    status VARCHAR(20) DEFAULT 'draft' NOT NULL,
    notes TEXT,
    approved_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT feature_curations_pk PRIMARY KEY (id),
    CONSTRAINT feature_curations_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT feature_curations_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT feature_curations_status_check CHECK (status IN ('draft', 'approved', 'archived'))
);
CREATE INDEX idx_feature_curations_project ON feature_curations (tenant_id, project_id);
CREATE INDEX idx_feature_curations_curation_session ON feature_curations (tenant_id, curation_session_id);
CREATE INDEX idx_feature_curations_candidate_set ON feature_curations (tenant_id, candidate_set_id);

CREATE TABLE feature_driven_plans (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    curation_id UUID,
    agent_id VARCHAR(255),
    status VARCHAR(50) DEFAULT 'active',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT feature_driven_plans_pk PRIMARY KEY (id),
    CONSTRAINT feature_driven_plans_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT feature_driven_plans_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_feature_driven_plans_project ON feature_driven_plans (project_id);
CREATE INDEX idx_feature_driven_plans_curation ON feature_driven_plans (curation_id);
CREATE INDEX idx_feature_driven_plans_status ON feature_driven_plans (status);

CREATE TABLE plan_sections (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    plan_id UUID NOT NULL,
    feature_id TEXT,
    title VARCHAR(255) NOT NULL,
    description TEXT,
    display_order INTEGER,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT plan_sections_pk PRIMARY KEY (id),
    CONSTRAINT plan_sections_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT plan_sections_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_plan_sections_feature ON plan_sections (feature_id);
CREATE INDEX idx_plan_sections_order ON plan_sections (plan_id, display_order);

CREATE TABLE pattern_detections (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID NOT NULL,
    pattern_id VARCHAR(100) NOT NULL,
    pattern_name VARCHAR(255) NOT NULL,
    confidence_score NUMERIC(3, 2) NOT NULL,
    signals_matched JSONB,
    questions_suppressed UUID ARRAY,
    spec_additions JSONB,
    applied BOOLEAN DEFAULT FALSE,
    applied_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT pattern_detections_pk PRIMARY KEY (id),
    CONSTRAINT pattern_detections_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT pattern_detections_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_pattern_detections_project ON pattern_detections (project_id);
CREATE INDEX idx_pattern_detections_pattern ON pattern_detections (pattern_id);

-- References inside this domain.
ALTER TABLE feature_selections ADD CONSTRAINT feature_selections_candidate_set_id_fk
    FOREIGN KEY (tenant_id, candidate_set_id) REFERENCES feature_candidate_sets (tenant_id, id);
ALTER TABLE feature_curations ADD CONSTRAINT feature_curations_candidate_set_id_fk
    FOREIGN KEY (tenant_id, candidate_set_id) REFERENCES feature_candidate_sets (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE feature_driven_plans ADD CONSTRAINT feature_driven_plans_curation_id_fk
    FOREIGN KEY (tenant_id, curation_id) REFERENCES feature_curations (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE plan_sections ADD CONSTRAINT plan_sections_plan_id_fk
    FOREIGN KEY (tenant_id, plan_id) REFERENCES feature_driven_plans (tenant_id, id) ON DELETE CASCADE;
