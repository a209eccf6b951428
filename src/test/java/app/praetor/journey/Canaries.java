package app.praetor.journey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks for planted words in every byte of a folder: as text, UTF-16, base64 at each offset, and hexadecimal. */
final class Canaries {
    private Canaries() {}

    /** Where any of the words lies, as "file: word in encoding". Zip files are looked into as well. */
    static List<String> find(Path folder, List<String> words) throws IOException {
        Map<String, String> patterns = new LinkedHashMap<>();
        words.forEach(word -> patterns(word).forEach((how, bytes) -> patterns.put(word + " in " + how, bytes)));
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                search(folder.relativize(file).toString(), bytes, patterns, found);
                if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') {
                    unzip(file.getFileName().toString(), bytes, patterns, found);
                }
            }
        }
        return found;
    }

    private static void unzip(String name, byte[] bytes, Map<String, String> patterns, List<String> found)
            throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String at = name + "!" + entry.getName();
                byte[] content = zip.readAllBytes();
                search(at, content, patterns, found);
                if (content.length > 4 && content[0] == 'P' && content[1] == 'K') {
                    unzip(at, content, patterns, found);
                }
            }
        }
    }

    private static void search(String name, byte[] bytes, Map<String, String> patterns, List<String> found) {
        // One character a byte, so that text search is byte search; file names count too.
        String text = name + "\n" + new String(bytes, StandardCharsets.ISO_8859_1);
        patterns.forEach((what, pattern) -> {
            if (text.contains(pattern)) {
                found.add(name + ": " + what);
            }
        });
    }

    private static Map<String, String> patterns(String word) {
        Map<String, String> patterns = new LinkedHashMap<>();
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        patterns.put("UTF-8", raw(utf8));
        patterns.put("UTF-16LE", raw(word.getBytes(StandardCharsets.UTF_16LE)));
        patterns.put("UTF-16BE", raw(word.getBytes(StandardCharsets.UTF_16BE)));
        patterns.put("hex", HexFormat.of().formatHex(utf8));
        patterns.put("HEX", HexFormat.of().formatHex(utf8).toUpperCase(Locale.ROOT));
        patterns.put(
                "reversed", raw(new StringBuilder(word).reverse().toString().getBytes(StandardCharsets.UTF_8)));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + utf8.length];
            System.arraycopy(utf8, 0, shifted, before, utf8.length);
            // Letters that share bits with a neighbour may differ: two at the start, three at the end.
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            String sure = encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 1);
            patterns.put("base64+" + before, sure);
            patterns.put("base64url+" + before, sure.replace('+', '-').replace('/', '_'));
        }
        return patterns;
    }

    private static String raw(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
