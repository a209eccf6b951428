package app.praetor.journey;

import app.praetor.store.TestWorkspace;
import app.praetor.store.WorkspaceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Runs a process that writes without pause, kills it at a random moment, and looks at what is left; again and again. */
public final class KilledWriter {
    private static final int TASKS = 4;

    private final Path folder;
    private final Random random;

    /** The workspace's folder is reused over all kills, so that recovered files are killed again. */
    public KilledWriter(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /**
     * What was seen after the kills.
     *
     * @param kills processes killed
     * @param acknowledged units of work that a process had reported as committed
     * @param unacknowledged units that were whole in the file without a report: killed between commit and report
     * @param lost acknowledged units that were not there
     * @param half units of which a part was there
     * @param notOpened kills after which the workspace did not open
     * @param findings of the integrity check after the last kill
     */
    public record Tally(
            int kills, long acknowledged, long unacknowledged, long lost, long half, int notOpened, int findings) {}

    /** One unit of work: a project and its tasks, which are written one by one, and the project renamed last. */
    public interface Units {
        @SqlUpdate("INSERT INTO projects (id, name, template) VALUES (:id, 'begun', 'general')")
        void project(UUID id);

        @SqlUpdate("INSERT INTO tasks (id, project_id, type, title) VALUES (:id, :project, 'manual', :title)")
        void task(UUID id, UUID project, String title);

        @SqlUpdate("UPDATE projects SET name = :name WHERE id = :id")
        void rename(UUID id, String name);

        @SqlQuery("SELECT COUNT(*) FROM projects")
        long projects();

        @SqlQuery("SELECT COUNT(*) FROM projects WHERE id = :id AND name = :name")
        int named(UUID id, String name);

        @SqlQuery("SELECT COUNT(*) FROM tasks WHERE project_id = :id")
        int tasks(UUID id);

        @SqlQuery("SELECT COUNT(*) FROM tasks")
        long allTasks();

        @SqlQuery("SELECT COUNT(*) FROM projects WHERE name = 'begun'")
        long begun();
    }

    /** Kills so many times. */
    public Tally run(int kills, Consumer<String> progress) throws IOException, InterruptedException {
        long acknowledged = 0;
        long lost = 0;
        long half = 0;
        long before;
        long present;
        int notOpened = 0;
        int findings = 0;
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            present = workspace.store().read(Units.class, Units::projects);
        }
        long start = present;
        for (int kill = 1; kill <= kills; kill++) {
            before = present;
            long first = before;
            long reported = killOne(first);
            acknowledged += reported;
            try (TestWorkspace workspace = TestWorkspace.open(folder)) {
                for (long n = first; n < first + reported; n++) {
                    UUID id = id(n);
                    String name = "Unit " + n;
                    if (workspace.store().read(Units.class, u -> u.named(id, name)) != 1) {
                        lost++;
                    } else if (workspace.store().read(Units.class, u -> u.tasks(id)) != TASKS) {
                        half++;
                    }
                }
                present = workspace.store().read(Units.class, Units::projects);
                long tasks = workspace.store().read(Units.class, Units::allTasks);
                half += workspace.store().read(Units.class, Units::begun);
                half += tasks == present * TASKS ? 0 : 1;
                if (kill == kills) {
                    findings = workspace.database().check().findings().size();
                }
            } catch (WorkspaceException e) {
                notOpened++;
                progress.accept(e.getMessage());
            }
            progress.accept("kill " + kill + ": " + reported + " acknowledged, " + present + " present");
        }
        return new Tally(kills, acknowledged, present - start - acknowledged + lost, lost, half, notOpened, findings);
    }

    private long killOne(long first) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString(),
                        Long.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Half of the kills come early: the first writes after opening are recovered in another way than later ones.
        int reports = random.nextInt(random.nextBoolean() ? 8 : 60);
        long micros = random.nextInt(20_000);
        long reported = 0;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            if (!"ready".equals(line)) {
                throw new IllegalStateException("the writer ended early: " + line);
            }
            while (reported < reports && lines.readLine() != null) {
                reported++;
            }
            // Anywhere within the units that follow, not only at their ends.
            java.util.concurrent.locks.LockSupport.parkNanos(micros * 1_000);
            // Through the handle: the process's own method would close the pipe with reports still in it.
            writer.toHandle().destroyForcibly();
            while (lines.readLine() != null) {
                reported++;
            }
        }
        writer.waitFor();
        return reported;
    }

    static UUID id(long n) {
        return UUID.nameUUIDFromBytes(("unit " + n).getBytes(StandardCharsets.US_ASCII));
    }

    /** The process that is killed: writes units and reports each once it is committed. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            TestWorkspace workspace = TestWorkspace.open(Path.of(args[0]));
            System.out.println("ready");
            for (long n = Long.parseLong(args[1]); true; n++) {
                UUID id = id(n);
                String name = "Unit " + n;
                workspace.store().write(unit -> {
                    Units units = unit.dao(Units.class);
                    units.project(id);
                    for (int i = 0; i < TASKS; i++) {
                        units.task(UUID.randomUUID(), id, name + " task " + i);
                    }
                    units.rename(id, name);
                    return id;
                });
                System.out.println(name);
                if (System.out.checkError()) {
                    // Whoever was to kill this is gone.
                    return;
                }
            }
        }
    }
}
