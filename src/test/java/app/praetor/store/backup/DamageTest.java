package app.praetor.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.praetor.project.ProjectService;
import app.praetor.project.Template;
import app.praetor.store.TestWorkspace;
import app.praetor.store.backup.Manifest.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class DamageTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("home/db/praetor.mv.db");
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            ProjectService projects = new ProjectService(workspace.store(), workspace.events());
            projects.create("First", Template.GENERAL);
            new BackupFolder(folder.resolve("home"))
                    .keep(workspace.database().backups(), Reason.DAILY, NOON, Progress.NONE);
            projects.create("Second", Template.GENERAL);
        }
    }

    @Test
    void aProperlyClosedFileIsRecognised() {
        for (int i = 0; i < 2; i++) {
            try (TestWorkspace workspace = TestWorkspace.open(folder)) {
                assertThat(workspace.database().sealAtOpen()).isEqualTo(FileSeal.State.INTACT);
            }
        }
    }

    @Test
    void aSingleFlippedBitAnywhereIsToldAtOpen() throws Exception {
        byte[] good = Files.readAllBytes(file);
        byte[] seal = Files.readAllBytes(folder.resolve("home/db/praetor.sum"));
        Random random = new Random(20260304);
        for (int i = 0; i < 6; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);

            WorkspaceDamagedException told = opened();
            assertThat(told.damagedFile()).isEqualTo(file);
            assertThat(told).hasMessageContaining("Nothing was changed").hasMessageContaining("--newest-good");
            assertThat(told.newestGood()).isPresent();
            assertThat(Files.readAllBytes(file)).isEqualTo(bad);
            assertThat(Files.readAllBytes(folder.resolve("home/db/praetor.sum")))
                    .isEqualTo(seal);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"emptied", "short", "cut", "header", "longer", "gone"})
    void aMutilatedFileIsToldAndNeverTakenForANewWorkspace(String how) throws Exception {
        byte[] good = Files.readAllBytes(file);
        switch (how) {
            case "emptied" -> Files.write(file, new byte[0]);
            case "short" -> Files.write(file, Arrays.copyOf(good, 100));
            case "cut" -> Files.write(file, Arrays.copyOf(good, good.length / 2));
            case "header" -> {
                Arrays.fill(good, 0, 20_000, (byte) 7);
                Files.write(file, good);
            }
            case "longer" -> Files.write(file, Arrays.copyOf(good, good.length + 4096));
            default -> Files.delete(file);
        }

        assertThat(opened().newestGood()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 5_000, 20_000})
    void afterAKillAFileWithABrokenHeaderIsStillTold(int kept) throws Exception {
        // As a killed program leaves it: the seal claims nothing.
        Files.writeString(folder.resolve("home/db/praetor.sum"), "{\"version\":1,\"state\":\"open\"}");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), kept));

        assertThat(opened().newestGood()).isPresent();
    }

    @Test
    void theNewestGoodBackupTakesThePlaceAndTheDamagedFileIsKept() throws Exception {
        byte[] bad = Files.readAllBytes(file);
        bad[bad.length / 2] ^= 1;
        Files.write(file, bad);
        // A newer backup that is itself damaged is passed over.
        Path newer = folder.resolve("home/backups/daily/praetor-backup-20260305T120000Z.zip");
        byte[] backup = Files.readAllBytes(folder.resolve("home/backups/daily/praetor-backup-20260304T120000Z.zip"));
        backup[backup.length / 2] ^= 1;
        Files.write(newer, backup);

        WorkspaceDamagedException told = opened();
        Path kept = Restore.database(told.home(), told.newestGood().orElseThrow(), NOON);

        assertThat(kept).hasFileName("damaged-20260304T120000Z");
        assertThat(Files.readAllBytes(kept.resolve("praetor.mv.db"))).isEqualTo(bad);
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            assertThat(new ProjectService(workspace.store(), workspace.events()).list())
                    .extracting(p -> p.name())
                    .containsExactly("First");
            assertThat(workspace.database().check().findings()).isEmpty();
        }
    }

    @Test
    void anOpenDatabaseIsNotReplaced() {
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            BackupFile backup = new BackupFolder(folder.resolve("home")).list().getFirst();

            assertThatThrownBy(() -> Restore.database(folder.resolve("home"), backup, NOON))
                    .hasMessageContaining("open in another program");
            assertThat(workspace.database().check().findings()).isEmpty();
        }
    }

    @Test
    void withoutABackupTheMessageSaysSo() throws Exception {
        Disk.deleteTree(folder.resolve("home/backups"));
        Files.write(file, new byte[0]);

        assertThat(opened()).hasMessageContaining("no good backup");
    }

    private WorkspaceDamagedException opened() {
        WorkspaceDamagedException told = catchThrowableOfType(
                WorkspaceDamagedException.class,
                () -> TestWorkspace.open(folder).close());
        assertThat(told).as("the damage was not noticed").isNotNull();
        return told;
    }
}
