package app.praetor.ui.settings;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Copies of the workspace and whether it is whole. All but {@link #choose} are called off the JavaFX thread. */
public interface Backups {
    /**
     * @param newest when the newest automatic backup was made; null when there is none
     * @param kept how many automatic ones there are
     * @param folder where they lie
     */
    record State(@Nullable Instant newest, int kept, String folder) {}

    State state();

    /** Asks for a file, on the JavaFX thread; empty when the person changed their mind. */
    Optional<Path> choose();

    /**
     * Writes a backup and verifies it.
     *
     * @param progress told from 0 to 1
     * @throws java.util.concurrent.CancellationException when {@code cancelled} said so; nothing is left then
     */
    Path backUp(Path file, DoubleConsumer progress, BooleanSupplier cancelled);

    /** Reads everything and verifies what it promises; a line for each thing that is wrong. */
    List<String> check();
}
