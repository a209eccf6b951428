package app.praetor.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.project.ProjectService;
import app.praetor.project.Template;
import app.praetor.store.Json;
import app.praetor.store.TestWorkspace;
import app.praetor.store.WorkspaceException;
import app.praetor.store.backup.Manifest.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.node.ObjectNode;

@Execution(ExecutionMode.CONCURRENT)
class BackupTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aBackupUnderWritingLoadComesBackWholeAndConsistent() throws Exception {
        BackupFile backup;
        int before;
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            ProjectService projects = new ProjectService(workspace.store(), workspace.events());
            for (int i = 0; i < 20; i++) {
                projects.create("Before " + i, Template.GENERAL);
            }
            before = projects.list().size();
            Files.createDirectories(home().resolve("attachments/ab"));
            Files.writeString(home().resolve("attachments/ab/abcdef"), "stands for encrypted bytes");
            Files.writeString(home().resolve("config.yaml"), "theme: dark\n");
            AtomicBoolean stop = new AtomicBoolean();
            CountDownLatch running = new CountDownLatch(1);
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
                for (int i = 0; !stop.get(); i++) {
                    projects.create("During " + i, Template.SAAS);
                    running.countDown();
                }
            });
            running.await();
            backup = workspace.database().backups().write(out(), Reason.MANUAL, NOON, Progress.NONE);
            stop.set(true);
            load.join();
        }

        assertThat(backup.file()).hasFileName("praetor-backup-20260304T120000Z.zip");
        assertThat(files(out())).containsExactly(backup.file());
        assertThat(backup.keyNeeded()).contains("device key");
        assertThat(Restore.into(folder.resolve("back/home"), backup, Progress.NONE))
                .contains("device key");
        assertThat(folder.resolve("back/home/attachments/ab/abcdef")).hasContent("stands for encrypted bytes");
        Files.createDirectories(folder.resolve("back/config"));
        Files.move(folder.resolve("config/keys"), folder.resolve("back/config/keys"));
        try (TestWorkspace restored = TestWorkspace.open(folder.resolve("back"))) {
            ProjectService projects = new ProjectService(restored.store(), restored.events());
            assertThat(projects.list()).hasSizeGreaterThan(before);
            // A project brings its phase in the same transaction.
            projects.list().forEach(p -> assertThat(projects.status(p.id())).isNotNull());
            assertThat(restored.database().check().findings()).isEmpty();
        }
    }

    @Test
    void nothingInABackupIsInClear() throws Exception {
        String words = "Kraken Fisheries of Lofoten";
        BackupFile backup = backup(words);

        byte[] bytes = Files.readAllBytes(backup.file());
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(words);
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(backup.file()))) {
            while (zip.getNextEntry() != null) {
                assertThat(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1))
                        .doesNotContain(words);
            }
        }
    }

    @Test
    void progressIsToldAndCancellingLeavesNothing() {
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            List<Long> seen = new ArrayList<>();
            workspace.database().backups().write(out().resolve("one.zip"), Reason.MANUAL, NOON, (done, total) -> {
                assertThat(done).isLessThanOrEqualTo(total);
                seen.add(done);
            });
            assertThat(seen).isNotEmpty().isSorted();

            Progress impatient = new Progress() {
                private long done;

                @Override
                public void at(long bytes, long total) {
                    done = bytes;
                }

                @Override
                public boolean cancelled() {
                    return done > 0;
                }
            };
            assertThatThrownBy(() -> workspace
                            .database()
                            .backups()
                            .write(out().resolve("two.zip"), Reason.MANUAL, NOON, impatient))
                    .isInstanceOf(CancellationException.class);
            assertThat(files(out())).containsExactly(out().resolve("one.zip"));
        }
    }

    @Test
    void anExistingFileIsNotOverwritten() throws Exception {
        Path there = Files.writeString(folder.resolve("mine.zip"), "mine");
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            assertThatThrownBy(() -> workspace.database().backups().write(there, Reason.MANUAL, NOON, Progress.NONE))
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("exists already");
        }
        assertThat(there).hasContent("mine");
    }

    @Test
    void aFolderThatHoldsSomethingIsNotRestoredInto() throws Exception {
        BackupFile backup = backup("Words");
        Path filled = Files.createDirectory(folder.resolve("filled"));
        Files.writeString(filled.resolve("letter.txt"), "mine");

        assertThatThrownBy(() -> Restore.into(filled, backup, Progress.NONE))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("not empty")
                .hasMessageContaining("letter.txt");
        assertThat(files(filled)).containsExactly(filled.resolve("letter.txt"));
    }

    @Test
    void aBackupThatWasChangedPlacesNothing() throws Exception {
        BackupFile backup = backup("Words");
        Path home = folder.resolve("elsewhere/home");
        byte[] good = Files.readAllBytes(backup.file());

        for (int at : new int[] {good.length / 3, good.length / 2}) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            Files.write(backup.file(), bad);
            assertThatThrownBy(() -> Restore.into(home, backup, Progress.NONE)).isInstanceOf(WorkspaceException.class);
            assertThat(home).doesNotExist();
        }
        Files.write(backup.file(), java.util.Arrays.copyOf(good, good.length / 2));
        assertThatThrownBy(() -> BackupFile.read(backup.file())).isInstanceOf(InvalidBackupException.class);
        assertThat(files(folder.resolve("elsewhere"))).isEmpty();
    }

    @Test
    void aManifestThatLeadsOutsideOrIsOfTheFutureIsRefused() throws Exception {
        BackupFile backup = backup("Words");

        for (String path : List.of("db/../../evil", "/etc/evil", "db/a\\..\\..\\evil", "C:/evil", "logs/evil")) {
            Path evil = rewritten(
                    backup.file(),
                    manifest -> ((ObjectNode) manifest.withArray("members").get(1)).put("path", path));
            assertThatThrownBy(() -> BackupFile.read(evil))
                    .as(path)
                    .isInstanceOf(InvalidBackupException.class)
                    .hasMessageContaining("outside");
        }
        Path future = rewritten(backup.file(), manifest -> manifest.put("format", 2));
        assertThatThrownBy(() -> BackupFile.read(future)).hasMessageContaining("newer version");
        Path stranger = rewritten(
                backup.file(), manifest -> manifest.withArray("members").remove(1));
        assertThatThrownBy(() -> BackupFile.read(stranger).verify()).isInstanceOf(InvalidBackupException.class);
    }

    @Test
    void ofEachAutomaticKindTheLastFiveAreKept() throws Exception {
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            BackupFolder backups = new BackupFolder(home());
            BackupWriter writer = workspace.database().backups();
            Files.createDirectories(home().resolve("backups"));
            Path own = Files.writeString(home().resolve("backups/notes.zip"), "mine");
            for (int day = 0; day < 7; day++) {
                Instant at = NOON.plus(day, ChronoUnit.DAYS);
                assertThat(backups.daily(writer, at, Progress.NONE)).isPresent();
                assertThat(backups.daily(writer, at.plusSeconds(60), Progress.NONE))
                        .isEmpty();
            }
            backups.keep(writer, Reason.BEFORE_MIGRATION, NOON, Progress.NONE);

            assertThat(files(home().resolve("backups/daily")))
                    .hasSize(5)
                    .first()
                    .asString()
                    .contains("20260306");
            assertThat(files(home().resolve("backups/before-migration"))).hasSize(1);
            assertThat(own).exists();
            assertThat(backups.list())
                    .hasSize(6)
                    .first()
                    .satisfies(b -> assertThat(b.manifest().created()).startsWith("2026-03-10"));
            assertThat(backups.damaged()).containsExactly(own);
        }
    }

    private interface Change {
        void to(ObjectNode manifest);
    }

    private Path rewritten(Path zip, Change change) throws IOException {
        Path copy = Files.createTempFile(folder, "changed", ".zip");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(Manifest.NAME)) {
                    ObjectNode node = (ObjectNode) Json.parse(new String(bytes, StandardCharsets.UTF_8));
                    change.to(node);
                    bytes = node.toString().getBytes(StandardCharsets.UTF_8);
                }
                out.write(bytes);
                out.closeEntry();
            }
        }
        return copy;
    }

    private BackupFile backup(String projectName) {
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            new ProjectService(workspace.store(), workspace.events()).create(projectName, Template.GENERAL);
            return workspace.database().backups().write(out(), Reason.MANUAL, NOON, Progress.NONE);
        }
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Path out() {
        try {
            return Files.createDirectories(folder.resolve("out"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files(Path of) {
        return Disk.files(of);
    }
}
