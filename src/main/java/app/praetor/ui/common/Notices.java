package app.praetor.ui.common;

/** What a screen tells outside itself: failures and offers to undo. Called on the JavaFX thread. */
public interface Notices {
    /** Something failed; what was typed is still there. */
    void failed(Throwable problem);

    /** Something was done that can be taken back for a while. */
    void undo(String text, Runnable back);

    /** Something was done. */
    void done(String text);
}
