package app.praetor.app;

/** The program's version, from the manifest of its jar. */
public final class Version {
    /** As it is shown to people; "development" where there is no jar. */
    public static final String TEXT = read();

    private Version() {}

    private static String read() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
