package app.praetor.sync;

import app.praetor.sync.client.Transport;
import app.praetor.sync.wire.LoadPage;
import app.praetor.sync.wire.Page;
import app.praetor.sync.wire.PushAnswer;
import org.jspecify.annotations.Nullable;

/**
 * One bit of each batch turns on its way.
 *
 * @param fromTheEnd in which byte, counted from the last one
 */
record Spoilt(Transport real, int fromTheEnd) implements Transport {
    @Override
    public PushAnswer push(byte[] body) {
        byte[] spoilt = body.clone();
        spoilt[spoilt.length - fromTheEnd] ^= 0x10;
        return real.push(spoilt);
    }

    @Override
    public Page pull(String position, int limit) {
        return real.pull(position, limit);
    }

    @Override
    public LoadPage load(@Nullable String token, int limit) {
        return real.load(token, limit);
    }
}
