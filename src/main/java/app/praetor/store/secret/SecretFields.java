package app.praetor.store.secret;

import app.praetor.store.Json;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Seals and opens the secret columns of one tenant (AES-256-GCM). The tenant, table, column, row and format version are
 * bound to each value, so a ciphertext that is moved elsewhere does not open. Bytes start with the format version; text
 * columns hold them in base64, JSON columns as {@code {"sealed":"…"}}.
 */
public final class SecretFields {
    private static final byte VERSION = 1;

    private final Keysets keysets;
    private final UUID tenant;

    public SecretFields(Keysets keysets, UUID tenant) {
        this.keysets = keysets;
        this.tenant = tenant;
    }

    /** For a binary column; the caller zeroes the value. */
    public byte[] seal(SecretPlace place, byte[] value) {
        try {
            byte[] sealed = keysets.fields(tenant).encrypt(value, place.associatedData(VERSION, tenant));
            return ByteBuffer.allocate(1 + sealed.length)
                    .put(VERSION)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed; nothing was saved.", e);
        }
    }

    /**
     * The value, which the caller zeroes.
     *
     * @throws SecretUnreadableException when it was changed or sealed for another place; says nothing of the content
     */
    public byte[] open(SecretPlace place, byte[] sealed) {
        if (sealed.length < 1 || sealed[0] != VERSION) {
            throw new SecretUnreadableException(place);
        }
        try {
            return keysets.fields(tenant)
                    .decrypt(Arrays.copyOfRange(sealed, 1, sealed.length), place.associatedData(VERSION, tenant));
        } catch (GeneralSecurityException e) {
            throw new SecretUnreadableException(place);
        }
    }

    /** For a text column; the caller zeroes the value. */
    public String sealText(SecretPlace place, char[] value) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(value));
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
        try {
            return Base64.getEncoder().encodeToString(seal(place, bytes));
        } finally {
            Arrays.fill(encoded.array(), (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * The value of a text column, which the caller zeroes.
     *
     * @throws SecretUnreadableException as {@link #open}
     */
    public char[] openText(SecretPlace place, String sealed) {
        byte[] bytes = open(place, decode(place, sealed));
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            char[] value = Arrays.copyOf(text.array(), text.limit());
            Arrays.fill(text.array(), '\0');
            return value;
        } catch (CharacterCodingException e) {
            throw new SecretUnreadableException(place);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** For a JSON column whose whole content is secret. */
    public JsonNode sealJson(SecretPlace place, JsonNode value) {
        byte[] bytes = Json.MAPPER.writeValueAsBytes(value);
        try {
            String sealed = Base64.getEncoder().encodeToString(seal(place, bytes));
            return Json.MAPPER.createObjectNode().put("sealed", sealed);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * @throws SecretUnreadableException as {@link #open}
     */
    public JsonNode openJson(SecretPlace place, JsonNode sealed) {
        byte[] bytes = open(place, decode(place, sealed.path("sealed").asString("")));
        try {
            return Json.MAPPER.readTree(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * The same value under the present key, after {@link Keysets#rotate}.
     *
     * @throws SecretUnreadableException as {@link #open}
     */
    public String reseal(SecretPlace place, String sealed) {
        byte[] bytes = open(place, decode(place, sealed));
        try {
            return Base64.getEncoder().encodeToString(seal(place, bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** As {@link #reseal(SecretPlace, String)} for a JSON column. */
    public JsonNode reseal(SecretPlace place, JsonNode sealed) {
        return sealJson(place, openJson(place, sealed));
    }

    private static byte[] decode(SecretPlace place, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new SecretUnreadableException(place);
        }
    }

    @Override
    public String toString() {
        return "SecretFields[hidden]";
    }
}
