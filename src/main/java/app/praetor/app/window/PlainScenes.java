package app.praetor.app.window;

import app.praetor.settings.Settings;
import app.praetor.store.WorkspaceException;
import app.praetor.ui.Messages;
import app.praetor.ui.theme.Theme;
import app.praetor.ui.theme.Themes;
import app.praetor.ui.unlock.TroublePane;
import app.praetor.ui.unlock.TroublePane.Offer;
import app.praetor.ui.unlock.UnlockPane;
import app.praetor.ui.unlock.UnlockViewModel;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** What the window shows while no organization is open: with the same look, and nothing else. */
final class PlainScenes {
    private final Messages messages;
    private final Supplier<Settings> settings;
    private final BiConsumer<Parent, Themes> stage;
    private final BooleanProperty working = new SimpleBooleanProperty();
    private @Nullable Themes themes;

    /** @param stage shows a view of that look in a scene of its own */
    PlainScenes(Messages messages, Supplier<Settings> settings, BiConsumer<Parent, Themes> stage) {
        this.messages = messages;
        this.settings = settings;
        this.stage = stage;
    }

    /** Something is being opened. */
    void waiting() {
        Label text = new Label(messages.get("window.opening"));
        text.getStyleClass().add("hint");
        StackPane pane = new StackPane(text);
        pane.getStyleClass().add("welcome");
        show(pane);
    }

    /** The lock, with the caret in its field. */
    void locked(UnlockViewModel model) {
        UnlockPane pane = new UnlockPane(model, messages);
        show(pane.view());
        pane.focus();
    }

    /** What went wrong, and the ways on. */
    void trouble(Throwable failure, List<Offer> offers) {
        working.set(false);
        show(new TroublePane(said(failure), offers, working, messages).view());
    }

    /** One of the ways on is being gone: none can be chosen meanwhile. */
    void working() {
        working.set(true);
    }

    /** Words that were made for people; of anything else only its kind, for it may quote data. */
    static String said(Throwable failure) {
        String message = failure instanceof WorkspaceException ? failure.getMessage() : null;
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private void show(Parent view) {
        if (themes != null) {
            themes.close();
        }
        Settings now = settings.get();
        Themes look = new Themes(List.of());
        look.themeProperty().set(Theme.valueOf(now.theme().toUpperCase(Locale.ROOT)));
        look.scaleProperty().set(now.scale());
        themes = look;
        stage.accept(view, look);
    }
}
