-- Document templates, their variables and renders.

CREATE TABLE document_templates (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    project_id UUID,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    template_type VARCHAR(50) NOT NULL,
    format VARCHAR(20) NOT NULL,
    file_path VARCHAR(500) NOT NULL,
    file_size INTEGER,
    status VARCHAR(50) DEFAULT 'draft',
    version INTEGER DEFAULT 1,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT document_templates_pk PRIMARY KEY (id),
    CONSTRAINT document_templates_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT document_templates_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_document_templates_project ON document_templates (tenant_id, project_id);

CREATE TABLE template_variables (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    template_id UUID NOT NULL,
    variable_name VARCHAR(255) NOT NULL,
    variable_type VARCHAR(50) NOT NULL,
    description TEXT,
    default_value TEXT,
    is_required BOOLEAN DEFAULT FALSE,
    validation_rules JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT template_variables_pk PRIMARY KEY (id),
    CONSTRAINT template_variables_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT template_variables_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_template_variables_template ON template_variables (tenant_id, template_id);

CREATE TABLE template_mappings (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    template_id UUID NOT NULL,
    variable_id UUID,
    source_type VARCHAR(50) NOT NULL,
    source_path VARCHAR(500),
    transform_expression TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT template_mappings_pk PRIMARY KEY (id),
    CONSTRAINT template_mappings_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT template_mappings_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_template_mappings_template ON template_mappings (tenant_id, template_id);
CREATE INDEX idx_template_mappings_variable ON template_mappings (tenant_id, variable_id);

CREATE TABLE template_renders (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    template_id UUID NOT NULL,
    project_id UUID,
    output_format VARCHAR(20) NOT NULL,
    output_path VARCHAR(500),
    variables_used JSONB,
    render_status VARCHAR(50) DEFAULT 'pending',
    error_message TEXT,
    rendered_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    rendered_by UUID,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT template_renders_pk PRIMARY KEY (id),
    CONSTRAINT template_renders_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT template_renders_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_template_renders_template ON template_renders (tenant_id, template_id);
CREATE INDEX idx_template_renders_project ON template_renders (tenant_id, project_id);
CREATE INDEX idx_template_renders_rendered_by ON template_renders (tenant_id, rendered_by);

-- References inside this domain.
ALTER TABLE template_variables ADD CONSTRAINT template_variables_template_id_fk
    FOREIGN KEY (tenant_id, template_id) REFERENCES document_templates (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE template_mappings ADD CONSTRAINT template_mappings_template_id_fk
    FOREIGN KEY (tenant_id, template_id) REFERENCES document_templates (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE template_mappings ADD CONSTRAINT template_mappings_variable_id_fk
    FOREIGN KEY (tenant_id, variable_id) REFERENCES template_variables (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE template_renders ADD CONSTRAINT template_renders_template_id_fk
    FOREIGN KEY (tenant_id, template_id) REFERENCES document_templates (tenant_id, id) ON DELETE CASCADE;
