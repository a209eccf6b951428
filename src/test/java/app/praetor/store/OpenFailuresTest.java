package app.praetor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.praetor.project.ProjectService;
import app.praetor.project.Template;
import app.praetor.store.backup.BackupFile;
import app.praetor.store.backup.BackupFolder;
import app.praetor.store.backup.Manifest.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong around the file of a workspace: a clear message, and nothing lost. */
class OpenFailuresTest {
    @TempDir
    Path folder;

    @Test
    void anOlderSchemaIsBackedUpBeforeItIsMigrated() {
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            new ProjectService(workspace.store(), workspace.events()).create("Kept", Template.GENERAL);
            workspace.database().system(handle -> {
                for (String table :
                        List.of("links", "outbox", "shadow", "sent", "staged", "rejected", "seen", "files")) {
                    handle.execute("DROP TABLE praetor.sync_" + table);
                }
                for (String table : List.of("knowledge_switches", "own_questions", "own_objectives")) {
                    handle.execute("DROP TABLE IF EXISTS praetor." + table);
                }
                handle.execute("ALTER TABLE praetor.kit_executions DROP COLUMN bundle_sha256");
                return handle.execute("DELETE FROM praetor.\"flyway_schema_history\" WHERE \"version\" >= '027'");
            });
        }

        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            assertThat(workspace.database().check().findings()).isEmpty();
        }
        List<BackupFile> backups = new BackupFolder(folder.resolve("home")).list();
        assertThat(backups).singleElement().satisfies(b -> {
            assertThat(b.manifest().reason()).isEqualTo(Reason.BEFORE_MIGRATION);
            assertThat(b.manifest().schema()).isEqualTo("026");
        });
    }

    @Test
    void aNewerSchemaIsRefusedAndNothingIsChanged() {
        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            workspace
                    .database()
                    .system(handle -> handle.execute("INSERT INTO praetor.\"flyway_schema_history\""
                            + " (\"installed_rank\", \"version\", \"description\", \"type\", \"script\", \"checksum\","
                            + " \"installed_by\", \"execution_time\", \"success\") VALUES (9001, '900', 'later', 'SQL',"
                            + " 'V900__later.sql', 1, 'x', 1, TRUE)"));
        }

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> TestWorkspace.open(folder))
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("newer Praetor Desktop")
                    .hasMessageContaining("Nothing was changed");
        }
        assertThat(folder.resolve("home/backups")).doesNotExist();
    }

    @Test
    void withoutItsKeyDescriptionADatabaseIsLeftAlone() throws Exception {
        TestWorkspace.open(folder).close();
        byte[] before = Files.readAllBytes(folder.resolve("home/db/praetor.mv.db"));
        Files.delete(folder.resolve("home/db/keys.json"));

        assertThatThrownBy(() -> TestWorkspace.open(folder))
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("keys.json")
                .hasMessageContaining("missing");
        assertThat(Files.readAllBytes(folder.resolve("home/db/praetor.mv.db"))).isEqualTo(before);
    }

    @Test
    void aFullDiskFailsOneUnitOfWorkAndNothingElse() throws Exception {
        Path small = mounted("size=32m");
        try {
            long written = 0;
            try (TestWorkspace workspace = TestWorkspace.open(small)) {
                ProjectService projects = new ProjectService(workspace.store(), workspace.events());
                projects.create("First", Template.GENERAL);
                Path ballast = small.resolve("ballast");
                fill(ballast);
                WorkspaceException full = null;
                while (full == null && written < 5_000) {
                    try {
                        projects.create("Number " + written, Template.GENERAL);
                        written++;
                    } catch (WorkspaceException e) {
                        full = e;
                    }
                }
                assertThat(full)
                        .isNotNull()
                        .hasMessageContaining("full")
                        .hasMessageContaining("not saved")
                        .hasMessageContaining("Make room");
                assertThatThrownBy(() -> workspace
                                .database()
                                .backups()
                                .write(small, Reason.MANUAL, java.time.Instant.now(), (done, total) -> {}))
                        .isInstanceOf(WorkspaceException.class);

                Files.delete(ballast);
                assertThat(projects.list()).hasSize((int) written + 1);
                projects.create("Afterwards", Template.GENERAL);
            }
            try (TestWorkspace workspace = TestWorkspace.open(small)) {
                assertThat(new ProjectService(workspace.store(), workspace.events()).list())
                        .hasSize((int) written + 2);
                assertThat(workspace.database().check().findings()).isEmpty();
            }
        } finally {
            run("umount", small.toString());
        }
    }

    @Test
    void aDiskThatIsFullFromTheStartIsNotTakenForDamage() throws Exception {
        Path small = mounted("size=1m");
        try {
            assertThatThrownBy(() -> TestWorkspace.open(small))
                    .isExactlyInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("full");
        } finally {
            run("umount", small.toString());
        }
    }

    @Test
    void aReadOnlyFolderIsToldAndOpensAgainOnceItIsWritable() throws Exception {
        Path small = mounted("size=32m");
        try {
            TestWorkspace.open(small).close();
            assumeTrue(run("mount", "-o", "remount,ro", small.toString()));

            assertThatThrownBy(() -> TestWorkspace.open(small))
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("make the folder writable");

            run("mount", "-o", "remount,rw", small.toString());
            TestWorkspace.open(small).close();
        } finally {
            run("umount", small.toString());
        }
    }

    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(ballast)) {
            while (Files.getFileStore(ballast).getUsableSpace() > 256 * 1024) {
                out.write(block);
            }
        }
    }

    /** A small file system of its own, where this machine lets a test have one. */
    private Path mounted(String options) throws Exception {
        Path at = Files.createDirectories(folder.resolve("small"));
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", options, "tmpfs", at.toString()), "no right to mount");
        return at;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
