package app.praetor.ui.theme;

/** Which look the user asked for. */
public enum Theme {
    /** Light always. */
    LIGHT,
    /** Dark always. */
    DARK,
    /** As the operating system is set, following it when it changes. */
    SYSTEM
}
