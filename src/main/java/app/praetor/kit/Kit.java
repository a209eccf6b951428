package app.praetor.kit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loaded kit.
 *
 * @param files the files that the manifest names, by their path in the kit
 * @param hash of the manifest and those files
 */
public record Kit(KitManifest manifest, Map<String, byte[]> files, String hash) {
    public Kit {
        files = Map.copyOf(files);
    }

    /** The text of a file; null when the kit has none of that name. */
    @Nullable
    String text(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
