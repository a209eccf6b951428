package app.praetor.ui.control;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Feather icons, always sized by style sheet so that they follow the font scale. */
public final class Icons {
    private Icons() {}

    /** A decorative icon by its Feather code such as {@code fth-plus}; throws on an unknown code. */
    public static FontIcon of(String code) {
        FontIcon icon = new FontIcon(code);
        icon.getStyleClass().add("icon");
        return icon;
    }

    /** A button that shows only an icon; its text is the tooltip and what a screen reader says. */
    public static Button button(String code, String text, Runnable action) {
        Button button = new Button();
        button.setGraphic(of(code));
        button.getStyleClass().add("icon-button");
        button.setAccessibleRole(AccessibleRole.BUTTON);
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setOnAction(event -> action.run());
        return button;
    }
}
