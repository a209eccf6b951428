package app.praetor.settings;

/**
 * What the user chose for this workspace folder ({@code config.yaml}; no secrets).
 *
 * @param theme system, light or dark
 * @param scale text scale in percent, 100 to 200
 */
public record Settings(String theme, int scale) {
    /** What a new workspace starts with. */
    public static final Settings DEFAULT = new Settings("system", 100);
}
