package app.praetor.discovery.version;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Table {@code own_objectives}. */
@RegisterConstructorMapper(OwnObjectiveDao.Row.class)
@RegisterConstructorMapper(OwnObjectiveDao.ActiveRow.class)
interface OwnObjectiveDao {
    record Row(
            UUID id,
            String contextType,
            int versionNumber,
            String sourceText,
            String note,
            @Nullable String author,
            @Nullable OffsetDateTime activeSince,
            OffsetDateTime createdAt) {}

    record ActiveRow(UUID id, int versionNumber, String sourceText) {}

    @SqlQuery("""
        SELECT o.id, o.context_type, o.version_number, o.source_text, o.note, COALESCE(u.name, u.email) AS author,
          o.active_since, o.created_at
        FROM own_objectives o LEFT JOIN users u ON u.id = o.author_id
        ORDER BY o.version_number DESC, o.created_at DESC, o.id
        """)
    List<Row> all();

    /** Of several, which devices took into use before they heard of each other, the last. */
    @SqlQuery("""
        SELECT id, version_number, source_text FROM own_objectives
        WHERE context_type = :type AND active_since IS NOT NULL
        ORDER BY active_since DESC, id LIMIT 1
        """)
    Optional<ActiveRow> active(String type);

    @SqlQuery("SELECT COALESCE(MAX(version_number), 0) FROM own_objectives WHERE context_type = :type")
    int lastNumber(String type);

    @SqlQuery("SELECT context_type FROM own_objectives WHERE id = :id")
    Optional<String> type(UUID id);

    @SqlUpdate("""
        INSERT INTO own_objectives (id, context_type, version_number, source_text, note, author_id)
        VALUES (:id, :type, :number, :text, :note, :author)
        """)
    void insert(UUID id, String type, int number, String text, String note, UUID author);

    @SqlUpdate("""
        UPDATE own_objectives SET active_since = NULL, updated_at = CURRENT_TIMESTAMP
        WHERE context_type = :type AND active_since IS NOT NULL
        """)
    void deactivate(String type);

    @SqlUpdate("""
        UPDATE own_objectives SET active_since = CURRENT_TIMESTAMP, updated_at = CURRENT_TIMESTAMP WHERE id = :id
        """)
    void activate(UUID id);
}
