package app.praetor.ui.objective;

/**
 * Why a text is refused.
 *
 * @param line counted from 1; 0 when it cannot be said
 * @param pointer JSON pointer of the place
 */
record Problem(int line, String pointer, String words) {}
