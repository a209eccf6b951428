package app.praetor.ui.settings;

import app.praetor.settings.Settings;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The settings as properties; every change is handed on at once. */
public final class SettingsViewModel {
    /** The text scales that can be chosen, in percent. */
    public static final List<Integer> SCALES = List.of(100, 125, 150, 175, 200);

    /** The themes that can be chosen. */
    public static final List<String> THEMES = List.of("system", "light", "dark");

    private final Consumer<Settings> apply;
    private final StringProperty theme = new SimpleStringProperty();
    private final IntegerProperty scale = new SimpleIntegerProperty();
    private final IntegerProperty lockMinutes = new SimpleIntegerProperty();
    private final BooleanProperty ownFiles = new SimpleBooleanProperty();
    private final WorkspaceFacts facts;
    private Settings last;
    private boolean showing;

    /**
     * @param apply takes the settings into use and stores them; called on the JavaFX thread, must not block
     */
    public SettingsViewModel(Settings initial, WorkspaceFacts facts, Consumer<Settings> apply) {
        this.apply = apply;
        this.facts = facts;
        this.last = initial;
        theme.set(initial.theme());
        scale.set(initial.scale());
        lockMinutes.set(initial.lockMinutes());
        ownFiles.set(initial.ownFiles());
        lockMinutes.subscribe(this::changed);
        ownFiles.subscribe(this::changed);
        theme.subscribe(this::changed);
        scale.subscribe(this::changed);
    }

    /** Shows settings that were changed elsewhere, e.g. by the palette. */
    void show(Settings now) {
        showing = true;
        last = now;
        theme.set(now.theme());
        scale.set(now.scale());
        lockMinutes.set(now.lockMinutes());
        ownFiles.set(now.ownFiles());
        showing = false;
    }

    private void changed() {
        Settings now = new Settings(theme.get(), scale.get(), lockMinutes.get(), ownFiles.get());
        if (!showing && !now.equals(last)) {
            last = now;
            apply.accept(now);
        }
    }

    /** One step of the text scale up or down, within the choices. */
    public void step(int by) {
        int at = Math.max(0, SCALES.indexOf(scale.get())) + by;
        scale.set(SCALES.get(Math.clamp(at, 0, SCALES.size() - 1)));
    }

    public StringProperty theme() {
        return theme;
    }

    public IntegerProperty scale() {
        return scale;
    }

    /** Minutes until an unattended window locks; 0 for never. */
    public IntegerProperty lockMinutes() {
        return lockMinutes;
    }

    /** Whether a new organization gets a file of its own. */
    public BooleanProperty ownFiles() {
        return ownFiles;
    }

    public WorkspaceFacts facts() {
        return facts;
    }
}
