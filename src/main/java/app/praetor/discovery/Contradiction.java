package app.praetor.discovery;

/**
 * Two statements about one field of which neither takes the other back; the client chooses.
 *
 * @param fieldPath the field
 * @param before what is held now
 * @param after what was said later
 */
public record Contradiction(String fieldPath, FieldValue before, FieldValue after) {}
