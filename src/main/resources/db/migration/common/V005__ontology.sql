-- Templates for domains, patterns and integrations. Global.

CREATE TABLE ontology_domain_templates (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    domain VARCHAR(50) NOT NULL,
    category VARCHAR(50) NOT NULL,
    canonical_name VARCHAR(255) NOT NULL,
    display_name VARCHAR(255),
    template JSONB NOT NULL,
    keywords TEXT ARRAY,
    embedding REAL ARRAY,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT ontology_domain_templates_pk PRIMARY KEY (id)
);
CREATE INDEX idx_domain_templates_domain ON ontology_domain_templates (domain);
CREATE INDEX idx_domain_templates_category ON ontology_domain_templates (category);

CREATE TABLE ontology_pattern_templates (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    pattern_name VARCHAR(255) NOT NULL,
    display_name VARCHAR(255),
    category VARCHAR(100),
    complexity VARCHAR(50),
    template JSONB NOT NULL,
    keywords TEXT ARRAY,
    compatible_domains TEXT ARRAY,
    embedding REAL ARRAY,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT ontology_pattern_templates_pk PRIMARY KEY (id)
);
CREATE INDEX idx_pattern_templates_category ON ontology_pattern_templates (category);
CREATE INDEX idx_pattern_templates_complexity ON ontology_pattern_templates (complexity);

CREATE TABLE ontology_integration_templates (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    provider VARCHAR(255) NOT NULL,
    display_name VARCHAR(255),
    category VARCHAR(100),
    capabilities TEXT ARRAY,
    required_config TEXT ARRAY,
    template JSONB NOT NULL,
    docs_reference TEXT,
    embedding REAL ARRAY,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT ontology_integration_templates_pk PRIMARY KEY (id)
);
CREATE INDEX idx_integration_templates_provider ON ontology_integration_templates (provider);
CREATE INDEX idx_integration_templates_category ON ontology_integration_templates (category);
