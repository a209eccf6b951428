package app.praetor.kit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tables {@code kit_definitions}, {@code kit_executions}, {@code kit_execution_outputs}. */
interface KitDao {
    record RunRow(
            UUID id,
            String kitId,
            String kitVersion,
            String status,
            @Nullable OffsetDateTime startedAt,
            @Nullable Integer executionTimeMs,
            @Nullable String bundlePath,
            @Nullable String errorMessage) {}

    record OutputRow(
            UUID id,
            UUID executionId,
            String outputId,
            String filename,
            String outputType,
            String status,
            int validationErrors,
            int validationWarnings,
            JsonNode validationDetails,
            @Nullable String contentPath,
            int contentSizeBytes,
            @Nullable String contentHash) {}

    @SqlQuery("SELECT id FROM kit_definitions WHERE kit_id = :kitId AND version = :version")
    Optional<UUID> definition(String kitId, String version);

    @SqlUpdate("""
        INSERT INTO kit_definitions (id, kit_id, display_name, description, version, kit_type, manifest,
          supported_phases, output_count)
        VALUES (:id, :kitId, :name, :description, :version, :type, :manifest, :phases, :outputs)
        """)
    void insertDefinition(
            UUID id,
            String kitId,
            String name,
            String description,
            String version,
            String type,
            JsonNode manifest,
            List<String> phases,
            int outputs);

    @SqlUpdate("""
        INSERT INTO kit_executions (id, project_id, user_id, kit_definition_id, kit_id, kit_version, status,
          started_at, input_snapshot)
        VALUES (:id, :projectId, :userId, :definitionId, :kitId, :version, 'running', :at, :inputs)
        """)
    void start(
            UUID id,
            UUID projectId,
            UUID userId,
            UUID definitionId,
            String kitId,
            String version,
            OffsetDateTime at,
            JsonNode inputs);

    @SqlUpdate("""
        UPDATE kit_executions SET status = :status, completed_at = :at, execution_time_ms = :millis,
          output_count = :outputs, outputs_valid = :valid, outputs_warnings = :warnings, outputs_failed = :failed,
          bundle_path = :bundle, bundle_size_bytes = :bundleSize, bundle_sha256 = :bundleHash, error_message = :error,
          error_step = :step, updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    void end(
            UUID id,
            String status,
            OffsetDateTime at,
            int millis,
            int outputs,
            int valid,
            int warnings,
            int failed,
            @Nullable String bundle,
            @Nullable Integer bundleSize,
            @Nullable String bundleHash,
            @Nullable String error,
            @Nullable String step);

    @SqlBatch("""
        INSERT INTO kit_execution_outputs (id, execution_id, output_id, filename, output_type, status,
          validation_errors, validation_warnings, validation_details, content_path, content_size_bytes, content_hash)
        VALUES (:id, :executionId, :outputId, :filename, :outputType, :status, :validationErrors,
          :validationWarnings, :validationDetails, :contentPath, :contentSizeBytes, :contentHash)
        """)
    void insertOutputs(@BindMethods List<OutputRow> outputs);

    @SqlQuery("""
        SELECT id, kit_id, kit_version, status, started_at, execution_time_ms, bundle_path, error_message
        FROM kit_executions WHERE project_id = :projectId ORDER BY started_at DESC, id
        """)
    @RegisterConstructorMapper(RunRow.class)
    List<RunRow> runs(UUID projectId);

    @SqlQuery("SELECT bundle_path FROM kit_executions WHERE bundle_path IS NOT NULL")
    List<String> bundles();

    @SqlQuery("""
        SELECT o.id, o.execution_id, o.output_id, o.filename, o.output_type, o.status, o.validation_errors,
          o.validation_warnings, o.validation_details, o.content_path, o.content_size_bytes, o.content_hash
        FROM kit_execution_outputs o JOIN kit_executions e ON e.id = o.execution_id
        WHERE e.project_id = :projectId ORDER BY o.filename, o.id
        """)
    @RegisterConstructorMapper(OutputRow.class)
    List<OutputRow> outputs(UUID projectId);
}
