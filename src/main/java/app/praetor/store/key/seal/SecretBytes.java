package app.praetor.store.key.seal;

import java.util.Arrays;

/** Key bytes that are zeroed when they are closed and never show in text. */
public final class SecretBytes implements AutoCloseable {
    private final byte[] bytes;

    /** Keeps this very array. */
    public SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The array itself, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "SecretBytes[hidden]";
    }
}
