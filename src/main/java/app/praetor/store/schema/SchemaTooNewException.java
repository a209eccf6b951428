package app.praetor.store.schema;

/** The database was written by a newer version of the program. Nothing was changed in it. */
public final class SchemaTooNewException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String databaseVersion;
    private final String programVersion;

    SchemaTooNewException(String databaseVersion, String programVersion) {
        super("The database has schema version " + databaseVersion + ", this program knows versions up to "
                + programVersion + ". Install a newer version of the program to open it.");
        this.databaseVersion = databaseVersion;
        this.programVersion = programVersion;
    }

    /** The version that the database has; never null. */
    public String databaseVersion() {
        return databaseVersion;
    }

    /** The newest version that this program brings; never null. */
    public String programVersion() {
        return programVersion;
    }
}
