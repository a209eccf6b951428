package app.praetor.sync;

import static org.assertj.core.api.Assertions.assertThat;

import app.praetor.store.TestWorkspace;
import app.praetor.sync.net.Http;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A program that is killed while it brings a database to its schema. */
@Timeout(180)
class MigrationFaultsTest {
    @TempDir
    Path folder;

    /** The process that is killed: stays before a write to the file, counted from the beginning of a migration. */
    static final class Migrating extends AppenderBase<ILoggingEvent> {
        private static final AtomicInteger LEFT = new AtomicInteger(Integer.MAX_VALUE);

        private final String version;
        private final int writes;

        private Migrating(String version, int writes) {
            this.version = version;
            this.writes = writes;
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getFormattedMessage().contains("to version \"" + version)) {
                LEFT.set(writes);
            }
        }

        static void write() {
            if (LEFT.decrementAndGet() == 0) {
                Child.stay();
            }
        }

        public static void main(String[] args) {
            LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
            Logger flyway = context.getLogger("org.flywaydb");
            flyway.setLevel(Level.INFO);
            flyway.setAdditive(false);
            Migrating stop = new Migrating(args[1], Integer.parseInt(args[2]));
            stop.setContext(context);
            stop.start();
            flyway.addAppender(stop);
            FilePath.register(new WatchedFiles());
            TestWorkspace.open(Path.of(args[0])).close();
            System.out.println("it was never there");
        }
    }

    @Test
    void fault18KilledInTheMiddleOfAMigrationLosesNothing() throws Exception {
        try (Device device = Device.open(folder, Device.transport(new Http("http://localhost:1"), "t"))) {
            device.create("Kept");
            device.replica().<Boolean>write(unit -> {
                for (String table :
                        List.of("links", "outbox", "shadow", "sent", "staged", "rejected", "seen", "files")) {
                    unit.handle().execute("DROP TABLE praetor.sync_" + table);
                }
                for (String table : List.of("knowledge_switches", "own_questions", "own_objectives")) {
                    unit.handle().execute("DROP TABLE IF EXISTS praetor." + table);
                }
                unit.handle().execute("ALTER TABLE praetor.kit_executions DROP COLUMN bundle_sha256");
                unit.handle().execute("DELETE FROM praetor.\"flyway_schema_history\" WHERE \"version\" >= '027'");
                return true;
            });
        }

        try (Child child = new Child(Migrating.class, folder.toString(), "027", "8")) {
            child.killThere();
        }

        try (Device device = Device.open(folder, Device.transport(new Http("http://localhost:1"), "t"))) {
            assertThat(device.names()).containsExactly("Kept");
            assertThat(device.count("sync_rejected WHERE tenant_id = ?")).isZero();
            assertThat(device.workspace().database().check().findings()).isEmpty();
        }
    }

    @Test
    void fault18KilledWhileANewWorkspaceIsMadeIsMadeWithTheNextStart() throws Exception {
        try (Child child = new Child(Migrating.class, folder.toString(), "014", "4")) {
            child.killThere();
        }

        try (TestWorkspace workspace = TestWorkspace.open(folder)) {
            assertThat(workspace.database().check().findings()).isEmpty();
        }
    }
}
