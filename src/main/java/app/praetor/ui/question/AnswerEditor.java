package app.praetor.ui.question;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** The input of one answer type. It gives its text and judges nothing. */
interface AnswerEditor {
    Node node();

    /** What is entered now, in the spelling that the service takes; empty when nothing is. */
    String value();

    /** Puts the cursor where an answer is given. */
    void focus();

    /** Whether this key chose something; such a key goes no further. */
    default boolean key(KeyEvent event) {
        return false;
    }
}
