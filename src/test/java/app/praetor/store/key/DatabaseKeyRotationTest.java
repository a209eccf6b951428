package app.praetor.store.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.praetor.identity.IdentityService;
import app.praetor.identity.Tenant;
import app.praetor.store.DatabaseKey;
import app.praetor.store.WorkspaceException;
import app.praetor.store.key.WorkspaceKeys.Step;
import app.praetor.store.key.keyring.Keyring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new key for a real database file, undisturbed and stopped at every moment. */
class DatabaseKeyRotationTest {
    private static final long PLENTY = Long.MAX_VALUE;

    @TempDir
    Path folder;

    private KeysFixture fixture;
    private Path database;
    private Path copy;

    @BeforeEach
    void aWorkspaceWithData() {
        fixture = new KeysFixture(folder, Keyring.none());
        database = fixture.places().database();
        copy = database.resolveSibling("praetor.mv.db.rekey");
        try (WorkspaceKeys keys = fixture.open()) {
            fixture.inDatabase(keys, db -> new IdentityService(db).create("Kept & Partners", "Kim"));
        }
    }

    private void assertDataIsThere() {
        try (WorkspaceKeys keys = fixture.open()) {
            List<Tenant> tenants = fixture.inDatabase(keys, db -> new IdentityService(db).tenants());
            assertThat(tenants).extracting(Tenant::name).containsExactly("Kept & Partners");
        }
        assertThat(copy).doesNotExist();
    }

    @Test
    void theFileIsWrittenAnewAndOnlyTheNewKeyOpensIt() throws Exception {
        byte[] before = Files.readAllBytes(database);
        String oldKeys = fixture.headerText();
        try (WorkspaceKeys keys = fixture.open()) {
            keys.rotateDatabaseKey();
        }

        byte[] after = Files.readAllBytes(database);
        assertThat(after).hasSameSizeAs(before);
        int same = 0;
        for (int block = 0; block < after.length; block += 4096) {
            same += Arrays.equals(after, block, block + 4096, before, block, block + 4096) ? 1 : 0;
        }
        assertThat(same).isZero();
        assertDataIsThere();

        String newKeys = fixture.headerText();
        Files.writeString(fixture.header(), oldKeys);
        try (WorkspaceKeys keys = fixture.open()) {
            assertThatThrownBy(() -> fixture.inDatabase(keys, db -> db))
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("Nothing was changed");
        }
        Files.writeString(fixture.header(), newKeys);
        assertDataIsThere();
    }

    @Test
    void stoppedAfterAnyStepTheWorkspaceOpensWithAllItsData() throws Exception {
        for (Step last : Step.values()) {
            try (WorkspaceKeys keys = fixture.open()) {
                assertThatThrownBy(() -> keys.rotateDatabaseKey(step -> stop(step == last), () -> PLENTY))
                        .isInstanceOf(Stopped.class);
            }
            if (last == Step.OFFERED) {
                // As if it had been stopped while it was writing the copy.
                Files.write(copy, Arrays.copyOf(Files.readAllBytes(database), 10_000));
            }
            assertDataIsThere();
        }
        try (WorkspaceKeys keys = fixture.open()) {
            keys.rotateDatabaseKey();
        }
        assertDataIsThere();
    }

    @Test
    void anEarlierCopyOfTheDatabaseOpensBesideTodaysKeys() throws Exception {
        Path backup = Files.copy(database, folder.resolve("backup"));
        for (int i = 0; i < 2; i++) {
            try (WorkspaceKeys keys = fixture.open()) {
                keys.rotateDatabaseKey();
            }
        }

        Files.copy(backup, database, StandardCopyOption.REPLACE_EXISTING);

        assertDataIsThere();
    }

    @Test
    void aFullDiskIsSaidBeforeAnythingIsWritten() throws Exception {
        String before = fixture.headerText();
        long size = Files.size(database);
        try (WorkspaceKeys keys = fixture.open()) {
            assertThatThrownBy(() -> keys.rotateDatabaseKey(step -> stop(true), () -> size))
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("MB")
                    .hasMessageContaining("Nothing was changed");
        }

        assertThat(fixture.headerText()).isEqualTo(before);
        assertDataIsThere();
    }

    @Test
    void anOpenDatabaseIsRefused() {
        try (WorkspaceKeys keys = fixture.open();
                DatabaseKey lent = keys.databaseKey()) {
            assertThat(lent).hasToString("DatabaseKey[hidden]");
            assertThatThrownBy(keys::rotateDatabaseKey)
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("while the database is closed");
        }
        assertDataIsThere();
    }

    private static void stop(boolean now) {
        if (now) {
            throw new Stopped();
        }
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
