package app.praetor.ui.control;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;

/** Keys in a small frame, such as "Ctrl K". */
public final class KeyHint extends Label {
    /** Shows literal text. */
    public KeyHint(String keys) {
        super(keys);
        getStyleClass().add("key-hint");
        setAccessibleText(keys);
    }

    /** Shows a combination the way this operating system writes it. */
    public KeyHint(KeyCombination keys) {
        this(textOf(keys));
    }

    /** A combination as people write it, with spaces for plus signs. */
    public static String textOf(KeyCombination keys) {
        String text = keys.getDisplayText();
        return text.length() > 1 ? text.replace("+", " ").strip() : text;
    }
}
