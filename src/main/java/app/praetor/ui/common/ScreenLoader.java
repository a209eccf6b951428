package app.praetor.ui.common;

import app.praetor.ui.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads the FXML of a screen with the one controller that it is meant for. */
public final class ScreenLoader {
    private ScreenLoader() {}

    /**
     * @param fxml name of the file in {@code /fxml}
     * @param style name of the stylesheet in {@code /styles}
     */
    public static Parent load(String fxml, String style, Object controller, Messages messages) {
        FXMLLoader loader = new FXMLLoader(resource("/fxml/" + fxml + ".fxml"), messages.bundle());
        loader.setController(controller);
        try {
            Parent root = loader.load();
            root.getStylesheets().add(resource("/styles/common.css").toExternalForm());
            root.getStylesheets().add(resource("/styles/" + style + ".css").toExternalForm());
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL resource(String path) {
        return Objects.requireNonNull(ScreenLoader.class.getResource(path), path);
    }
}
