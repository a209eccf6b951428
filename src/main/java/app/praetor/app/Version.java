package app.praetor.app;

/** The program's version, from the manifest of its jar. */
final class Version {
    static final String TEXT = read();

    private Version() {}

    private static String read() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
