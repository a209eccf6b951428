package app.praetor.store.guard;

import java.util.List;
import java.util.UUID;

/** A rewritten statement, cut where the tenant's id belongs; the id is a UUID, so nothing else can be filled in. */
public record GuardedSql(List<String> parts) {
    /** Copies the parts. */
    public GuardedSql {
        parts = List.copyOf(parts);
    }

    /** The statement for one tenant. */
    public String forTenant(UUID tenant) {
        return String.join(tenant.toString(), parts);
    }
}
