package app.praetor.kit;

import app.praetor.spec.CanonicalJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Packs an output folder to hand over: the same folder gives the same bytes. */
public final class Bundle {
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private Bundle() {}

    /**
     * Writes the zip to a file, as {@link #write(Path, OutputStream)}.
     *
     * @throws IOException when reading or writing fails; a half-written zip is never left
     */
    public static void write(Path outDir, Path zip) throws IOException {
        Path absolute = zip.toAbsolutePath();
        Path temp = absolute.resolveSibling("." + absolute.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(temp)) {
                write(outDir, zip, out);
            }
            Files.move(temp, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    /**
     * Writes the zip, with a manifest.json of the inputs' hash and each file's. The answers file stays out, links are
     * not followed.
     *
     * @throws IOException when reading or writing fails
     */
    public static void write(Path outDir, OutputStream out) throws IOException {
        write(outDir, null, out);
    }

    private static void write(Path outDir, @Nullable Path except, OutputStream out) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(outDir)) {
            all.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS) && !p.equals(except))
                    .forEach(p -> files.put(outDir.relativize(p).toString().replace('\\', '/'), p));
        }
        Map<String, Object> hashes = new TreeMap<>();
        Map<String, Object> manifest = new LinkedHashMap<>();
        Path answers = files.remove(KitRunner.ANSWERS);
        if (answers != null
                && YamlTree.parse(KitRunner.ANSWERS, Files.readString(answers)).value() instanceof Map<?, ?> map) {
            for (String key : new String[] {"kit", "version", "inputsHash"}) {
                Object value = map.get(key);
                if (value != null) {
                    manifest.put(key, value);
                }
            }
        }
        files.remove("manifest.json");
        for (Map.Entry<String, Path> file : files.entrySet()) {
            byte[] bytes = Files.readAllBytes(file.getValue());
            hashes.put(file.getKey(), Map.of("sha256", CanonicalJson.sha256(bytes), "size", bytes.length));
        }
        manifest.put("files", hashes);
        // Not closed: the stream is the caller's.
        ZipOutputStream packed = new ZipOutputStream(out);
        add(packed, "manifest.json", CanonicalJson.writeValue(manifest).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            add(packed, file.getKey(), Files.readAllBytes(file.getValue()));
        }
        packed.finish();
    }

    private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
