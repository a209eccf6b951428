package app.praetor.store.key.seal;

import app.praetor.store.WorkspaceException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** AES-256-GCM under a key, bound to a workspace and a name: a sealed text fits in no other place. */
public final class Sealing {
    public static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sealing() {}

    public static byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }

    /** Hexadecimal text of initialisation vector, ciphertext and tag. */
    public static String seal(byte[] key, UUID workspace, String name, byte[] secret) {
        byte[] iv = random(IV_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, aad(workspace, name), secret, 0, secret.length);
            return HexFormat.of().formatHex(iv) + HexFormat.of().formatHex(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java run time", e);
        }
    }

    /** What was sealed, or null when the key, the workspace or the name is another one. */
    public static byte @Nullable [] open(byte[] key, UUID workspace, String name, String sealed) {
        byte[] bytes = hex(sealed);
        if (bytes.length < IV_BYTES + TAG_BITS / 8) {
            throw damaged();
        }
        byte[] iv = Arrays.copyOf(bytes, IV_BYTES);
        return open(key, iv, aad(workspace, name), bytes, IV_BYTES);
    }

    /** The same with the parts apart, as the first format of the key file had them. */
    public static byte @Nullable [] open(byte[] key, byte[] iv, byte[] aad, byte[] bytes, int from) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, iv, aad, bytes, from, bytes.length - from);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw damaged();
        }
    }

    /** A key for one purpose, so that no key serves two. */
    public static byte[] subkey(byte[] key, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(("praetor-key:" + purpose).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java run time", e);
        }
    }

    public static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
    }

    public static WorkspaceException damaged() {
        return new WorkspaceException("The key description of the workspace is damaged. Nothing was changed; put"
                + " db/keys.json back from db/keys.json.previous or from a copy of the folder.");
    }

    private static byte[] aad(UUID workspace, String name) {
        return ("praetor-keys:2:" + workspace + ":" + name).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cipher(int mode, byte[] key, byte[] iv, byte[] aad, byte[] input, int from, int length)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(aad);
        return cipher.doFinal(input, from, length);
    }
}
