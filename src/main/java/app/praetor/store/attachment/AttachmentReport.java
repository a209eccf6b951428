package app.praetor.store.attachment;

import java.nio.file.Path;
import java.util.List;

/**
 * What a check of a tenant's attachments found.
 *
 * @param sound number of files whose every byte was read and verified
 * @param missing ids that are referenced and have no file
 * @param damaged ids whose file does not hold what was put there
 * @param unreferenced ids that nothing refers to
 * @param unknown files that these keys do not open: another tenant's, or damaged beyond telling whose they are
 */
public record AttachmentReport(
        int sound, List<String> missing, List<String> damaged, List<String> unreferenced, List<Path> unknown) {
    /** Whether everything that is referenced is there and readable. */
    public boolean whole() {
        return missing.isEmpty() && damaged.isEmpty();
    }
}
