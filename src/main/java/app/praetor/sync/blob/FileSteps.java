package app.praetor.sync.blob;

import app.praetor.store.attachment.Attachment;
import app.praetor.sync.blob.FileQueue.Item;
import app.praetor.sync.net.HttpBlobs;
import app.praetor.sync.net.HttpBlobs.Piece;
import app.praetor.sync.net.HttpBlobs.Sent;
import app.praetor.sync.net.HttpBlobs.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** One file, piece by piece, from where it stopped. */
final class FileSteps {
    /** How often an upload may be told that others have sent pieces in between. */
    private static final int MOST_TURNS = 20;

    private final FileQueue queue;
    private final FileShelf shelf;
    private final HttpBlobs server;
    private final BooleanSupplier goOn;
    private final Function<Item, Instant> retry;
    private final Runnable changed;

    /**
     * @param goOn asked before each piece
     * @param retry when a file is tried again
     * @param changed called after each piece
     */
    FileSteps(
            FileQueue queue,
            FileShelf shelf,
            HttpBlobs server,
            BooleanSupplier goOn,
            Function<Item, Instant> retry,
            Runnable changed) {
        this.queue = queue;
        this.shelf = shelf;
        this.server = server;
        this.goOn = goOn;
        this.retry = retry;
        this.changed = changed;
    }

    /** Sends what is missing; whether all of it is there now. */
    boolean up(Item item) throws IOException {
        Attachment here = shelf.describe(item.name());
        if (!here.sha256().equals(item.sha256())) {
            queue.failed(
                    item,
                    "The file on this device is another one than its entry says, so it was not sent. Fetch it, or make"
                            + " it again.");
            return false;
        }
        for (int turn = 0; turn < MOST_TURNS && goOn.getAsBoolean(); turn++) {
            Stored there = server.stored(item.sha256(), item.project());
            if (there.complete() || send(item, here.size(), there.bytes())) {
                return true;
            }
        }
        if (goOn.getAsBoolean()) {
            queue.later(item, retry.apply(item), "Another device sends the same file; it is looked at again.");
        }
        return false;
    }

    /** Sends from a place on; false when the server has to be asked again what is there. */
    private boolean send(Item item, long size, long from) throws IOException {
        try (InputStream content = shelf.open(item.name())) {
            content.skipNBytes(from);
            for (long at = from; goOn.getAsBoolean(); at += HttpBlobs.PIECE) {
                byte[] piece = content.readNBytes(HttpBlobs.PIECE);
                Sent sent = server.put(item.sha256(), item.project(), size, at, piece);
                if (sent == Sent.WRONG) {
                    throw new WrongBytesException("What arrived at the server was not the file; it is sent again.");
                }
                if (sent != Sent.MORE) {
                    return sent == Sent.ALL;
                }
                changed.run();
            }
            return false;
        }
    }

    /** Fetches what is missing; whether all of it is here now. */
    boolean down(Item item) throws IOException {
        long at = shelf.arrived(item.sha256());
        Long size = item.size();
        while (goOn.getAsBoolean()) {
            if (size != null && at > 0 && at >= size) {
                shelf.assemble(item.name(), item.sha256(), pieces(at));
                return true;
            }
            Optional<Piece> piece = server.get(item.sha256(), at);
            if (piece.isEmpty()) {
                queue.later(
                        item,
                        retry.apply(item),
                        "The server does not have the file yet. It comes when a device sends it.");
                return false;
            }
            Piece next = piece.get();
            if (size == null || size != next.size()) {
                size = next.size();
                queue.size(item, size);
            }
            if (next.bytes().length == 0) {
                // There is nothing behind what is here: a file of no bytes, or not the one that began to come.
                shelf.assemble(item.name(), item.sha256(), pieces(at));
                return true;
            }
            shelf.keep(item.sha256(), (int) (at / HttpBlobs.PIECE), next.bytes());
            at += next.bytes().length;
            changed.run();
        }
        return false;
    }

    private static int pieces(long bytes) {
        return (int) ((bytes + HttpBlobs.PIECE - 1) / HttpBlobs.PIECE);
    }
}
