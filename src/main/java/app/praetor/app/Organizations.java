package app.praetor.app;

import app.praetor.identity.IdentityService;
import app.praetor.identity.Tenant;
import app.praetor.store.Json;
import app.praetor.store.WorkspaceException;
import app.praetor.store.key.Unlock;
import app.praetor.store.key.Vault;
import app.praetor.store.key.Ways;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * The organizations (tenants) of one workspace: those that share its database file, and those with a workspace folder of
 * their own below it, whose keys have nothing to do with this one's. Their names are kept in the vault, since a client's name
 * is a client's word.
 */
public final class Organizations {
    private static final String NAME = "organizations";
    private static final TypeReference<List<Own>> LIST = new TypeReference<>() {};

    private final Workspace workspace;

    /**
     * One organization of the list.
     *
     * @param file the folder of one with a file of its own below {@code tenants/}, null for one in the shared file
     */
    public record Organization(
            String name, String slug, @Nullable String file) {}

    /** How one with a file of its own is remembered in the vault. */
    record Own(String name, String slug, String file) {}

    Organizations(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Those of the shared file first, oldest first. */
    public List<Organization> list() {
        List<Organization> all = new ArrayList<>();
        for (Tenant tenant : workspace.identity().tenants()) {
            all.add(new Organization(tenant.name(), tenant.slug(), null));
        }
        for (Own own : own()) {
            all.add(new Organization(own.name(), own.slug(), own.file()));
        }
        return all;
    }

    /** The one with this slug, or null. */
    public @Nullable Organization find(String slug) {
        return list().stream().filter(o -> o.slug().equals(slug)).findFirst().orElse(null);
    }

    /** Adds one to the shared file. */
    public Organization create(String name, String userName) {
        Tenant tenant = workspace.identity().create(name, userName, slugs());
        return new Organization(tenant.name(), tenant.slug(), null);
    }

    /**
     * Adds one with a database file and keys of its own.
     *
     * @throws IllegalArgumentException when a name is blank or too long; nothing was made then
     */
    public Organization createApart(String name, String userName) {
        IdentityService.check(name, userName);
        String folder = UUID.randomUUID().toString();
        try (Workspace apart = Workspace.open(workspace.folder().below(folder), Unlock.NONE)) {
            Tenant tenant = apart.identity().create(name, userName, slugs());
            List<Own> all = new ArrayList<>(own());
            all.add(new Own(tenant.name(), tenant.slug(), folder));
            vault().put(NAME, Json.MAPPER.writeValueAsString(all).getBytes(StandardCharsets.UTF_8));
            return new Organization(tenant.name(), tenant.slug(), folder);
        }
    }

    /**
     * The workspace folder of one with a file of its own.
     *
     * @throws WorkspaceException when it is not there, as after the shared workspace alone was brought back from a copy
     */
    public WorkspaceFolder place(Organization organization) {
        WorkspaceFolder place = workspace.folder().below(String.valueOf(organization.file()));
        if (Ways.inspect(place.keys()) == null) {
            throw new WorkspaceException("The file of " + organization.name() + " is not in " + place.home()
                    + ". Nothing was changed; bring that folder from the copy that holds it.");
        }
        return place;
    }

    private List<String> slugs() {
        return list().stream().map(Organization::slug).toList();
    }

    private List<Own> own() {
        byte[] kept = vault().get(NAME);
        return kept == null ? List.of() : Json.MAPPER.readValue(kept, LIST);
    }

    private Vault vault() {
        return workspace.vault();
    }
}
