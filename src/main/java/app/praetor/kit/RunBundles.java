package app.praetor.kit;

import app.praetor.store.attachment.Attachment;
import app.praetor.store.attachment.AttachmentMissingException;
import app.praetor.store.attachment.AttachmentReport;
import app.praetor.store.attachment.SealedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bundles of a tenant's kit runs, encrypted in the workspace and in clear only where they are saved to. */
final class RunBundles {
    private static final Logger LOG = LoggerFactory.getLogger(RunBundles.class);

    private final SealedFolder folder;

    RunBundles(SealedFolder folder) {
        this.folder = folder;
    }

    /** Keeps a bundle of an output folder; size and hash of its zip. */
    Attachment keep(String name, Path outDir) throws IOException {
        folder.put(name, out -> Bundle.write(outDir, out));
        return folder.describe(name);
    }

    boolean holds(String name) {
        return SealedFolder.isName(name) && folder.holds(name);
    }

    /**
     * The text of a file in a bundle.
     *
     * @throws NoSuchElementException when the bundle or the file is not there
     * @throws UncheckedIOException when the bundle is damaged
     */
    String text(String name, String path) {
        try (InputStream in = folder.open(name);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(path)) {
                    String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    // To the end, so that a bundle that is damaged further on is not taken for whole.
                    in.transferTo(OutputStream.nullOutputStream());
                    return text;
                }
            }
            throw new NoSuchElementException("The bundle holds no “" + path + "”.");
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Writes a bundle in clear. */
    void saveAs(String name, Path target) {
        try {
            folder.saveAs(name, target);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Reads each of these bundles to its end. */
    AttachmentReport check(List<String> names) {
        try {
            return folder.check(names);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Encrypts a bundle that an older version of the program left in clear; when that fails it stays as it is. */
    void adopt(String name) {
        // The name may come from an imported project: what is no plain name was never written here.
        if (!SealedFolder.isName(name)) {
            return;
        }
        try {
            folder.adopt(name);
        } catch (IOException e) {
            LOG.warn("a bundle that an older version left in clear could not be encrypted", e);
        }
    }

    private static RuntimeException failure(IOException e) {
        return e instanceof AttachmentMissingException
                ? new NoSuchElementException("The bundle of this run is not on this device.")
                : new UncheckedIOException("The bundle of this run cannot be read or written", e);
    }
}
