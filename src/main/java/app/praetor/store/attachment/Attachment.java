package app.praetor.store.attachment;

/**
 * A file that is kept.
 *
 * @param sha256 hash of the content in hexadecimal: its id in the database and for sync
 * @param size bytes of content
 */
public record Attachment(String sha256, long size) {}
