package app.praetor.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A folder that only this user may enter and that is gone when the work ends: what kits make is a client's. */
final class Scratch {
    private Scratch() {}

    static <T> T in(Function<Path, T> work) {
        try {
            Path scratch = Files.createTempDirectory("praetor-kit-");
            try {
                return work.apply(scratch.resolve("out"));
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The system's folder for temporary files cannot be used", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
