package app.praetor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program of ours in a process of its own, with what it takes of the machine. Reads Linux's {@code /proc}. */
final class Program implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    Program(String main, String... arguments) throws IOException {
        this(List.of(), main, arguments);
    }

    /**
     * @param options for the Java run time, as the launcher gives them
     */
    Program(List<String> options, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main));
        command.addAll(Arrays.asList(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Runs to its end; it must end well. */
    static void run(String main, String... arguments) throws Exception {
        try (Program program = new Program(main, arguments)) {
            while (program.lines.readLine() != null) {}
            if (program.process.waitFor() != 0) {
                throw new IllegalStateException(main + " " + String.join(" ", arguments) + " failed");
            }
        }
    }

    /** The next line that begins so; what comes before is passed over. */
    String line(String begin) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(begin)) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("it ended before it said “" + begin + "”");
        }
        return line;
    }

    /** Wakes it where it waits for a word. */
    void say() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Megabytes in memory, now and at most so far. */
    long resident() throws IOException {
        return status("VmRSS:");
    }

    long mostResident() throws IOException {
        return status("VmHWM:");
    }

    private long status(String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IllegalStateException("the system does not say " + name);
    }

    /** Ends it without a chance to tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks it to end, and waits. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
