package app.praetor.store.attachment;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the content of a file that is being sealed; need not close the stream. */
@FunctionalInterface
public interface Filler {
    void fill(OutputStream out) throws IOException;
}
