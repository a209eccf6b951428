-- Knowledge that ships with the program: industries, entities, patterns, features. Global: no tenant owns a row.

-- Only referenced by the document.
CREATE TABLE kb_naics_codes (
    code VARCHAR(6) NOT NULL,
    title VARCHAR(255) NOT NULL,
    description TEXT,
    parent_code VARCHAR(6),
    keywords TEXT ARRAY DEFAULT CAST(ARRAY[] AS TEXT ARRAY),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT kb_naics_codes_pk PRIMARY KEY (code)
);
CREATE INDEX idx_kb_naics_codes_parent_code ON kb_naics_codes (parent_code);

CREATE TABLE kb_canonical_entities (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    entity_name VARCHAR(255) NOT NULL,
    entity_type VARCHAR(100),
    synonyms TEXT ARRAY,
    description TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT kb_canonical_entities_pk PRIMARY KEY (id)
);
CREATE INDEX idx_kb_canonical_entities_type ON kb_canonical_entities (entity_type);

CREATE TABLE kb_naics_standard_mappings (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    naics_code VARCHAR(6) NOT NULL,
    entity_id UUID NOT NULL,
    relevance_score NUMERIC(3, 2),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT kb_naics_standard_mappings_pk PRIMARY KEY (id),
    CONSTRAINT kb_naics_standard_mappings_naics_code_entity_id_key UNIQUE (naics_code, entity_id)
);
CREATE INDEX idx_kb_naics_mappings_entity ON kb_naics_standard_mappings (entity_id);

-- The document only extends this table; content holds questions answered, specification additions and
-- guidance.
CREATE TABLE kb_patterns (
    id VARCHAR(100) NOT NULL,
    name VARCHAR(255) NOT NULL,
    source VARCHAR(50),
    category VARCHAR(100),
    description TEXT,
    keywords TEXT ARRAY DEFAULT CAST(ARRAY[] AS TEXT ARRAY),
    content JSONB DEFAULT JSON '{}' NOT NULL,
    cloud_provider VARCHAR(20) DEFAULT 'agnostic',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT kb_patterns_pk PRIMARY KEY (id)
);
CREATE INDEX idx_kb_patterns_cloud_provider ON kb_patterns (cloud_provider);

-- The document only extends this table; content holds what a reader of the catalogue sees beyond the columns.
CREATE TABLE feature_catalog (
    id TEXT NOT NULL,
    name VARCHAR(255) NOT NULL,
    category VARCHAR(100),
    description TEXT,
    complexity VARCHAR(20),
    domains TEXT ARRAY DEFAULT CAST(ARRAY[] AS TEXT ARRAY),
    keywords TEXT ARRAY DEFAULT CAST(ARRAY[] AS TEXT ARRAY),
    content JSONB DEFAULT JSON '{}' NOT NULL,
    related_patterns TEXT ARRAY DEFAULT CAST(ARRAY[] AS TEXT ARRAY),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT feature_catalog_pk PRIMARY KEY (id)
);

CREATE TABLE kb_pattern_feature_mappings (
    pattern_id VARCHAR(100) NOT NULL,
    feature_id TEXT NOT NULL,
    relevance_score NUMERIC(3, 2) DEFAULT 0.90 NOT NULL,
    mapping_source VARCHAR(50) DEFAULT 'ai_generated' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT kb_pattern_feature_mappings_pk PRIMARY KEY (pattern_id, feature_id),
    CONSTRAINT kb_pattern_feature_mappings_relevance_score_check CHECK (relevance_score >= 0 AND relevance_score <= 1),
    CONSTRAINT kb_pattern_feature_mappings_mapping_source_check
        CHECK (mapping_source IN ('ai_generated', 'manual', 'rule_based'))
);
CREATE INDEX idx_kb_pfm_feature_id ON kb_pattern_feature_mappings (feature_id);

-- References inside this domain.
ALTER TABLE kb_naics_codes ADD CONSTRAINT kb_naics_codes_parent_code_fk
    FOREIGN KEY (parent_code) REFERENCES kb_naics_codes (code) ON DELETE CASCADE;
ALTER TABLE kb_naics_standard_mappings ADD CONSTRAINT kb_naics_standard_mappings_naics_code_fk
    FOREIGN KEY (naics_code) REFERENCES kb_naics_codes (code) ON DELETE CASCADE;
ALTER TABLE kb_naics_standard_mappings ADD CONSTRAINT kb_naics_standard_mappings_entity_id_fk
    FOREIGN KEY (entity_id) REFERENCES kb_canonical_entities (id) ON DELETE CASCADE;
ALTER TABLE kb_pattern_feature_mappings ADD CONSTRAINT kb_pattern_feature_mappings_pattern_id_fk
    FOREIGN KEY (pattern_id) REFERENCES kb_patterns (id) ON DELETE CASCADE;
ALTER TABLE kb_pattern_feature_mappings ADD CONSTRAINT kb_pattern_feature_mappings_feature_id_fk
    FOREIGN KEY (feature_id) REFERENCES feature_catalog (id) ON DELETE CASCADE;
