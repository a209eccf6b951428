package app.praetor.kit.credential;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Table {@code kit_credentials}; its secret columns hold ciphertext only. */
@RegisterConstructorMapper(KitCredentialDao.Row.class)
interface KitCredentialDao {
    record Row(
            UUID id,
            String kitId,
            String credentialType,
            String encryptedData,
            JsonNode connectionInfo,
            @Nullable OffsetDateTime tokenExpiresAt,
            @Nullable String refreshTokenEncrypted,
            String status) {
        @Override
        public String toString() {
            return "Row[" + id + " of kit_credentials, hidden]";
        }
    }

    String COLUMNS = "id, kit_id, credential_type, encrypted_data, connection_info, token_expires_at,"
            + " refresh_token_encrypted, status";

    @SqlQuery("SELECT id FROM kit_credentials WHERE project_id = :projectId AND kit_id = :kitId")
    Optional<UUID> id(UUID projectId, String kitId);

    @SqlQuery("SELECT " + COLUMNS + " FROM kit_credentials WHERE project_id = :projectId AND kit_id = :kitId")
    Optional<Row> find(UUID projectId, String kitId);

    @SqlQuery("SELECT " + COLUMNS + " FROM kit_credentials WHERE project_id = :projectId ORDER BY kit_id")
    List<Row> list(UUID projectId);

    @SqlQuery("SELECT " + COLUMNS + " FROM kit_credentials ORDER BY id")
    List<Row> all();

    @SqlUpdate("""
        INSERT INTO kit_credentials (id, project_id, kit_id, credential_type, encrypted_data, connection_info,
          token_expires_at, refresh_token_encrypted)
        VALUES (:id, :projectId, :kitId, :type, :data, :connection, :expiresAt, :refresh)
        """)
    void insert(
            UUID id,
            UUID projectId,
            String kitId,
            String type,
            String data,
            @Nullable JsonNode connection,
            @Nullable OffsetDateTime expiresAt,
            @Nullable String refresh);

    @SqlUpdate("""
        UPDATE kit_credentials SET credential_type = :type, encrypted_data = :data, connection_info = :connection,
          token_expires_at = :expiresAt, refresh_token_encrypted = :refresh, status = 'active',
          last_checked_at = NULL, last_check_status = NULL, updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    void update(
            UUID id,
            String type,
            String data,
            @Nullable JsonNode connection,
            @Nullable OffsetDateTime expiresAt,
            @Nullable String refresh);

    @SqlUpdate("""
        UPDATE kit_credentials SET encrypted_data = :data, connection_info = :connection,
          refresh_token_encrypted = :refresh, updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    void reseal(UUID id, String data, @Nullable JsonNode connection, @Nullable String refresh);

    @SqlUpdate("DELETE FROM kit_credentials WHERE project_id = :projectId AND kit_id = :kitId")
    int delete(UUID projectId, String kitId);
}
