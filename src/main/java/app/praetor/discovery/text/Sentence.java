package app.praetor.discovery.text;

/**
 * A sentence of a message.
 *
 * @param start offset of its first character in the message
 * @param end offset behind its last character
 * @param raw exactly {@code message.substring(start, end)}
 * @param text the same in one line, without quote marks of pasted mail
 * @param quoted whether it stands inside another person's quoted words
 * @param bullet whether it is an entry of a bulleted or numbered list
 * @param heading the heading or label line under which it stands, "" without one
 */
public record Sentence(int start, int end, String raw, String text, boolean quoted, boolean bullet, String heading) {
    Sentence from(String source) {
        return new Sentence(start, end, source, text, quoted, bullet, heading);
    }

    /** The same sentence as one that stands under a heading. */
    public Sentence under(String label) {
        return new Sentence(start, end, raw, text, quoted, bullet, label);
    }

    /** The same place of the message, of which only a part is read. */
    public Sentence only(String part) {
        return new Sentence(start, end, raw, part, quoted, bullet, heading);
    }
}
