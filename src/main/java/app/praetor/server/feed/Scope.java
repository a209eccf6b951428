package app.praetor.server.feed;

import app.praetor.sync.table.SyncTable;
import app.praetor.sync.table.SyncTables;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a caller sees of the tenant: everything, or for a customer the projects given to them, with the people and the
 * organization that those need.
 *
 * @param projects of a customer; null for staff
 * @param people a customer sees: those who work on these projects, without their addresses
 * @param organizations a customer sees
 */
record Scope(@Nullable Set<UUID> projects, Set<UUID> people, Set<UUID> organizations, UUID self) {
    /** Tables that a customer is never shown, though they belong to a project. */
    private static final Set<String> STAFF_ONLY =
            Set.of("customer_invitations", "permission_audit_log", "agent_memory");
    /** A conflict quotes its row: who may not read all rows of these tables reads none of their conflicts. */
    private static final String NOT_TOLD = "('agency_projects', '" + String.join("', '", STAFF_ONLY) + "')";

    static Scope of(Connection connection, Caller caller) throws SQLException {
        if (!caller.customer()) {
            return new Scope(null, Set.of(), Set.of(), caller.user());
        }
        Set<UUID> projects = new TreeSet<>();
        Set<UUID> organizations = new TreeSet<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT project_id, organization_id FROM"
                + " praetor.agency_projects WHERE tenant_id = ? AND customer_user_id = ? AND status <> 'archived'")) {
            query.setObject(1, caller.tenant());
            query.setObject(2, caller.user());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    projects.add(rows.getObject(1, UUID.class));
                    organizations.add(rows.getObject(2, UUID.class));
                }
            }
        }
        Set<UUID> people = new TreeSet<>(Set.of(caller.user()));
        try (PreparedStatement query = connection.prepareStatement("SELECT id FROM praetor.users u WHERE tenant_id = ?"
                + " AND (user_type <> 'customer' OR EXISTS (SELECT 1 FROM praetor.agency_projects a WHERE"
                + " a.tenant_id = u.tenant_id AND a.customer_user_id = u.id AND a.project_id = ANY(?)))")) {
            query.setObject(1, caller.tenant());
            query.setArray(2, connection.createArrayOf("uuid", projects.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    people.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return new Scope(projects, people, organizations, caller.user());
    }

    /** Another digest means: load anew. */
    String digest() {
        if (projects == null) {
            return "all";
        }
        CRC32C sum = new CRC32C();
        sum.update((projects + " " + organizations).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    /**
     * A condition on lines of {@code change_log} (named {@code c}) for what is seen, with its parameters added.
     */
    String ofLog(Connection connection, List<Object> parameters) throws SQLException {
        if (projects == null) {
            return "";
        }
        parameters.add(connection.createArrayOf("uuid", projects.toArray()));
        parameters.add(self);
        parameters.add(connection.createArrayOf("uuid", people.toArray()));
        parameters.add(connection.createArrayOf("uuid", organizations.toArray()));
        parameters.add(self.toString());
        return " AND ((c.project_id = ANY(?) AND c.table_name NOT IN ('" + String.join("', '", STAFF_ONLY)
                + "') AND (c.table_name <> 'agency_projects' OR c.image IS NULL OR (c.image ->>"
                + " 'customer_user_id')::uuid = ?) AND (c.table_name <> 'sync_conflicts' OR c.image IS NULL OR"
                + " c.image ->> 'table_name' NOT IN " + NOT_TOLD
                + ")) OR (c.table_name = 'users' AND c.row_id = ANY(?)) OR (c.table_name"
                + " = 'organizations' AND c.row_id = ANY(?)) OR (c.table_name = 'user_preferences' AND c.image ->>"
                + " 'user_id' = ?))";
    }

    /** A condition on rows of the table (named {@code t}), or null when none of it is seen. */
    @Nullable
    String ofTable(Connection connection, SyncTables tables, SyncTable table, List<Object> parameters)
            throws SQLException {
        if (projects == null) {
            return "";
        }
        if (STAFF_ONLY.contains(table.name())) {
            return null;
        }
        switch (table.name()) {
            case "users" -> {
                parameters.add(connection.createArrayOf("uuid", people.toArray()));
                return " AND t.id = ANY(?)";
            }
            case "organizations" -> {
                parameters.add(connection.createArrayOf("uuid", organizations.toArray()));
                return " AND t.id = ANY(?)";
            }
            case "user_preferences" -> {
                parameters.add(self);
                return " AND t.user_id = ?";
            }
            default -> {
                if (!table.name().equals("projects") && tables.projectColumn(table) == null) {
                    return null;
                }
                parameters.add(connection.createArrayOf("uuid", projects.toArray()));
                String own = "";
                if (table.name().equals("agency_projects")) {
                    parameters.add(self);
                    own = " AND t.customer_user_id = ?";
                } else if (table.name().equals("sync_conflicts")) {
                    own = " AND t.table_name NOT IN " + NOT_TOLD;
                }
                return " AND " + FeedTriggers.project(tables, table, "t") + " = ANY(?)" + own;
            }
        }
    }

    /** Whether the row is there and seen. */
    boolean sees(Connection connection, SyncTables tables, SyncTable table, UUID tenant, UUID id) throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(tenant, id));
        String seen = ofTable(connection, tables, table, parameters);
        if (seen == null) {
            return false;
        }
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT 1 FROM praetor." + table.name() + " t WHERE t.tenant_id = ? AND t.id = ?" + seen)) {
            bind(query, 1, parameters);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Whether the row belongs to what is seen. */
    boolean covers(Connection connection, SyncTables tables, SyncTable table, UUID tenant, ObjectNode row)
            throws SQLException {
        Set<UUID> mine = projects;
        if (mine == null) {
            return true;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT " + FeedTriggers.project(tables, table, "r")
                + " FROM jsonb_populate_record(NULL::praetor." + table.name() + ", ?::jsonb) r")) {
            ObjectNode whole = ServerRows.references(table, row);
            whole.put("tenant_id", tenant.toString());
            query.setString(1, whole.toString());
            try (ResultSet found = query.executeQuery()) {
                UUID project = found.next() ? found.getObject(1, UUID.class) : null;
                return project != null && mine.contains(project);
            }
        }
    }

    /** Takes out what the caller may not read of a row that they may see. */
    ObjectNode shown(String table, ObjectNode row) {
        if (projects != null
                && table.equals("users")
                && !self.toString().equals(row.path("id").asString(""))) {
            row.put("email", row.path("id").asString("") + "@hidden.invalid");
            row.remove(List.of("last_login_at", "stytch_user_id", "organization_id"));
        }
        if (projects != null && table.equals("organizations")) {
            row.remove(List.of("settings"));
        }
        return row;
    }

    /** In the order in which they were added. */
    static void bind(PreparedStatement statement, int from, List<Object> parameters) throws SQLException {
        List<Object> copy = new ArrayList<>(parameters);
        for (int i = 0; i < copy.size(); i++) {
            if (copy.get(i) instanceof java.sql.Array array) {
                statement.setArray(from + i, array);
            } else {
                statement.setObject(from + i, copy.get(i));
            }
        }
    }
}
