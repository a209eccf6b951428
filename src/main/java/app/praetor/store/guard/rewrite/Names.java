package app.praetor.store.guard.rewrite;

/** Words of the guarded text that application SQL cannot contain. */
final class Names {
    static final String SCHEMA = "praetor";
    static final String TENANT_COLUMN = "tenant_id";
    /** A control character: {@link SqlText} refuses it. */
    static final String MARK = "\u0001";

    private Names() {}
}
