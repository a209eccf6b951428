package app.praetor.knowledge.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnowledgeFilesTest {
    @Test
    void theIndexNamesEveryFileThatShips() throws IOException, URISyntaxException {
        URI index = Objects.requireNonNull(KnowledgeFiles.class.getResource("/knowledge/index.txt"))
                .toURI();
        Path folder = Objects.requireNonNull(Path.of(index).getParent());
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> there = files.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> !f.equals("index.txt"))
                    .toList();
            assertThat(KnowledgeFiles.names()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(there);
        }
    }

    @Test
    void noFileIsTooLongToReview() {
        KnowledgeFiles.texts()
                .forEach((name, text) ->
                        assertThat(text.lines().count()).as(name).isLessThanOrEqualTo(400));
    }
}
