package app.praetor.knowledge.read;

import app.praetor.knowledge.KnowledgeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that ship with the program. A jar cannot be listed reliably, so {@code knowledge/index.txt} names them, one
 * a line, in the order in which they are read.
 */
public final class KnowledgeFiles {
    private static final String INDEX = "index.txt";

    private KnowledgeFiles() {}

    /**
     * The names of the files, such as {@code pools/essentials.yaml}.
     *
     * @throws KnowledgeException when the index is missing
     */
    public static List<String> names() {
        return text(INDEX).lines().filter(line -> !line.isBlank()).toList();
    }

    /**
     * The texts of all files by name, in the order of the index.
     *
     * @throws KnowledgeException naming the file that is missing
     */
    public static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        names().forEach(name -> texts.put(name, text(name)));
        return texts;
    }

    private static String text(String name) {
        try (InputStream in = KnowledgeFiles.class.getResourceAsStream("/knowledge/" + name)) {
            if (in == null) {
                throw new KnowledgeException(name + ": the file is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KnowledgeException(name + ": cannot be read", e);
        }
    }
}
