package app.praetor.ui.control;

import java.util.Locale;
import javafx.scene.control.Label;

/** A disc with the initials of a person or a project. */
public final class Avatar extends Label {
    /** Shows the initials of a name; the whole name is what a screen reader says. */
    public Avatar(String name) {
        getStyleClass().add("avatar");
        setName(name);
    }

    /** Shows another name. */
    public void setName(String name) {
        setText(initials(name));
        setAccessibleText(name);
    }

    /** First letters of the first and the last word, in capitals; empty for a blank name. */
    public static String initials(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty()) {
            return "";
        }
        String[] words = trimmed.split("\\s+");
        String first = firstLetter(words[0]);
        return words.length == 1 ? first : first + firstLetter(words[words.length - 1]);
    }

    private static String firstLetter(String word) {
        return Character.toString(word.codePointAt(0)).toUpperCase(Locale.ROOT);
    }
}
