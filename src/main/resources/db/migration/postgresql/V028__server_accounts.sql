-- Who may sign in to this server. An account is a person's; a membership makes them a user of a tenant. These rows have no
-- tenant: they are asked before one is known. No device sees these tables.

CREATE TABLE server_accounts (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    email VARCHAR(255) NOT NULL,
    password_hash TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT server_accounts_pk PRIMARY KEY (id),
    CONSTRAINT server_accounts_email_key UNIQUE (email),
    CONSTRAINT server_accounts_email_check CHECK (email = lower(email))
);

CREATE TABLE server_memberships (
    account_id UUID NOT NULL,
    tenant_id UUID NOT NULL,
    user_id UUID NOT NULL,
    customer BOOLEAN DEFAULT FALSE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT server_memberships_pk PRIMARY KEY (account_id, tenant_id),
    CONSTRAINT server_memberships_account_id_fk FOREIGN KEY (account_id) REFERENCES server_accounts (id) ON DELETE CASCADE,
    CONSTRAINT server_memberships_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);

-- A refresh token is used once. All that came of one sign-in are a family: a second use of one ends all of it.
CREATE TABLE server_refresh_tokens (
    token_hash VARCHAR(64) NOT NULL,
    family UUID NOT NULL,
    account_id UUID NOT NULL,
    tenant_id UUID NOT NULL,
    device UUID NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT server_refresh_tokens_pk PRIMARY KEY (token_hash),
    CONSTRAINT server_refresh_tokens_membership_fk FOREIGN KEY (account_id, tenant_id)
        REFERENCES server_memberships (account_id, tenant_id) ON DELETE CASCADE
);
CREATE INDEX server_refresh_tokens_family_idx ON server_refresh_tokens (family);
CREATE INDEX server_refresh_tokens_membership_idx ON server_refresh_tokens (account_id, tenant_id);

CREATE TABLE server_invitations (
    token_hash VARCHAR(64) NOT NULL,
    tenant_id UUID NOT NULL,
    email VARCHAR(255) NOT NULL,
    role VARCHAR(50) NOT NULL,
    project_id UUID,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    accepted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT server_invitations_pk PRIMARY KEY (token_hash),
    CONSTRAINT server_invitations_role_check CHECK (role IN ('admin', 'member', 'customer')),
    CONSTRAINT server_invitations_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX server_invitations_tenant_idx ON server_invitations (tenant_id);

-- What access tokens are signed with; every node has the same.
CREATE TABLE server_keys (
    id VARCHAR(32) NOT NULL,
    secret BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT server_keys_pk PRIMARY KEY (id)
);
