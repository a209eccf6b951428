package app.praetor.settings;

import java.util.List;

/**
 * What the user chose for this workspace folder ({@code config.yaml}; no secrets).
 *
 * @param theme system, light or dark
 * @param scale text scale in percent, 100 to 200
 * @param lockMinutes minutes without a key or click until a workspace with a passphrase locks itself; 0 for never
 * @param ownFiles whether a new organization gets a database file and keys of its own
 */
public record Settings(String theme, int scale, int lockMinutes, boolean ownFiles) {
    /** The times that can be chosen, in minutes. */
    public static final List<Integer> LOCK_MINUTES = List.of(0, 5, 15, 60);

    /** What a new workspace starts with. */
    public static final Settings DEFAULT = new Settings("system", 100, 15, false);

    /** The same with another look. */
    public Settings withLook(String newTheme, int newScale) {
        return new Settings(newTheme, newScale, lockMinutes, ownFiles);
    }
}
