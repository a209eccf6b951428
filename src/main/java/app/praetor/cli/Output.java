package app.praetor.cli;

import app.praetor.spec.CanonicalJson;
import app.praetor.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Writing results, and reading ids. */
final class Output {
    private Output() {}

    /** A value as indented JSON with sorted keys, on stdout. */
    static void json(Object value) {
        System.out.println(pretty(value));
    }

    static String pretty(Object value) {
        JsonNode node = value instanceof JsonNode tree ? tree : Json.of(value);
        return Json.parse(CanonicalJson.write(node)).toPrettyString();
    }

    static void file(Path file, String text) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UsageException("The file " + file + " cannot be written.");
        }
    }

    /**
     * @throws UsageException when the text is no id
     */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("“" + text + "” is not a project id; `praetor project list` shows them.");
        }
    }
}
