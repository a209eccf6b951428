package app.praetor.store.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who owns which table: the one list from which the tenant guard and the server's row policies take their rules. It is
 * read from {@code db/catalogue.json}. Immutable.
 */
public final class SchemaCatalogue {
    private static final String RESOURCE = "/db/catalogue.json";

    private final Map<String, Entry> entries;

    /** What a table belongs to. */
    public enum Kind {
        /** Every row belongs to one tenant, named by its {@code tenant_id}. */
        @JsonProperty("owned")
        OWNED,
        /** Knowledge that all tenants read and none owns. */
        @JsonProperty("global")
        GLOBAL,
        /** The table of tenants itself. */
        @JsonProperty("self")
        SELF
    }

    /**
     * One table's rule.
     *
     * @param kind what the rows belong to
     * @param tenancy how the customer's document leads from a row to its tenant, for the schema report
     */
    public record Entry(Kind kind, String tenancy) {}

    private SchemaCatalogue(Map<String, Entry> entries) {
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * Reads the catalogue that ships with the program.
     *
     * @throws IllegalStateException when the resource is missing
     * @throws tools.jackson.core.JacksonException when it is not readable
     */
    public static SchemaCatalogue load() {
        try (InputStream in = SchemaCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            TypeReference<LinkedHashMap<String, Entry>> type = new TypeReference<>() {};
            return new SchemaCatalogue(JsonMapper.builder().build().readValue(in, type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every table with its rule, in the order of the migrations; unmodifiable. */
    public Map<String, Entry> tables() {
        return entries;
    }

    /** Tables whose rows belong to a tenant. */
    public Set<String> ownedTables() {
        return named(Kind.OWNED);
    }

    /** Tables that all tenants read and none owns. */
    public Set<String> globalTables() {
        return named(Kind.GLOBAL);
    }

    /** Whether the rows of this table belong to a tenant; false for a table that the catalogue does not know. */
    public boolean isOwned(String table) {
        Entry entry = entries.get(table);
        return entry != null && entry.kind() == Kind.OWNED;
    }

    /** Whether the catalogue has a rule for this table. */
    public boolean isKnown(String table) {
        return entries.containsKey(table);
    }

    private Set<String> named(Kind kind) {
        return entries.entrySet().stream()
                .filter(e -> e.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
