-- References from one domain to another, or to a table that is created later. Between owned tables the tenant is part
-- of the key: a row of one tenant cannot refer to a row of another. SET NULL references name the id alone, since
-- tenant_id itself must not become null.

-- Deleting a project deletes what is below it. H2 does so table by table in the order of these references, and refuses
-- to delete a row that another still needs: so the tables that refer to others of the same project come first.
ALTER TABLE plan_questions ADD CONSTRAINT plan_questions_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE feature_selections ADD CONSTRAINT feature_selections_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE gap_findings ADD CONSTRAINT gap_findings_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;

-- tenants and users
ALTER TABLE users ADD CONSTRAINT users_organization_id_fk
    FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE SET NULL;

-- organizations
ALTER TABLE organizations ADD CONSTRAINT organizations_owner_id_fk
    FOREIGN KEY (tenant_id, owner_id) REFERENCES users (tenant_id, id) ON DELETE RESTRICT;
ALTER TABLE organization_members ADD CONSTRAINT organization_members_user_id_fk
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE customer_invitations ADD CONSTRAINT customer_invitations_invited_by_fk
    FOREIGN KEY (tenant_id, invited_by) REFERENCES users (tenant_id, id) ON DELETE RESTRICT;
ALTER TABLE customer_invitations ADD CONSTRAINT customer_invitations_accepted_by_user_id_fk
    FOREIGN KEY (tenant_id, accepted_by_user_id) REFERENCES users (tenant_id, id);
ALTER TABLE agency_projects ADD CONSTRAINT agency_projects_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE agency_projects ADD CONSTRAINT agency_projects_customer_user_id_fk
    FOREIGN KEY (tenant_id, customer_user_id) REFERENCES users (tenant_id, id) ON DELETE RESTRICT;

-- question pools
ALTER TABLE entity_questions ADD CONSTRAINT entity_questions_entity_id_fk
    FOREIGN KEY (entity_id) REFERENCES kb_canonical_entities (id) ON DELETE CASCADE;

-- requirements discovery
ALTER TABLE requirements_discovery_contexts ADD CONSTRAINT requirements_discovery_contexts_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE requirements_discovery_messages ADD CONSTRAINT requirements_discovery_messages_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE requirements_discovery_extractions ADD CONSTRAINT requirements_discovery_extractions_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE feature_seeds ADD CONSTRAINT feature_seeds_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE feature_curation_sessions ADD CONSTRAINT feature_curation_sessions_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;

-- discovery engine
ALTER TABLE elicitation_sessions ADD CONSTRAINT elicitation_sessions_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE elicitation_sessions ADD CONSTRAINT elicitation_sessions_discovery_context_id_fk
    FOREIGN KEY (tenant_id, discovery_context_id) REFERENCES requirements_discovery_contexts (tenant_id, id) ON DELETE CASCADE;

-- features
ALTER TABLE feature_candidate_sets ADD CONSTRAINT feature_candidate_sets_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE feature_curations ADD CONSTRAINT feature_curations_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE feature_curations ADD CONSTRAINT feature_curations_curation_session_id_fk
    FOREIGN KEY (tenant_id, curation_session_id) REFERENCES feature_curation_sessions (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE feature_driven_plans ADD CONSTRAINT feature_driven_plans_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE plan_sections ADD CONSTRAINT plan_sections_feature_id_fk
    FOREIGN KEY (feature_id) REFERENCES feature_catalog (id);
ALTER TABLE pattern_detections ADD CONSTRAINT pattern_detections_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;

-- questions
ALTER TABLE graph_nodes ADD CONSTRAINT graph_nodes_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE question_plans ADD CONSTRAINT question_plans_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE plan_questions ADD CONSTRAINT plan_questions_feature_id_fk
    FOREIGN KEY (tenant_id, feature_id) REFERENCES feature_selections (tenant_id, id);
ALTER TABLE answers ADD CONSTRAINT answers_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE answers ADD CONSTRAINT answers_answered_by_fk
    FOREIGN KEY (tenant_id, answered_by) REFERENCES users (tenant_id, id);

-- tasks
ALTER TABLE tasks ADD CONSTRAINT tasks_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE action_submissions ADD CONSTRAINT action_submissions_submitted_by_fk
    FOREIGN KEY (tenant_id, submitted_by) REFERENCES users (tenant_id, id);

-- specifications
ALTER TABLE compiled_specs ADD CONSTRAINT compiled_specs_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE discovery_output ADD CONSTRAINT discovery_output_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE planning_artifacts ADD CONSTRAINT planning_artifacts_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE design_discovery_output ADD CONSTRAINT design_discovery_output_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;

-- gaps
ALTER TABLE gap_runs ADD CONSTRAINT gap_runs_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE gap_findings ADD CONSTRAINT gap_findings_resolution_task_id_fk
    FOREIGN KEY (tenant_id, resolution_task_id) REFERENCES tasks (tenant_id, id);

-- permissions
ALTER TABLE role_assignments ADD CONSTRAINT role_assignments_user_id_fk
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE role_assignments ADD CONSTRAINT role_assignments_assigned_by_fk
    FOREIGN KEY (tenant_id, assigned_by) REFERENCES users (tenant_id, id);
ALTER TABLE policy_evaluations ADD CONSTRAINT policy_evaluations_user_id_fk
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id);
ALTER TABLE permission_audit_log ADD CONSTRAINT permission_audit_log_actor_id_fk
    FOREIGN KEY (tenant_id, actor_id) REFERENCES users (tenant_id, id);
