package app.praetor.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The texts of the window, by key. Immutable; a missing key is an error, never a blank or the key itself. */
public final class Messages {
    private static final String BUNDLE = "i18n.messages";

    private final ResourceBundle bundle;
    private final Locale locale;

    /** Loads the bundle {@code i18n/messages} for a locale. Throws {@link MissingResourceException} when there is none. */
    public Messages(Locale locale) {
        this(ResourceBundle.getBundle(BUNDLE, locale), locale);
    }

    /** Uses a given bundle, for instance that of one screen. */
    public Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /**
     * The text under a key; with arguments it is a {@link MessageFormat} pattern. Throws {@link MissingResourceException}
     * when the key is not in the bundle.
     */
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    /** The bundle itself, for an FXML loader. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /** The locale of numbers and dates in these texts. */
    public Locale locale() {
        return locale;
    }
}
