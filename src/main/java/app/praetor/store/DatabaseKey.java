package app.praetor.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the database of one workspace is opened with: the random 256-bit key of its file, and the secret from which the
 * passwords of its users come. The second one outlives a change of the first.
 */
public final class DatabaseKey implements AutoCloseable {
    private final byte[] file;
    private final byte[] accounts;

    private DatabaseKey(byte[] file, byte[] accounts) {
        this.file = file;
        this.accounts = accounts;
    }

    /** Takes copies; the caller zeroes its own arrays. */
    public static DatabaseKey of(byte[] file, byte[] accounts) {
        return new DatabaseKey(file.clone(), accounts.clone());
    }

    /** The file key followed by the user's password, as H2 expects it; the caller zeroes it. */
    char[] h2Password(String user) {
        char[] hex = HexFormat.of().formatHex(file).toCharArray();
        char[] own = userPassword(user);
        char[] both = Arrays.copyOf(hex, hex.length + 1 + own.length);
        both[hex.length] = ' ';
        System.arraycopy(own, 0, both, hex.length + 1, own.length);
        Arrays.fill(hex, '\0');
        Arrays.fill(own, '\0');
        return both;
    }

    /** A database user's password, derived so that nothing more has to be stored; the caller zeroes it. */
    char[] userPassword(String user) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(accounts, "HmacSHA256"));
            byte[] bytes = mac.doFinal(("h2-user:" + user).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).toCharArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java run time", e);
        }
    }

    @Override
    public void close() {
        Arrays.fill(file, (byte) 0);
        Arrays.fill(accounts, (byte) 0);
    }

    @Override
    public String toString() {
        return "DatabaseKey[hidden]";
    }
}
