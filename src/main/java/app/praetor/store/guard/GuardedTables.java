package app.praetor.store.guard;

/** What the guard knows of the schema; names are given in lower case, without schema. */
public interface GuardedTables {
    /** Whether the table carries tenant_id and belongs to tenants. */
    boolean owned(String table);

    /** Whether the table is shared by all tenants; application SQL may only read it. */
    boolean global(String table);
}
