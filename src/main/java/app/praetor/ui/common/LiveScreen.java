package app.praetor.ui.common;

import app.praetor.ui.nav.Screen;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/** A screen that follows the changes of the database while it is shown. */
public final class LiveScreen implements Screen {
    private final Screen screen;
    private final LiveReload live;

    public LiveScreen(Screen screen, LiveReload live) {
        this.screen = screen;
        this.live = live;
    }

    @Override
    public Node view() {
        return screen.view();
    }

    @Override
    public String title() {
        return screen.title();
    }

    @Override
    public List<Node> titleActions() {
        return screen.titleActions();
    }

    @Override
    public Optional<Node> inspector() {
        return screen.inspector();
    }

    /** Listens before it reads, so that nothing falls in between. */
    @Override
    public void onShown() {
        live.start();
        screen.onShown();
    }

    @Override
    public void focus() {
        screen.focus();
    }

    @Override
    public void onHidden() {
        live.stop();
        screen.onHidden();
    }
}
