package app.praetor.sync.client;

import app.praetor.sync.wire.LoadPage;
import app.praetor.sync.wire.Page;
import app.praetor.sync.wire.PushAnswer;
import org.jspecify.annotations.Nullable;

/** The way to the server. Every call blocks, and either answers or throws a {@link TransportException}. */
public interface Transport {
    /**
     * @param body the gzipped JSON of a {@link app.praetor.sync.wire.Push}, byte for byte the same when it is sent again
     */
    PushAnswer push(byte[] body);

    /**
     * @param position where the device stands
     * @param limit most entries that it would take at once
     */
    Page pull(String position, int limit);

    /**
     * @param token of the piece before; null to begin
     */
    LoadPage load(@Nullable String token, int limit);
}
