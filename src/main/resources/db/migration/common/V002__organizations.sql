-- Organizations inside a tenant: members, invited customers, the projects they share.

CREATE TABLE organizations (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    display_name TEXT,
    owner_id UUID NOT NULL,
    settings JSONB DEFAULT JSON '{}',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT organizations_pk PRIMARY KEY (id),
    CONSTRAINT organizations_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT organizations_slug_key UNIQUE (tenant_id, slug),
    CONSTRAINT organizations_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_organizations_owner ON organizations (tenant_id, owner_id);

CREATE TABLE organization_members (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    organization_id UUID NOT NULL,
    user_id UUID NOT NULL,
    role TEXT NOT NULL,
    joined_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT organization_members_pk PRIMARY KEY (id),
    CONSTRAINT organization_members_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT organization_members_organization_id_user_id_key UNIQUE (tenant_id, organization_id, user_id),
    CONSTRAINT organization_members_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT organization_members_role_check CHECK (role IN ('owner', 'admin', 'member'))
);
CREATE INDEX idx_organization_members_user ON organization_members (tenant_id, user_id);

-- token holds a hash of what was mailed, and stays unique across tenants: it is looked up before the tenant
-- is known.
CREATE TABLE customer_invitations (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    organization_id UUID NOT NULL,
    email TEXT NOT NULL,
    token TEXT NOT NULL,
    role_id UUID,
    invited_by UUID NOT NULL,
    status TEXT DEFAULT 'pending' NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE DEFAULT (CURRENT_TIMESTAMP + INTERVAL '7' DAY) NOT NULL,
    accepted_at TIMESTAMP WITH TIME ZONE,
    accepted_by_user_id UUID,
    message TEXT,
    metadata JSONB DEFAULT JSON '{}',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT customer_invitations_pk PRIMARY KEY (id),
    CONSTRAINT customer_invitations_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT customer_invitations_token_key UNIQUE (token),
    CONSTRAINT customer_invitations_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT customer_invitations_status_check CHECK (status IN ('pending', 'accepted', 'expired', 'revoked'))
);
CREATE INDEX idx_customer_invitations_organization ON customer_invitations (tenant_id, organization_id);
CREATE INDEX idx_customer_invitations_invited_by ON customer_invitations (tenant_id, invited_by);
CREATE INDEX idx_customer_invitations_accepted_by_user ON customer_invitations (tenant_id, accepted_by_user_id);

CREATE TABLE agency_projects (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    organization_id UUID NOT NULL,
    project_id UUID NOT NULL,
    customer_user_id UUID NOT NULL,
    status TEXT DEFAULT 'active' NOT NULL,
    assigned_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT agency_projects_pk PRIMARY KEY (id),
    CONSTRAINT agency_projects_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT agency_projects_organization_id_project_id_key UNIQUE (tenant_id, organization_id, project_id),
    CONSTRAINT agency_projects_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT agency_projects_status_check CHECK (status IN ('active', 'completed', 'archived'))
);
CREATE INDEX idx_agency_projects_project ON agency_projects (tenant_id, project_id);
CREATE INDEX idx_agency_projects_customer_user ON agency_projects (tenant_id, customer_user_id);

-- References inside this domain.
ALTER TABLE organization_members ADD CONSTRAINT organization_members_organization_id_fk
    FOREIGN KEY (tenant_id, organization_id) REFERENCES organizations (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE customer_invitations ADD CONSTRAINT customer_invitations_organization_id_fk
    FOREIGN KEY (tenant_id, organization_id) REFERENCES organizations (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE agency_projects ADD CONSTRAINT agency_projects_organization_id_fk
    FOREIGN KEY (tenant_id, organization_id) REFERENCES organizations (tenant_id, id) ON DELETE CASCADE;
