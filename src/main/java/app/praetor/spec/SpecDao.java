package app.praetor.spec;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Table {@code compiled_specs}. */
interface SpecDao {
    record Row(
            UUID id,
            String version,
            JsonNode spec,
            @Nullable JsonNode validationResult,
            OffsetDateTime compiledAt,
            String sourceHash) {}

    @SqlUpdate("""
        INSERT INTO compiled_specs (id, project_id, version, format, spec, validation_result, compiled_at,
          compiled_by, source_hash, inputs_snapshot)
        VALUES (:id, :projectId, :version, :format, :spec, :validation, :at, :by, :hash, :inputs)
        """)
    void insert(
            UUID id,
            UUID projectId,
            String version,
            String format,
            JsonNode spec,
            JsonNode validation,
            OffsetDateTime at,
            String by,
            String hash,
            JsonNode inputs);

    @SqlQuery("""
        SELECT id, version, spec, validation_result, compiled_at, source_hash FROM compiled_specs
        WHERE project_id = :projectId AND format = 'v2' ORDER BY compiled_at DESC, id
        """)
    @RegisterConstructorMapper(Row.class)
    List<Row> all(UUID projectId);

    @SqlQuery("""
        SELECT id, version, spec, validation_result, compiled_at, source_hash FROM compiled_specs
        WHERE project_id = :projectId AND id = :id
        """)
    @RegisterConstructorMapper(Row.class)
    Optional<Row> find(UUID projectId, UUID id);
}
