package app.praetor.ui.discovery;

import app.praetor.discovery.session.FieldView;
import app.praetor.ui.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The requirements as far as they are known: sections, fields, confidence, sources. Seventeen fields, so no virtual list. */
final class RequirementsPane extends ScrollPane {
    private final DiscoveryViewModel model;
    private final Messages text;
    private final Label known = new Label();
    private final VBox sections = new VBox();
    private final Map<String, FieldCard> cards = new LinkedHashMap<>();

    RequirementsPane(DiscoveryViewModel model, Messages text, Consumer<String> entry) {
        this.model = model;
        this.text = text;
        getStyleClass().add("requirements");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        Label title = new Label(text.get("discovery.requirements"));
        title.getStyleClass().add("section-head");
        // Where both do not fit beside each other, the chip breaks between its words.
        title.setMinWidth(Region.USE_PREF_SIZE);
        known.getStyleClass().add("known-chip");
        known.setMinWidth(0);
        known.setWrapText(true);
        known.setMinHeight(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, title, gap, known);
        head.getStyleClass().add("requirements-head");
        VBox content = new VBox(head, sections, new ResearchPane(text, model.researchProperty(), entry));
        content.getStyleClass().add("requirements-body");
        setContent(content);
        model.fields().addListener((ListChangeListener<FieldView>) change -> show());
        model.progressProperty().subscribe(p -> {
            known.setText(text.get("discovery.known", p.known(), p.total()));
            known.setVisible(p.total() > 0);
            known.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("some"), p.known() > 0);
        });
        show();
    }

    private void show() {
        if (!model.fields().stream().map(FieldView::path).toList().equals(java.util.List.copyOf(cards.keySet()))) {
            rebuild();
        }
        model.fields().forEach(field -> {
            FieldCard card = cards.get(field.path());
            if (card != null) {
                card.show(field);
            }
        });
    }

    private void rebuild() {
        cards.clear();
        sections.getChildren().clear();
        String section = "";
        VBox group = new VBox();
        for (FieldView field : model.fields()) {
            if (!field.section().equals(section)) {
                section = field.section();
                Label head = new Label(FieldTexts.section(text, section));
                head.getStyleClass().add("section-head");
                group = new VBox(head);
                group.getStyleClass().add("field-group");
                sections.getChildren().add(group);
            }
            FieldCard card = new FieldCard(text, field, model::showSource, model::edit);
            cards.put(field.path(), card);
            group.getChildren().add(card);
        }
    }

    /** The card of a field, for tests and for opening an editor from elsewhere. */
    FieldCard card(String path) {
        return java.util.Objects.requireNonNull(cards.get(path), path);
    }
}
