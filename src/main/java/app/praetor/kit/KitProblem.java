package app.praetor.kit;

/**
 * Something wrong with a kit, at its place.
 *
 * @param file path in the kit, for example kit.yaml
 * @param line from 1; 0 when the problem has no line
 * @param pointer JSON pointer into the file; empty for the whole file
 */
public record KitProblem(String file, int line, String pointer, String message) {
    /** One line for a list or a terminal. */
    public String text() {
        return file + (line > 0 ? ":" + line : "") + (pointer.isEmpty() ? "" : " " + pointer) + ": " + message;
    }
}
