package app.praetor.store.secret;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where a secret belongs: a value that is sealed for one place opens nowhere else.
 *
 * @param table table of the schema, e.g. {@code kit_credentials}
 * @param column column of it
 * @param row id of the row
 */
public record SecretPlace(String table, String column, UUID row) {
    /** The place in a form that no other place shares: each part is preceded by its length. */
    byte[] associatedData(int version, UUID tenant) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String part :
                    new String[] {"praetor.field." + version, tenant.toString(), table, column, row.toString()}) {
                byte[] text = part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
