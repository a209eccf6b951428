package app.praetor.store;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Rows of global tables that the program ships and keeps up to date; tenants may only read them. */
public final class ReferenceRows {
    private final Database database;

    public ReferenceRows(Database database) {
        this.database = database;
    }

    /** Puts an objective of discovery ({@code discovery_objectives}); the same id is overwritten. */
    public void objective(UUID id, String contextType, String version, String name, JsonNode config) {
        database.system(handle -> handle.createUpdate("""
            MERGE INTO praetor.discovery_objectives t
            USING (VALUES (CAST(:id AS UUID))) AS s(id) ON t.id = s.id
            WHEN MATCHED THEN UPDATE SET display_name = :name, config = :config, version = :version
            WHEN NOT MATCHED THEN INSERT (id, context_type, active_context, version, display_name, config)
            VALUES (s.id, :type, :type, :version, :name, :config)
            """)
                .bind("id", id)
                .bind("type", contextType)
                .bind("version", version)
                .bind("name", name)
                .bind("config", config)
                .execute());
    }
}
