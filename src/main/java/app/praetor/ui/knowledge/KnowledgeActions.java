package app.praetor.ui.knowledge;

import app.praetor.knowledge.own.OwnQuestion;

/** What a page asks of the screen around it. */
interface KnowledgeActions {
    /** Opens the form for a new question. */
    void create();

    /** Opens the form with a question of one's own. */
    void edit(OwnQuestion question);
}
