-- What an organization changed about the knowledge that ships with the program: what it does not want, and its own questions.

-- A row stays when its entry is wanted again. Two devices may make a row each for one entry: it is off when one of them says so, and
-- both are set together.
CREATE TABLE knowledge_switches (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    entry_kind VARCHAR(20) NOT NULL,
    entry_key VARCHAR(300) NOT NULL,
    is_off BOOLEAN DEFAULT TRUE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT knowledge_switches_pk PRIMARY KEY (id),
    CONSTRAINT knowledge_switches_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT knowledge_switches_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT knowledge_switches_entry_kind_check CHECK (entry_kind IN ('pool', 'question'))
);

-- A pool is what questions of one pool_name share.
CREATE TABLE own_questions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    pool_name VARCHAR(255) NOT NULL,
    question_text TEXT NOT NULL,
    rationale TEXT NOT NULL,
    answer_type VARCHAR(50) NOT NULL,
    options JSONB DEFAULT JSON '[]' NOT NULL,
    activation_words JSONB DEFAULT JSON '[]' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT own_questions_pk PRIMARY KEY (id),
    CONSTRAINT own_questions_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT own_questions_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT own_questions_answer_type_check
        CHECK (answer_type IN ('text', 'select', 'multi_select', 'boolean', 'number', 'date'))
);
