package app.praetor.ui.knowledge;

import app.praetor.ui.Messages;
import app.praetor.ui.common.Notices;
import app.praetor.ui.common.ScreenLoader;
import app.praetor.ui.control.BusyLabel;
import app.praetor.ui.nav.Screen;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;

/** Everything that the program knows, and what the organization made of it. */
public final class KnowledgeScreen implements Screen {
    private final KnowledgeViewModel model;
    private final Messages messages;
    private final KnowledgeController controller;
    private final Parent view;
    private final List<Node> actions;

    /** @param objectives leads to what conversations find out */
    public KnowledgeScreen(KnowledgeViewModel model, Messages messages, Notices notices, Runnable objectives) {
        this.model = model;
        this.messages = messages;
        controller = new KnowledgeController(model, messages, objectives);
        view = ScreenLoader.load("knowledge", "knowledge", controller, messages);
        actions = Stream.concat(
                        Stream.of(new BusyLabel(messages.get("knowledge.busy"), model.busy())),
                        controller.takeActions().stream())
                .toList();
        model.undo().subscribe(undo -> {
            if (undo != null) {
                notices.undo(messages.get(undo.key(), undo.subject()), undo.back());
            }
        });
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String title() {
        return messages.get("knowledge.screen");
    }

    @Override
    public List<Node> titleActions() {
        return actions;
    }

    @Override
    public void onShown() {
        model.load();
    }

    @Override
    public void focus() {
        controller.focusSearch();
    }
}
