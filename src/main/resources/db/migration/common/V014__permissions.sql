-- Roles, policies, assignments, and the record of every decision.

CREATE TABLE permission_roles (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    capabilities TEXT ARRAY DEFAULT CAST(ARRAY[] AS TEXT ARRAY),
    is_system_role BOOLEAN DEFAULT FALSE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT permission_roles_pk PRIMARY KEY (id),
    CONSTRAINT permission_roles_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT permission_roles_name_key UNIQUE (tenant_id, name),
    CONSTRAINT permission_roles_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);

CREATE TABLE permission_policies (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    effect VARCHAR(10) NOT NULL,
    actions TEXT ARRAY NOT NULL,
    resources TEXT ARRAY NOT NULL,
    conditions JSONB,
    priority INTEGER DEFAULT 0,
    enabled BOOLEAN DEFAULT TRUE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT permission_policies_pk PRIMARY KEY (id),
    CONSTRAINT permission_policies_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT permission_policies_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);

-- scope_id is the tenant's id where scope_type is tenant, so that the unique key binds.
CREATE TABLE role_assignments (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    role_id UUID NOT NULL,
    user_id UUID NOT NULL,
    scope_type VARCHAR(50) NOT NULL,
    scope_id UUID NOT NULL,
    assigned_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    assigned_by UUID,
    expires_at TIMESTAMP WITH TIME ZONE,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT role_assignments_pk PRIMARY KEY (id),
    CONSTRAINT role_assignments_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT role_assignments_role_id_user_id_scope_type_scope_id_key
        UNIQUE (tenant_id, role_id, user_id, scope_type, scope_id),
    CONSTRAINT role_assignments_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_role_assignments_user ON role_assignments (tenant_id, user_id);
CREATE INDEX idx_role_assignments_assigned_by ON role_assignments (tenant_id, assigned_by);

CREATE TABLE policy_evaluations (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    user_id UUID,
    action VARCHAR(100) NOT NULL,
    resource_type VARCHAR(100) NOT NULL,
    resource_id UUID,
    result VARCHAR(20) NOT NULL,
    matched_policies UUID ARRAY,
    evaluation_time_ms INTEGER,
    evaluated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT policy_evaluations_pk PRIMARY KEY (id),
    CONSTRAINT policy_evaluations_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT policy_evaluations_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_policy_evaluations_user ON policy_evaluations (user_id);
CREATE INDEX idx_policy_evaluations_resource ON policy_evaluations (resource_type, resource_id);

CREATE TABLE permission_audit_log (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    event_type VARCHAR(50) NOT NULL,
    actor_id UUID,
    target_user_id UUID,
    target_role_id UUID,
    target_policy_id UUID,
    details JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT permission_audit_log_pk PRIMARY KEY (id),
    CONSTRAINT permission_audit_log_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT permission_audit_log_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_permission_audit_log_actor ON permission_audit_log (tenant_id, actor_id);
CREATE INDEX idx_permission_audit_log_target_user ON permission_audit_log (tenant_id, target_user_id);
CREATE INDEX idx_permission_audit_log_target_role ON permission_audit_log (tenant_id, target_role_id);
CREATE INDEX idx_permission_audit_log_target_policy ON permission_audit_log (tenant_id, target_policy_id);

-- References inside this domain.
ALTER TABLE role_assignments ADD CONSTRAINT role_assignments_role_id_fk
    FOREIGN KEY (tenant_id, role_id) REFERENCES permission_roles (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE permission_audit_log ADD CONSTRAINT permission_audit_log_target_role_id_fk
    FOREIGN KEY (tenant_id, target_role_id) REFERENCES permission_roles (tenant_id, id);
ALTER TABLE permission_audit_log ADD CONSTRAINT permission_audit_log_target_policy_id_fk
    FOREIGN KEY (tenant_id, target_policy_id) REFERENCES permission_policies (tenant_id, id);
