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
 */
public record Sentence(int start, int end, String raw, String text, boolean quoted, boolean bullet) {}
