package app.praetor.integration.credential;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Table {@code integration_credentials}; {@code encrypted_value} holds ciphertext only. */
@RegisterConstructorMapper(IntegrationCredentialDao.Row.class)
interface IntegrationCredentialDao {
    record Row(
            UUID id,
            UUID integrationId,
            String credentialType,
            String encryptedValue,
            @Nullable OffsetDateTime expiresAt,
            @Nullable OffsetDateTime lastUsedAt) {
        @Override
        public String toString() {
            return "Row[" + id + " of integration_credentials, hidden]";
        }
    }

    String SELECT = "SELECT id, integration_id, credential_type, encrypted_value, expires_at, last_used_at"
            + " FROM integration_credentials ";

    @SqlQuery(SELECT + "WHERE id = :id")
    Optional<Row> find(UUID id);

    @SqlQuery(SELECT + "WHERE integration_id = :integrationId ORDER BY created_at, id")
    List<Row> list(UUID integrationId);

    @SqlQuery(SELECT + "ORDER BY id")
    List<Row> all();

    @SqlUpdate("""
        INSERT INTO integration_credentials (id, integration_id, credential_type, encrypted_value, expires_at)
        VALUES (:id, :integrationId, :type, :value, :expiresAt)
        """)
    void insert(UUID id, UUID integrationId, String type, String value, @Nullable OffsetDateTime expiresAt);

    @SqlUpdate("""
        UPDATE integration_credentials SET encrypted_value = :value, updated_at = CURRENT_TIMESTAMP
        WHERE id = :id
        """)
    void reseal(UUID id, String value);

    @SqlUpdate("UPDATE integration_credentials SET last_used_at = :at WHERE id = :id")
    int used(UUID id, OffsetDateTime at);

    @SqlUpdate("DELETE FROM integration_credentials WHERE id = :id")
    int delete(UUID id);
}
