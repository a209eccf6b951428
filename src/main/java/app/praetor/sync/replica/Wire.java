package app.praetor.sync.replica;

import app.praetor.store.Json;
import app.praetor.sync.wire.Push;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Batches as bytes. */
final class Wire {
    private Wire() {}

    static byte[] pack(Object message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // The fastest level: a batch is small beside what it costs to wait for.
        try (OutputStream zipped = new GZIPOutputStream(bytes, 8192) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            Json.MAPPER.writeValue(zipped, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static <T> T unpack(byte[] body, Class<T> type) {
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return Json.MAPPER.readValue(unzipped, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Push push(byte[] body) {
        return unpack(body, Push.class);
    }
}
