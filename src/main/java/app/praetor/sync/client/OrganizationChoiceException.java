package app.praetor.sync.client;

import java.util.List;

/** A sign-in that has to say which organization is meant, as the account belongs to several. Nothing was changed. */
public final class OrganizationChoiceException extends SyncException {
    private static final long serialVersionUID = 1L;

    private final transient List<Organization> organizations;

    /**
     * An organization of the account.
     *
     * @param slug what {@link SyncDesk.SignIn#organization} takes
     * @param name what people call it
     */
    public record Organization(String slug, String name) {}

    public OrganizationChoiceException(String message, List<Organization> organizations) {
        super(message);
        this.organizations = List.copyOf(organizations);
    }

    /** What there is to choose from; never empty. */
    public List<Organization> organizations() {
        return organizations;
    }
}
