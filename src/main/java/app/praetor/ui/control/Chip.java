package app.praetor.ui.control;

import javafx.scene.control.Label;

/** A short word on a soft ground. The word carries the meaning; the colour only helps. */
public final class Chip extends Label {
    /** The tint of a chip. */
    public enum Tone {
        /** No meaning beyond the word. */
        NEUTRAL,
        /** Belongs to the accent. */
        ACCENT,
        /** Went well. */
        GOOD,
        /** Needs attention. */
        WARN,
        /** Failed or refused. */
        BAD
    }

    /** A neutral chip. */
    public Chip(String text) {
        this(text, Tone.NEUTRAL);
    }

    /** A chip in a tone. */
    public Chip(String text, Tone tone) {
        super(text);
        getStyleClass().add("chip");
        setAccessibleText(text);
        textProperty().subscribe(this::setAccessibleText);
        setTone(tone);
    }

    /** Changes the tint. */
    public void setTone(Tone tone) {
        for (Tone each : Tone.values()) {
            getStyleClass().remove(styleOf(each));
        }
        getStyleClass().add(styleOf(tone));
    }

    private static String styleOf(Tone tone) {
        return switch (tone) {
            case NEUTRAL -> "tone-neutral";
            case ACCENT -> "tone-accent";
            case GOOD -> "tone-good";
            case WARN -> "tone-warn";
            case BAD -> "tone-bad";
        };
    }
}
