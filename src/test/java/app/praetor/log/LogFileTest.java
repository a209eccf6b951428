package app.praetor.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogFileTest {
    private static final Logger OURS = LoggerFactory.getLogger("app.praetor.log.test");
    private static final Logger THEIRS = LoggerFactory.getLogger("org.example.library");

    @TempDir
    Path folder;

    @Test
    void linesAreScrubbedAndStopWhenItIsClosed() throws IOException {
        try (LogFile log = LogFile.in(folder.resolve("logs"))) {
            OURS.info("opened {} with password={}", "version 1", "kestrel");
            OURS.info("failed", new IllegalStateException("kestrel", new SQLException("kestrel", "23505", 23505)));
            THEIRS.warn("cannot evaluate {}", "kestrel");
            THEIRS.info("quiet");
        }
        OURS.info("afterwards");

        assertThat(Files.readString(folder.resolve("logs/praetor.log")))
                .contains("opened version 1 with password=***")
                .contains("java.lang.IllegalStateException: (message left out)")
                .contains("SQL state 23505")
                .contains("cannot evaluate {}")
                .doesNotContain("kestrel")
                .doesNotContain("quiet")
                .doesNotContain("afterwards");
    }

    @Test
    void noMoreThanFiveFilesAreKept() throws IOException {
        // Whether it is time to roll is looked at now and then, so the sizes are not exact; the number is.
        for (int opened = 0; opened < 12; opened++) {
            try (LogFile log = LogFile.in(folder, new FileSize(500))) {
                for (int line = 0; line < 20; line++) {
                    OURS.info("line {} of a log that grows and grows and grows", line);
                }
            }
        }

        assertThat(names()).contains("praetor.log").hasSizeLessThanOrEqualTo(5);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFolderThatCannotBeMadeDoesNotStopTheProgram() throws IOException {
        Path file = Files.writeString(folder.resolve("logs"), "a file");

        LogFile.in(file).close();

        assertThat(file).hasContent("a file");
    }
}
