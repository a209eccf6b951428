package app.praetor.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * Gives scenes their look: the AtlantaFX base, our tokens on top, fonts, and the font scale. All sizes in the style
 * sheets are in em, so the scale is one root font size and nothing is drawn blurred. JavaFX thread only.
 */
public final class Themes {
    /** The size of body text at 100 %, in px. */
    public static final double BASE_FONT = 13;

    private static final double BASE_ICON = 15;
    private static final String INTER = "/com/formdev/flatlaf/fonts/inter/Inter-";
    private static final String MONO = "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-";
    private static final List<String> FONTS = List.of(
            INTER + "Regular.otf",
            INTER + "SemiBold.otf",
            INTER + "Bold.otf",
            INTER + "Italic.otf",
            MONO + "Regular.ttf",
            MONO + "Bold.ttf");
    private static final List<String> SHEETS =
            List.of("/styles/bridge.css", "/styles/base.css", "/styles/controls.css", "/styles/shell.css");

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final ObjectProperty<Integer> scale = new SimpleObjectProperty<>(100);
    private final List<String> screenSheets;
    private final List<Scene> scenes = new ArrayList<>();
    private final ChangeListener<ColorScheme> systemListener = (observable, before, now) -> refresh();

    /** Loads the fonts. {@code screenSheets} are resource paths of further style sheets, applied after ours. */
    public Themes(List<String> screenSheets) {
        this.screenSheets = List.copyOf(screenSheets);
        FONTS.forEach(Themes::loadFont);
        Platform.getPreferences().colorSchemeProperty().addListener(systemListener);
        theme.addListener((observable, before, now) -> refresh());
        scale.addListener((observable, before, now) -> refresh());
    }

    /** Styles a scene now and whenever theme or scale change. Call it before the window is shown. */
    public void apply(Scene scene) {
        scenes.add(scene);
        style(scene);
    }

    /** Leaves a scene as it is and forgets it. */
    public void release(Scene scene) {
        scenes.remove(scene);
    }

    /** Stops following the operating system. */
    public void close() {
        Platform.getPreferences().colorSchemeProperty().removeListener(systemListener);
        scenes.clear();
    }

    /** The look that was asked for. */
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** The font scale in per cent, kept between 100 and 200 when it is applied. */
    public ObjectProperty<Integer> scaleProperty() {
        return scale;
    }

    /** Whether dark is shown now. */
    public boolean isDark() {
        return switch (theme.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void refresh() {
        scenes.forEach(this::style);
    }

    private void style(Scene scene) {
        boolean dark = isDark();
        scene.getPreferences().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
        scene.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        List<String> sheets = new ArrayList<>();
        sheets.add(locate("/styles/tokens.css"));
        if (dark) {
            sheets.add(locate("/styles/tokens-dark.css"));
        }
        SHEETS.forEach(path -> sheets.add(locate(path)));
        screenSheets.forEach(path -> sheets.add(locate(path)));
        // Font size as a sheet rather than an inline style: pop-ups take over the sheets of their window, not its
        // inline style.
        sheets.add(fontSheet());
        scene.getStylesheets().setAll(sheets);
    }

    private String fontSheet() {
        double factor = Math.clamp(scale.get(), 100, 200) / 100.0;
        // Icons in px: a FontIcon's em is its own size, so a size in em would grow with every styling pass.
        return "data:text/css,"
                + String.format(
                        Locale.ROOT,
                        ".root{-fx-font-size:%.2fpx;}.ikonli-font-icon{-fx-icon-size:%dpx;}",
                        BASE_FONT * factor,
                        Math.round(BASE_ICON * factor));
    }

    private static String locate(String path) {
        return Objects.requireNonNull(Themes.class.getResource(path), path).toExternalForm();
    }

    private static void loadFont(String path) {
        try (@Nullable InputStream in = Themes.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Font is not on the class path: " + path);
            }
            Font.loadFont(in, BASE_FONT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
