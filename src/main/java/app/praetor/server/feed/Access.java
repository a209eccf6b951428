package app.praetor.server.feed;

import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import app.praetor.sync.wire.Op;
import app.praetor.sync.wire.RowChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a caller may change: customers only what a customer does in their projects, members nothing of who may do what, nor of
 * what the organization knows and asks.
 */
final class Access {
    private static final Set<String> OF_CUSTOMERS = Set.of(
            "answers",
            "action_submissions",
            "task_activity",
            "feedback_events",
            "event_log",
            "tasks",
            "plan_questions",
            "user_preferences",
            "sync_conflicts");
    private static final Set<String> OF_ADMINISTRATORS = Set.of(
            "users",
            "organizations",
            "organization_members",
            "customer_invitations",
            "agency_projects",
            "permission_roles",
            "permission_policies",
            "role_assignments",
            "knowledge_switches",
            "own_questions",
            "own_objectives");

    private final Connection connection;
    private final SyncTables tables;
    private final Caller caller;
    private final Scope scope;
    private @Nullable Boolean administers;

    Access(Connection connection, SyncTables tables, Caller caller, Scope scope) {
        this.connection = connection;
        this.tables = tables;
        this.caller = caller;
        this.scope = scope;
    }

    /**
     * Why the change is not allowed; null when it is.
     *
     * @param current the row as it is, null when there is none
     */
    @Nullable
    Refusal refusal(SyncTable table, RowChange change, @Nullable ObjectNode current) throws SQLException {
        if (caller.user().equals(Caller.SERVER)) {
            return null;
        }
        if (caller.customer()) {
            return customer(table, change, current);
        }
        if (OF_ADMINISTRATORS.contains(table.name()) && !administers()) {
            return own(table, change, current) ? null : Refusal.FORBIDDEN;
        }
        return null;
    }

    private @Nullable Refusal customer(SyncTable table, RowChange change, @Nullable ObjectNode current)
            throws SQLException {
        if (table.name().equals("users")) {
            return own(table, change, current) ? null : Refusal.FORBIDDEN;
        }
        if (!OF_CUSTOMERS.contains(table.name()) || change.op() == Op.DELETE) {
            return Refusal.FORBIDDEN;
        }
        if (change.op() == Op.INSERT
                && (table.name().equals("tasks") || table.name().equals("plan_questions"))) {
            return Refusal.FORBIDDEN;
        }
        // Both where it is and where it is to go must be theirs.
        if (current != null && !scope.sees(connection, tables, table, caller.tenant(), change.id())) {
            return unseen(table, change);
        }
        ObjectNode wanted = current == null ? JsonNodeFactory.instance.objectNode() : current.deepCopy();
        wanted.setAll(set(change));
        wanted.put("id", change.id().toString());
        return covers(table, wanted) ? null : Refusal.FORBIDDEN;
    }

    /**
     * Why a deleted row may not come back, or be told of, by this change; null when it may. A row that the caller never saw
     * is to them one that never was.
     *
     * @param image what it was, null when that is forgotten
     */
    @Nullable
    Refusal gone(SyncTable table, RowChange change, @Nullable ObjectNode image) throws SQLException {
        return !caller.customer() || image != null && covers(table, image) ? null : unseen(table, change);
    }

    /** Whether the caller sees the row, or saw it before it was deleted, so that something may be hung on it. */
    boolean reaches(SyncTable table, UUID id, ServerRows rows) throws SQLException {
        if (!caller.customer() || scope.sees(connection, tables, table, caller.tenant(), id)) {
            return true;
        }
        ServerRows.Clocks clocks = rows.clocks(table, List.of(id)).get(id);
        return clocks != null && clocks.ended() != null && clocks.image() != null && covers(table, clocks.image());
    }

    /** As for a row that exists nowhere. */
    private Refusal unseen(SyncTable table, RowChange change) throws SQLException {
        ObjectNode wanted = set(change).deepCopy();
        wanted.put("id", change.id().toString());
        return change.op() == Op.UPDATE && covers(table, wanted) ? Refusal.GONE : Refusal.FORBIDDEN;
    }

    private static ObjectNode set(RowChange change) {
        ObjectNode set = change.set();
        return set == null ? JsonNodeFactory.instance.objectNode() : set;
    }

    private boolean covers(SyncTable table, ObjectNode row) throws SQLException {
        return table.name().equals("user_preferences")
                ? caller.user().toString().equals(row.path("user_id").asString(""))
                : scope.covers(connection, tables, table, caller.tenant(), row);
    }

    /** A person's own row, but not what they may do. */
    private boolean own(SyncTable table, RowChange change, @Nullable ObjectNode current) {
        return table.name().equals("users")
                && change.op() == Op.UPDATE
                && current != null
                && change.id().equals(caller.user())
                && change.set() != null
                && Set.of("name", "updated_at", "last_login_at")
                        .containsAll(change.set().propertyNames());
    }

    private boolean administers() throws SQLException {
        Boolean known = administers;
        if (known == null) {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT role FROM praetor.users WHERE tenant_id = ? AND id = ?")) {
                query.setObject(1, caller.tenant());
                query.setObject(2, caller.user());
                try (ResultSet row = query.executeQuery()) {
                    known = row.next() && Set.of("owner", "admin").contains(String.valueOf(row.getString(1)));
                }
            }
            administers = known;
        }
        return known;
    }
}
