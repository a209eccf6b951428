-- Indexes without a common form: GIN for arrays and JSON, and partial indexes.

CREATE INDEX idx_kb_canonical_entities_synonyms ON kb_canonical_entities USING GIN (synonyms);
CREATE INDEX idx_feature_catalog_related_patterns ON feature_catalog USING GIN (related_patterns);
CREATE INDEX idx_domain_templates_keywords ON ontology_domain_templates USING GIN (keywords);
CREATE INDEX idx_integration_templates_capabilities ON ontology_integration_templates USING GIN (capabilities);
CREATE INDEX idx_question_pools_industry ON question_pools USING GIN (industry);
CREATE INDEX idx_requirements_discovery_purpose_gin ON requirements_discovery_contexts USING GIN (purpose_and_problem);
CREATE INDEX idx_requirements_discovery_users_gin ON requirements_discovery_contexts USING GIN (users_and_personas);
CREATE INDEX idx_requirements_discovery_success_gin ON requirements_discovery_contexts USING GIN (success_criteria);
CREATE INDEX idx_realtime_channels_active ON realtime_channels (is_active) WHERE is_active = true;
CREATE INDEX idx_realtime_connection_stats_active ON realtime_connection_stats (disconnected_at) WHERE disconnected_at IS NULL;
