package app.praetor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.store.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A process killed while it closes a grown database, which it writes anew then. */
@Execution(ExecutionMode.CONCURRENT)
class KilledCloseTest {
    private static final UUID ID = new UUID(7, 7);
    private static final long GROWN = 26L << 20;
    private static final int KILLS = Integer.getInteger("praetor.kills", 4);
    /** About what writing the file anew takes. */
    private static final int CLOSING_MILLIS = 150;

    @TempDir
    Path folder;

    /** One row, written again and again. */
    public interface Names {
        @SqlUpdate("INSERT INTO projects (id, name, template) VALUES (:id, 'Clinic 0', 'general')")
        void insert(UUID id);

        @SqlUpdate("UPDATE projects SET name = :name WHERE id = :id")
        void rename(UUID id, String name);

        @SqlQuery("SELECT name FROM projects WHERE id = :id")
        String name(UUID id);
    }

    /** Opens the database, grows it when it is asked to, says what is in it, and closes it. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            try (TestWorkspace workspace = TestWorkspace.open(folder)) {
                if (args.length > 1) {
                    grow(workspace, database(folder));
                }
                String name = workspace.store().read(Names.class, names -> names.name(ID));
                System.out.println(name);
                if (args.length > 1) {
                    // To be killed here, so that the file stays as large as it is.
                    LockSupport.park();
                }
            }
            System.out.println("closed");
        }

        private static void grow(TestWorkspace workspace, Path file) throws IOException {
            workspace.store().write(unit -> {
                unit.dao(Names.class).insert(ID);
                return ID;
            });
            for (int n = 1; Files.size(file) < GROWN; n++) {
                String name = "Clinic " + n;
                workspace.store().write(unit -> {
                    unit.dao(Names.class).rename(ID, name);
                    return ID;
                });
            }
        }
    }

    @Test
    void whateverMomentOfTheClosingItIsKilledAtEverythingIsThere() throws Exception {
        Path grown = folder.resolve("grown");
        String name = killed(grown, 0, "grow");
        assertThat(Files.size(database(grown))).isGreaterThanOrEqualTo(GROWN);
        Random random = new Random(20261123);
        for (int kill = 0; kill < KILLS; kill++) {
            Path copy = folder.resolve("kill" + kill);
            copy(grown, copy);
            assertThat(killed(copy, random.nextInt(CLOSING_MILLIS))).isEqualTo(name);
            try (TestWorkspace workspace = TestWorkspace.open(copy)) {
                String found = workspace.store().read(Names.class, names -> names.name(ID));
                assertThat(found).as("kill %d", kill).isEqualTo(name);
                assertThat(workspace.database().check().findings()).isEmpty();
            }
        }
    }

    /** Runs the child and kills it that long after it said what is in the database, which is returned. */
    private static String killed(Path folder, int millis, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                folder.toString()));
        command.addAll(List.of(more));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String name;
        try (var lines = child.inputReader()) {
            name = lines.readLine();
            LockSupport.parkNanos(millis * 1_000_000L);
            child.toHandle().destroyForcibly();
        }
        child.waitFor();
        return name;
    }

    private static Path database(Path folder) {
        return folder.resolve("home").resolve("db").resolve("praetor.mv.db");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
