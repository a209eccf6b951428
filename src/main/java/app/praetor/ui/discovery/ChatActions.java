package app.praetor.ui.discovery;

/** What can be done from inside the conversation. */
interface ChatActions {
    void choose(int index);

    void skip();

    void settle(boolean keepNew);

    void toFeatures();

    void copy(String text);
}
