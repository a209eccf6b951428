package app.praetor.store.guard;

/** Thrown when guarded SQL is used outside {@link TenantContext}. */
public final class NoTenantBoundException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception with its one fixed text. */
    public NoTenantBoundException() {
        super("No tenant is bound to this call");
    }
}
