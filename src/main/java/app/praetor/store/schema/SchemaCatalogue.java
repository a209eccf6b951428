package app.praetor.store.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
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
        SELF,
        /** What the server knows of itself before a tenant is known; the application reads and writes it. */
        @JsonProperty("server")
        SERVER
    }

    /** Whether a table's rows are exchanged between devices. */
    public enum Exchange {
        /** Rows travel to every device of the tenant that may see them. */
        @JsonProperty("synced")
        SYNCED,
        /** Rows stay on the device that wrote them. */
        @JsonProperty("local")
        LOCAL,
        /** Rows stay on the server. */
        @JsonProperty("server")
        SERVER
    }

    /**
     * One table's rule.
     *
     * @param kind what the rows belong to
     * @param tenancy how the customer's document leads from a row to its tenant, for the schema report
     * @param on the only database that has the table; null when both have it
     * @param sync whether rows are exchanged; null for tables without a tenant
     * @param why the reason, where they are not
     * @param append rows are only added, never changed
     * @param whole columns of JSON, lists or long text that are one value and not merged inside
     * @param quiet columns whose concurrent change is not worth telling anybody
     * @param counters columns of which differences are added up
     * @param transitions for a status column, which states may follow which
     */
    public record Entry(
            Kind kind,
            String tenancy,
            @Nullable Dialect on,
            @Nullable Exchange sync,
            @Nullable String why,
            boolean append,
            List<String> whole,
            List<String> quiet,
            List<String> counters,
            Map<String, Map<String, List<String>>> transitions) {
        public Entry {
            whole = whole == null ? List.of() : List.copyOf(whole);
            quiet = quiet == null ? List.of() : List.copyOf(quiet);
            counters = counters == null ? List.of() : List.copyOf(counters);
            transitions = transitions == null ? Map.of() : Map.copyOf(transitions);
        }
    }

    private SchemaCatalogue(Map<String, Entry> entries) {
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The rules of the tables that both databases have. */
    public static SchemaCatalogue load() {
        return read(null);
    }

    /** The rules of every table of one database: the common ones and its own. */
    public static SchemaCatalogue load(Dialect dialect) {
        return read(dialect);
    }

    /**
     * Reads the catalogue that ships with the program.
     *
     * @throws IllegalStateException when the resource is missing
     * @throws tools.jackson.core.JacksonException when it is not readable
     */
    private static SchemaCatalogue read(@Nullable Dialect dialect) {
        try (InputStream in = SchemaCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            TypeReference<LinkedHashMap<String, Entry>> type = new TypeReference<>() {};
            LinkedHashMap<String, Entry> entries = JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue(in, type);
            entries.values().removeIf(e -> e.on() != null && e.on() != dialect);
            return new SchemaCatalogue(entries);
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

    /**
     * The rule of a table.
     *
     * @throws IllegalArgumentException when the catalogue does not know it
     */
    public Entry entry(String table) {
        Entry entry = entries.get(table);
        if (entry == null) {
            throw new IllegalArgumentException("no rule for a table " + table);
        }
        return entry;
    }

    /** Tables whose rows are exchanged. */
    public Set<String> syncedTables() {
        return entries.entrySet().stream()
                .filter(e -> e.getValue().sync() == Exchange.SYNCED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> named(Kind kind) {
        return entries.entrySet().stream()
                .filter(e -> e.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
