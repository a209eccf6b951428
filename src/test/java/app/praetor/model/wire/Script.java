package app.praetor.model.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * What a server does with one request.
 *
 * @param status its status; not 200 means a refusal
 * @param pieces the text of the answer, piece by piece
 * @param end how the answer ends
 */
public record Script(int status, List<String> pieces, End end) {
    /** How an answer ends. */
    public enum End {
        /** As documented, with the usage. */
        WHOLE,
        /** As documented, because the longest allowed answer was reached. */
        TOO_LONG,
        /** The connection breaks after the pieces. */
        PLUG,
        /** The body ends properly after the pieces, without a last event. */
        POLITE,
        /** Nothing comes after the pieces, and the connection stays. */
        SILENT
    }

    /** A whole answer, in pieces of a few letters. */
    public static Script whole(String text) {
        return new Script(200, pieces(text), End.WHOLE);
    }

    /** The first half of an answer, then this end. */
    public static Script half(String text, End end) {
        List<String> all = pieces(text);
        return new Script(200, all.subList(0, all.size() / 2), end);
    }

    /** A refusal. */
    public static Script refusal(int status) {
        return new Script(status, List.of(), End.WHOLE);
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < text.length(); i += 7) {
            pieces.add(text.substring(i, Math.min(i + 7, text.length())));
        }
        return pieces;
    }
}
