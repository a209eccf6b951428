package app.praetor.ui.common;

import app.praetor.ui.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;

/** Loads the FXML of a screen with the one controller that it is meant for. */
public final class ScreenLoader {
    private ScreenLoader() {}

    /**
     * @param fxml name of the file in {@code /fxml}
     * @param style name of the stylesheet in {@code /styles}
     */
    public static Parent load(String fxml, String style, Object controller, Messages messages) {
        Parent root = load(fxml, controller, messages);
        root.getStylesheets().add(resource("/styles/common.css").toExternalForm());
        root.getStylesheets().add(resource("/styles/" + style + ".css").toExternalForm());
        nameFields(root);
        return root;
    }

    /**
     * The same for what the window's own style sheets cover.
     *
     * @param fxml name of the file in {@code /fxml}
     */
    public static Parent load(String fxml, Object controller, Messages messages) {
        FXMLLoader loader = new FXMLLoader(resource("/fxml/" + fxml + ".fxml"), messages.bundle());
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(ScreenLoader.class.getResource(path), path);
    }

    /** In a box of the style {@code field} the label names the control under it; FXML cannot refer to what comes later. */
    private static void nameFields(Parent parent) {
        List<Node> children = new ArrayList<>(parent.getChildrenUnmodifiable());
        if (parent instanceof ScrollPane scroll && scroll.getContent() != null) {
            children.add(scroll.getContent());
        }
        if (parent.getStyleClass().contains("field")
                && children.size() > 1
                && children.getFirst() instanceof Label label
                && children.get(1) instanceof Control control) {
            label.setLabelFor(control);
        }
        for (Node child : children) {
            if (child instanceof Parent below) {
                nameFields(below);
            }
        }
    }
}