ALTER TABLE permission_audit_log ADD CONSTRAINT permission_audit_log_target_user_id_fk
    FOREIGN KEY (tenant_id, target_user_id) REFERENCES users (tenant_id, id);

-- document templates
ALTER TABLE document_templates ADD CONSTRAINT document_templates_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE template_renders ADD CONSTRAINT template_renders_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE template_renders ADD CONSTRAINT template_renders_rendered_by_fk
    FOREIGN KEY (tenant_id, rendered_by) REFERENCES users (tenant_id, id);

-- workflows
ALTER TABLE workflow_definitions ADD CONSTRAINT workflow_definitions_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE workflow_versions ADD CONSTRAINT workflow_versions_created_by_fk
    FOREIGN KEY (tenant_id, created_by) REFERENCES users (tenant_id, id);

-- standards
ALTER TABLE standards_versions ADD CONSTRAINT standards_versions_created_by_fk
    FOREIGN KEY (tenant_id, created_by) REFERENCES users (tenant_id, id);

-- integrations
ALTER TABLE integration_artifacts ADD CONSTRAINT integration_artifacts_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE integration_artifacts ADD CONSTRAINT integration_artifacts_contract_standard_id_fk
    FOREIGN KEY (tenant_id, contract_standard_id) REFERENCES standards_artifacts (tenant_id, id);
ALTER TABLE integration_mappings ADD CONSTRAINT integration_mappings_source_schema_id_fk
    FOREIGN KEY (tenant_id, source_schema_id) REFERENCES standards_artifacts (tenant_id, id);
ALTER TABLE integration_mappings ADD CONSTRAINT integration_mappings_target_schema_id_fk
    FOREIGN KEY (tenant_id, target_schema_id) REFERENCES standards_artifacts (tenant_id, id);

-- agents
ALTER TABLE agent_memory ADD CONSTRAINT agent_memory_session_id_fk
    FOREIGN KEY (tenant_id, session_id) REFERENCES elicitation_sessions (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE agent_executor_state ADD CONSTRAINT agent_executor_state_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE budget_limits ADD CONSTRAINT budget_limits_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;

-- context engineering
ALTER TABLE context_artifacts ADD CONSTRAINT context_artifacts_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE context_assembly_cache ADD CONSTRAINT context_assembly_cache_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE context_requests ADD CONSTRAINT context_requests_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE pcs_change_events ADD CONSTRAINT pcs_change_events_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;

-- kits
ALTER TABLE kit_credentials ADD CONSTRAINT kit_credentials_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE kit_executions ADD CONSTRAINT kit_executions_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE kit_executions ADD CONSTRAINT kit_executions_user_id_fk
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id);
ALTER TABLE kit_discover_cache ADD CONSTRAINT kit_discover_cache_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;

-- events
ALTER TABLE event_log ADD CONSTRAINT event_log_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE feedback_events ADD CONSTRAINT feedback_events_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE feedback_events ADD CONSTRAINT feedback_events_user_id_fk
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id);
ALTER TABLE background_tasks ADD CONSTRAINT background_tasks_project_id_fk
    FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id) ON DELETE CASCADE;
