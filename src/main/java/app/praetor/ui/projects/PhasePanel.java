package app.praetor.ui.projects;

import app.praetor.project.ExitCondition;
import app.praetor.project.Phase;
import app.praetor.project.PhaseStatus;
import app.praetor.ui.Messages;
import app.praetor.ui.nav.Route;
import java.util.MissingResourceException;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Draws where a project stands and what is missing, each with the way to it. */
final class PhasePanel {
    private final Messages messages;
    private final Consumer<Route> go;

    PhasePanel(Messages messages, Consumer<Route> go) {
        this.messages = messages;
        this.go = go;
    }

    void phases(VBox into, Phase now) {
        into.getChildren().clear();
        for (Phase each : Phase.values()) {
            int side = Integer.compare(each.ordinal(), now.ordinal());
            FontIcon icon = new FontIcon(side < 0 ? "fth-check" : side == 0 ? "fth-arrow-right" : "fth-circle");
            Label name = new Label(messages.get("projects.phase." + each), icon);
            name.setWrapText(true);
            name.getStyleClass().addAll("phase", side < 0 ? "past" : side == 0 ? "now" : "ahead");
            name.setAccessibleText(name.getText() + ", "
                    + messages.get(
                            side < 0
                                    ? "projects.phase.past"
                                    : side == 0 ? "projects.phase.now" : "projects.phase.ahead"));
            into.getChildren().add(name);
        }
    }

    void conditions(VBox into, UUID projectId, PhaseStatus status) {
        into.getChildren().clear();
        for (ExitCondition each : status.conditions()) {
            into.getChildren().add(row(projectId, status.phase(), each));
        }
    }

    private Node row(UUID projectId, Phase phase, ExitCondition condition) {
        String words = words(condition);
        // What must come down to nothing is counted by what is left, the rest by how much of it there is.
        String count = condition.need() == 0
                ? messages.get("projects.left", condition.have())
                : messages.get("projects.count", condition.have(), condition.need());
        FontIcon icon = new FontIcon(condition.met() ? "fth-check-circle" : "fth-circle");
        icon.getStyleClass().add(condition.met() ? "met" : "unmet");
        Label number = new Label(count);
        number.getStyleClass().addAll("numbers", "hint");
        number.setMinWidth(Label.USE_PREF_SIZE);
        if (condition.met()) {
            Label text = new Label(words, icon);
            text.setWrapText(true);
            text.setMaxWidth(Double.MAX_VALUE);
            text.setAccessibleText(words + ", " + messages.get("projects.met"));
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox row = new HBox(text, number);
            row.getStyleClass().add("condition");
            return row;
        }
        Button link = new Button(words, icon);
        link.setWrapText(true);
        link.getStyleClass().add("link-row");
        link.setMaxWidth(Double.MAX_VALUE);
        link.setAccessibleText(words + ", " + messages.get("projects.unmet", count));
        link.setOnAction(e -> go.accept(place(projectId, phase, condition.key())));
        HBox.setHgrow(link, Priority.ALWAYS);
        HBox row = new HBox(link, number);
        row.getStyleClass().add("condition");
        return row;
    }

    /** The condition in words; a key that has no words yet is spelled out, so that nothing missing is hidden. */
    private String words(ExitCondition condition) {
        try {
            return messages.get("projects.condition." + condition.key());
        } catch (MissingResourceException e) {
            String plain = condition.key().replaceAll("[._-]+", " ").strip();
            return plain.isEmpty() ? condition.key() : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
        }
    }

    /** The screen where what is missing is done: by the name of the condition, else by the phase. */
    static Route place(UUID project, Phase phase, String key) {
        if (key.contains("question") || key.contains("answer")) {
            return new Route.Questions(project);
        }
        if (key.contains("feature")) {
            return new Route.Features(project);
        }
        if (key.contains("task")) {
            return new Route.Tasks(project);
        }
        if (key.contains("spec")) {
            return new Route.Specification(project);
        }
        return switch (phase) {
            case CREATED, DISCOVERY -> new Route.Discovery(project);
            case FEATURE_SELECTION -> new Route.Features(project);
            case PLAN_GENERATION, PLANNING -> new Route.Questions(project);
            case VISUAL_DISCOVERY, SPECIFICATION -> new Route.Specification(project);
        };
    }

    /** The screen that a project is opened with. */
    static Route home(UUID project, Phase phase) {
        return place(project, phase, "");
    }
}
