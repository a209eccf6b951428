-- The versions of a conversation's objective that an organization wrote. What ships is in discovery_objectives, which is the same for
-- everybody. A version is never changed nor deleted; of those that are in use, the one that was taken into use last is asked by new
-- conversations, and without any the shipped one is. Two devices may give one number twice: who and when tell them apart.
CREATE TABLE own_objectives (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    context_type TEXT NOT NULL,
    version_number INTEGER NOT NULL,
    source_text TEXT NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    author_id UUID,
    active_since TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT own_objectives_pk PRIMARY KEY (id),
    CONSTRAINT own_objectives_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT own_objectives_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT own_objectives_author_id_fk FOREIGN KEY (tenant_id, author_id) REFERENCES users (tenant_id, id),
    CONSTRAINT own_objectives_context_type_check
        CHECK (context_type IN ('business_profile', 'idea_discovery', 'project_discovery'))
);
CREATE INDEX idx_own_objectives_author ON own_objectives (tenant_id, author_id);
