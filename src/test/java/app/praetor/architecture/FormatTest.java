package app.praetor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every Java file is formatted by palantir-java-format. Run with {@code -Dformat=apply} to format instead of failing:
 * {@code mvn test -Dtest=FormatTest -Dformat=apply}.
 */
@Execution(ExecutionMode.CONCURRENT)
class FormatTest {
    @Test
    void everyJavaFileIsFormatted() throws Exception {
        boolean apply = "apply".equals(System.getProperty("format"));
        Formatter formatter = Formatter.createFormatter(
                JavaFormatterOptions.builder().style(Style.PALANTIR).build());
        List<Path> unformatted = new ArrayList<>();
        List<Path> files;
        try (var walk = Files.walk(Path.of("src"))) {
            files = walk.filter(p -> p.toString().endsWith(".java")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String source = Files.readString(file).replace("\r\n", "\n");
            String formatted = formatter.formatSourceAndFixImports(source);
            if (!formatted.equals(source)) {
                unformatted.add(file);
                if (apply) {
                    Files.writeString(file, formatted);
                }
            }
        }
        if (!apply) {
            assertThat(unformatted)
                    .as("files to format; mvn test -Dtest=FormatTest -Dformat=apply")
                    .isEmpty();
        }
    }
}
