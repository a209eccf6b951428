package app.praetor.identity;

import app.praetor.store.TestWorkspace;
import java.util.UUID;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Makes the person of a test what they are in their organization. */
public final class Roles {
    private Roles() {}

    /** Table {@code users}. */
    interface RoleDao {
        @SqlUpdate("UPDATE users SET role = :role WHERE id = :id")
        int set(UUID id, String role);
    }

    public static void set(TestWorkspace workspace, String role) {
        UUID person = workspace.events().userId();
        workspace.store().write(unit -> unit.dao(RoleDao.class).set(person, role));
    }
}
