package app.praetor.store.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Hands out content that was authenticated, and at the end compares size and hash with what the file's head said. */
final class VerifiedStream extends InputStream {
    private final InputStream content;
    private final Attachment said;
    private final MessageDigest digest;
    private final String damaged;
    private long count;
    private boolean ended;

    VerifiedStream(InputStream content, Attachment said, MessageDigest digest, String damaged) {
        this.content = content;
        this.said = said;
        this.digest = digest;
        this.damaged = damaged;
    }

    Attachment said() {
        return said;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int n = read(one, 0, 1);
        return n < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        int n;
        try {
            n = content.read(bytes, offset, length);
        } catch (IOException e) {
            // The cipher tells a changed segment from a failed read by its words only; both need the same remedy.
            throw new AttachmentDamagedException(damaged);
        }
        if (n < 0) {
            ended = true;
            if (count != said.size()
                    || !HexFormat.of().formatHex(digest.digest()).equals(said.sha256())) {
                throw new AttachmentDamagedException(damaged);
            }
            return -1;
        }
        digest.update(bytes, offset, n);
        count += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
