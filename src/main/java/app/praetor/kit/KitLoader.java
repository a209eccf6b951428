package app.praetor.kit;

import app.praetor.spec.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Loads kits from folders, zip files and the program itself. Whatever the source, nothing outside the kit is read. */
public final class KitLoader {
    private static final String MANIFEST = "kit.yaml";
    private static final int MAX_FILE = 1_000_000;
    private static final int MAX_ZIP = 32_000_000;
    private static final int MAX_ENTRIES = 2_000;

    /** Where a kit's files come from; null for a file that is not there. */
    @FunctionalInterface
    private interface Source {
        byte @Nullable [] read(String path) throws IOException;
    }

    /**
     * Loads a folder or a zip file.
     *
     * @throws KitException with every problem of the kit
     * @throws IOException when the files cannot be read
     */
    public Kit load(Path folderOrZip) throws IOException {
        if (Files.isDirectory(folderOrZip)) {
            Path root = folderOrZip.toRealPath();
            return read(path -> inFolder(root, path));
        }
        Map<String, byte[]> entries = unzip(folderOrZip);
        return read(entries::get);
    }

    /**
     * Loads a kit of the program.
     *
     * @param id folder below kits/ in the resources
     * @throws KitException when there is none, or it has problems
     */
    public Kit builtIn(String id) throws IOException {
        if (!id.matches("[a-z0-9-]+")) {
            throw new KitException(new KitProblem(MANIFEST, 0, "", "no built-in kit “" + id + "”"));
        }
        return read(path -> {
            try (InputStream in = KitLoader.class.getResourceAsStream("/kits/" + id + "/" + path)) {
                return in == null ? null : in.readAllBytes();
            }
        });
    }

    private static Kit read(Source source) throws IOException {
        byte[] manifestBytes = source.read(MANIFEST);
        if (manifestBytes == null) {
            throw new KitException(new KitProblem(MANIFEST, 0, "", "is missing"));
        }
        YamlTree tree = YamlTree.parse(MANIFEST, new String(manifestBytes, StandardCharsets.UTF_8));
        KitManifest manifest = new ManifestReader(MANIFEST, tree).read();
        List<KitProblem> problems = new ArrayList<>();
        Map<String, byte[]> files = new TreeMap<>();
        files.put(MANIFEST, manifestBytes);
        for (int i = 0; i < manifest.outputs().size(); i++) {
            KitManifest.Output output = manifest.outputs().get(i);
            String at = "/outputs/" + i;
            if (output.template() != null) {
                String text =
                        take(source, output.template(), tree.line(at + "/template"), at + "/template", files, problems);
                if (text != null) {
                    problems.addAll(Templates.lint(output.template(), text));
                }
            }
            problems.addAll(Templates.lint(MANIFEST, output.path()).stream()
                    .map(p -> new KitProblem(MANIFEST, tree.line(at + "/path"), at + "/path", p.message()))
                    .toList());
            for (int j = 0; j < output.validate().size(); j++) {
                KitManifest.Check check = output.validate().get(j);
                if (check.kind().equals("json-schema")) {
                    take(source, check.argument(), check.line(), at + "/validate/" + j, files, problems);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new KitException(problems);
        }
        Map<String, String> hashes = new TreeMap<>();
        files.forEach((path, bytes) -> hashes.put(path, CanonicalJson.sha256(bytes)));
        return new Kit(manifest, files, CanonicalJson.sha256(CanonicalJson.writeValue(hashes)));
    }

    private static @Nullable String take(
            Source source, String path, int line, String pointer, Map<String, byte[]> files, List<KitProblem> problems)
            throws IOException {
        if (unsafe(path)) {
            problems.add(new KitProblem(MANIFEST, line, pointer, "leaves the kit: " + path));
            return null;
        }
        byte[] bytes = source.read(path);
        if (bytes == null) {
            problems.add(new KitProblem(MANIFEST, line, pointer, "names a file that is not in the kit: " + path));
            return null;
        }
        if (bytes.length > MAX_FILE) {
            problems.add(new KitProblem(path, 0, "", "is larger than " + MAX_FILE + " bytes"));
            return null;
        }
        files.put(path, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether a path could lead out of the folder that it is meant for. */
    static boolean unsafe(String path) {
        return path.isEmpty()
                || path.startsWith("/")
                || path.contains("\\")
                || path.contains(":")
                || path.chars().anyMatch(c -> c < 32)
                || Arrays.stream(path.split("/", -1)).anyMatch(p -> p.isEmpty() || p.equals(".") || p.equals(".."));
    }

    private static byte @Nullable [] inFolder(Path root, String path) throws IOException {
        Path file = root.resolve(path);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        if (!file.toRealPath().startsWith(root)) {
            throw new KitException(new KitProblem(path, 0, "", "is a link that leaves the kit"));
        }
        if (Files.size(file) > MAX_FILE) {
            throw new KitException(new KitProblem(path, 0, "", "is larger than " + MAX_FILE + " bytes"));
        }
        return Files.readAllBytes(file);
    }

    private static Map<String, byte[]> unzip(Path zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        long total = 0;
        int entries = 0;
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.isDirectory() ? entry.getName().replaceAll("/$", "") : entry.getName();
                if (unsafe(name)) {
                    throw new KitException(new KitProblem(entry.getName(), 0, "", "leaves the kit"));
                }
                if (++entries > MAX_ENTRIES) {
                    throw new KitException(new KitProblem("", 0, "", "has more than " + MAX_ENTRIES + " files"));
                }
                if (entry.isDirectory()) {
                    continue;
                }
                // The size in the header is a claim; what comes out is counted.
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                byte[] buffer = new byte[8192];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    out.write(buffer, 0, n);
                    total += n;
                    if (out.size() > MAX_FILE || total > MAX_ZIP) {
                        throw new KitException(new KitProblem(name, 0, "", "is too large"));
                    }
                }
                if (files.put(name, out.toByteArray()) != null) {
                    throw new KitException(new KitProblem(name, 0, "", "is in the zip twice"));
                }
            }
        }
        return files;
    }
}
