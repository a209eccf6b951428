package app.praetor.ui.objective;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** A text with numbered lines. The tabulator writes two spaces, because YAML takes no tabulators. */
final class CodeArea extends BorderPane {
    private final TextArea area = new TextArea();
    private final Label numbers = new Label();

    CodeArea(String name) {
        getStyleClass().add("code-area");
        area.getStyleClass().add("code-text");
        area.setAccessibleText(name);
        numbers.getStyleClass().add("code-numbers");
        numbers.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Pane gutter = new Pane(numbers);
        gutter.getStyleClass().add("code-gutter");
        gutter.prefWidthProperty().bind(numbers.widthProperty());
        gutter.setMinWidth(Region.USE_PREF_SIZE);
        gutter.setMinHeight(0);
        gutter.setPrefHeight(0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(gutter.widthProperty());
        clip.heightProperty().bind(gutter.heightProperty());
        gutter.setClip(clip);
        area.scrollTopProperty().subscribe(top -> numbers.setTranslateY(-top.doubleValue()));
        area.textProperty().subscribe(this::count);
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean plain = !event.isShiftDown() && !event.isControlDown() && !event.isAltDown();
            if (event.getCode() == KeyCode.TAB && plain && area.isEditable()) {
                area.replaceSelection("  ");
                event.consume();
            }
        });
        setLeft(gutter);
        setCenter(area);
    }

    private void count(String text) {
        int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
        numbers.setText(
                IntStream.rangeClosed(1, lines).mapToObj(Integer::toString).collect(Collectors.joining("\n")));
    }

    /** Puts the caret at the beginning of a line, behind its indentation; lines are counted from 1. */
    void goTo(int line) {
        String text = area.getText();
        int at = 0;
        for (int each = 1; each < line && text.indexOf('\n', at) >= 0; each++) {
            at = text.indexOf('\n', at) + 1;
        }
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        area.requestFocus();
        area.positionCaret(at);
    }

    TextArea area() {
        return area;
    }
}
