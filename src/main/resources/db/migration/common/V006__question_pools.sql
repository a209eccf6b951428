-- Question templates and pools, and the rules that activate a pool. Global.

CREATE TABLE question_templates (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    template_key VARCHAR(100) NOT NULL,
    category VARCHAR(100) NOT NULL,
    question_text TEXT NOT NULL,
    description TEXT,
    answer_type VARCHAR(50) NOT NULL,
    options JSONB,
    validation_rules JSONB,
    display_order INTEGER DEFAULT 0,
    is_required BOOLEAN DEFAULT TRUE,
    applicable_templates VARCHAR(100) ARRAY DEFAULT CAST(ARRAY[] AS VARCHAR(100) ARRAY),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT question_templates_pk PRIMARY KEY (id),
    CONSTRAINT question_templates_template_key_key UNIQUE (template_key)
);

CREATE TABLE question_pools (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    name VARCHAR(255) NOT NULL,
    category VARCHAR(100),
    industry VARCHAR(100) ARRAY,
    scenario_type VARCHAR(100),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    metadata JSONB DEFAULT JSON '{}',
    CONSTRAINT question_pools_pk PRIMARY KEY (id)
);
CREATE INDEX idx_question_pools_category ON question_pools (category);

CREATE TABLE pool_questions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    pool_id UUID,
    base_prompt TEXT NOT NULL,
    question_type VARCHAR(50),
    priority INTEGER DEFAULT 0,
    display_order INTEGER,
    prerequisite_questions UUID ARRAY,
    metadata JSONB,
    embedding REAL ARRAY,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT pool_questions_pk PRIMARY KEY (id)
);
CREATE INDEX idx_pool_questions_type ON pool_questions (question_type);
CREATE INDEX idx_pool_questions_display_order ON pool_questions (pool_id, display_order);

CREATE TABLE pool_activation_rules (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    pool_id UUID,
    trigger_type VARCHAR(50) NOT NULL,
    trigger_value TEXT NOT NULL,
    confidence_threshold NUMERIC(3, 2) DEFAULT 0.80,
    industry_filter VARCHAR(100) ARRAY,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT pool_activation_rules_pk PRIMARY KEY (id)
);
CREATE INDEX idx_pool_activation_pool ON pool_activation_rules (pool_id);
CREATE INDEX idx_pool_activation_trigger ON pool_activation_rules (trigger_type);

CREATE TABLE canonical_questions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    entity_id UUID,
    question_text TEXT NOT NULL,
    category VARCHAR(100),
    priority INTEGER,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT canonical_questions_pk PRIMARY KEY (id)
);
CREATE INDEX idx_canonical_questions_entity ON canonical_questions (entity_id);
CREATE INDEX idx_canonical_questions_category ON canonical_questions (category);

CREATE TABLE entity_questions (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    entity_id UUID,
    question_text TEXT NOT NULL,
    question_type VARCHAR(50),
    context JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT entity_questions_pk PRIMARY KEY (id)
);
CREATE INDEX idx_entity_questions_entity ON entity_questions (entity_id);
CREATE INDEX idx_entity_questions_type ON entity_questions (question_type);

-- References inside this domain.
ALTER TABLE pool_questions ADD CONSTRAINT pool_questions_pool_id_fk
    FOREIGN KEY (pool_id) REFERENCES question_pools (id) ON DELETE CASCADE;
ALTER TABLE pool_activation_rules ADD CONSTRAINT pool_activation_rules_pool_id_fk
    FOREIGN KEY (pool_id) REFERENCES question_pools (id) ON DELETE CASCADE;
