package app.praetor.ui.discovery;

import app.praetor.discovery.research.Finding;
import app.praetor.discovery.research.Research;
import app.praetor.ui.Messages;
import app.praetor.ui.common.Show;
import app.praetor.ui.control.Chip;
import app.praetor.ui.control.Icons;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What was looked up because of the client's words, each to be opened; a finding leads to the knowledge that says it. */
final class ResearchPane extends VBox {
    private static final List<String> GROUPS =
            List.of("things", "workflows", "compliance", "capabilities", "needs", "pitfalls");

    private final Messages text;
    private final Consumer<String> entry;
    private final Button head = new Button();
    private final VBox list = new VBox();
    private final Set<UUID> opened = new HashSet<>();
    private List<Research> shown = List.of();

    /** @param entry opens an entry of the knowledge by kind and key */
    ResearchPane(Messages text, ObservableValue<List<Research>> research, Consumer<String> entry) {
        this.text = text;
        this.entry = entry;
        getStyleClass().add("research");
        list.getStyleClass().add("research-list");
        head.getStyleClass().add("fold");
        head.setMaxWidth(Double.MAX_VALUE);
        head.setOnAction(e -> fold(!list.isVisible()));
        getChildren().addAll(head, list);
        fold(true);
        research.subscribe(this::show);
    }

    private void fold(boolean open) {
        Show.set(list, open);
        mark(head, open);
    }

    private void mark(Button button, boolean open) {
        FontIcon icon = Icons.of(open ? "fth-chevron-down" : "fth-chevron-right");
        button.setGraphic(icon);
        button.setAccessibleHelp(text.get(open ? "research.close" : "research.open"));
    }

    private void show(List<Research> now) {
        Show.set(this, !now.isEmpty());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        head.setText(text.get("research.title", now.size()));
        list.getChildren().setAll(now.stream().map(this::topic).toList());
    }

    private Node topic(Research research) {
        VBox box = new VBox();
        box.getStyleClass().add("research-topic");
        if (research.findings().isEmpty()) {
            Label query = words(research.query(), "research-query");
            Chip state = new Chip(text.get("research.status." + research.status()), Chip.Tone.WARN);
            state.setWrapText(true);
            state.setMinHeight(Region.USE_PREF_SIZE);
            box.getChildren().addAll(kind(research), query, state);
            return box;
        }
        Button name = new Button(
                text.get("research.found", research.query(), research.findings().size()));
        name.getStyleClass().add("fold");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        VBox findings = findings(research);
        boolean open = opened.contains(research.id());
        Show.set(findings, open);
        mark(name, open);
        name.setOnAction(e -> {
            boolean now = !findings.isVisible();
            if (now) {
                opened.add(research.id());
            } else {
                opened.remove(research.id());
            }
            Show.set(findings, now);
            mark(name, now);
        });
        box.getChildren().addAll(kind(research), name, findings);
        return box;
    }

    private Label kind(Research research) {
        return words(text.get("research.type." + research.type()), "research-kind");
    }

    private VBox findings(Research research) {
        VBox all = new VBox();
        all.getStyleClass().add("research-findings");
        for (String group : GROUPS) {
            List<Finding> of = research.findings().stream()
                    .filter(each -> each.group().equals(group))
                    .toList();
            if (!of.isEmpty()) {
                all.getChildren().add(words(text.get("research.group." + group), "research-kind"));
                of.forEach(each -> all.getChildren().add(finding(each)));
            }
        }
        return all;
    }

    private Node finding(Finding finding) {
        Button link = new Button(finding.text());
        link.getStyleClass().add("finding");
        link.setWrapText(true);
        link.setMinHeight(Region.USE_PREF_SIZE);
        link.setMaxWidth(Double.MAX_VALUE);
        link.setAccessibleHelp(text.get("research.entry"));
        link.setOnAction(e -> entry.accept(finding.entry()));
        return link;
    }

    private static Label words(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
