package app.praetor.app.window;

import app.praetor.app.FilesCheck;
import app.praetor.app.Workspace;
import app.praetor.store.backup.BackupFile;
import app.praetor.store.backup.BackupFolder;
import app.praetor.store.backup.Manifest.Reason;
import app.praetor.store.backup.Progress;
import app.praetor.store.check.Finding;
import app.praetor.ui.settings.Backups;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/** Backups and checks of an open workspace as the settings show them. */
final class WorkspaceBackups implements Backups {
    private final Workspace workspace;
    private final Clock clock;
    private final Function<String, Optional<Path>> chooser;

    /** @param chooser asks for a file, given a name for it; on the JavaFX thread */
    WorkspaceBackups(Workspace workspace, Clock clock, Function<String, Optional<Path>> chooser) {
        this.workspace = workspace;
        this.clock = clock;
        this.chooser = chooser;
    }

    @Override
    public State state() {
        Path home = workspace.folder().home();
        List<BackupFile> all = new BackupFolder(home).list();
        Instant newest =
                all.isEmpty() ? null : Instant.parse(all.getFirst().manifest().created());
        return new State(newest, all.size(), home.resolve("backups").toString());
    }

    @Override
    public Optional<Path> choose() {
        String day = clock.instant().toString().substring(0, 10);
        return chooser.apply("praetor-backup-" + day + ".zip");
    }

    @Override
    public Path backUp(Path file, DoubleConsumer progress, BooleanSupplier cancelled) {
        return workspace
                .database()
                .backups()
                .write(file, Reason.MANUAL, clock.instant(), new Progress() {
                    @Override
                    public void at(long done, long total) {
                        progress.accept(total == 0 ? 0 : (double) done / total);
                    }

                    @Override
                    public boolean cancelled() {
                        return cancelled.getAsBoolean();
                    }
                })
                .file();
    }

    @Override
    public List<String> check() {
        List<Finding> all = new ArrayList<>(workspace.database().check().findings());
        all.addAll(FilesCheck.run(workspace));
        return all.stream()
                .map(f -> f.check() + " · " + f.place() + " · " + f.what())
                .toList();
    }
}
