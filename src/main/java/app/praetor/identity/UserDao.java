package app.praetor.identity;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code users}. */
interface UserDao {
    record Row(UUID id, String name, String email) {
        User toUser(UUID tenant) {
            return new User(id, tenant, name, email);
        }
    }

    @SqlUpdate("INSERT INTO users (id, name, email, role) VALUES (:id, :name, :email, 'owner')")
    void insert(UUID id, String name, String email);

    @SqlQuery("SELECT id, name, email FROM users ORDER BY created_at, id LIMIT 1")
    @RegisterConstructorMapper(Row.class)
    Row first();

    @SqlQuery("SELECT id, COALESCE(name, email) AS name, email FROM users WHERE id = :id")
    @RegisterConstructorMapper(Row.class)
    Optional<Row> byId(UUID id);

    @SqlQuery("SELECT COALESCE(role, 'member') FROM users WHERE id = :id")
    Optional<String> role(UUID id);
}
