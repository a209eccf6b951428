package app.praetor.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Another process of this program. */
final class Child implements AutoCloseable {
    private static final String HERE = "here";

    private final Process process;
    private final BufferedReader lines;

    Child(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** In the child: says that it has come to the place, and never goes on. */
    static void stay() {
        System.out.println(HERE);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the child says next; null when it has ended. */
    String line() throws IOException {
        return lines.readLine();
    }

    /** Kills the child, with a signal that it does not see, where it stays. */
    void killThere() throws IOException, InterruptedException {
        assertThat(line()).isEqualTo(HERE);
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
