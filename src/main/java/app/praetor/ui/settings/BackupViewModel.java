package app.praetor.ui.settings;

import app.praetor.ui.task.UiTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One backup or one check at a time, with its progress and what came of it. */
public final class BackupViewModel {
    private final Backups backups;
    private final UiTasks tasks;
    private final ObjectProperty<Backups.@Nullable State> state = new SimpleObjectProperty<>();
    private final BooleanProperty writing = new SimpleBooleanProperty();
    private final BooleanProperty checking = new SimpleBooleanProperty();
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private final ObjectProperty<@Nullable Result> result = new SimpleObjectProperty<>();
    private final ObservableList<String> findings = FXCollections.observableArrayList();
    private volatile boolean cancelled;

    /**
     * What came of the last piece of work.
     *
     * @param key message key
     * @param detail fills the message; empty when it needs nothing
     */
    public record Result(String key, String detail) {}

    public BackupViewModel(Backups backups, UiTasks tasks) {
        this.backups = backups;
        this.tasks = tasks;
    }

    /** Reads which automatic backups there are. */
    public void load() {
        tasks.run(backups::state).onSuccess(state::set).start();
    }

    /** Asks where to, then writes a backup. */
    public void backUp() {
        if (!busy()) {
            backups.choose().ifPresent(this::write);
        }
    }

    private void write(Path file) {
        cancelled = false;
        writing.set(true);
        progress.set(0);
        result.set(null);
        findings.clear();
        tasks.run(() -> backups.backUp(file, part -> tasks.onUi(() -> progress.set(part)), () -> cancelled))
                .onSuccess(written -> result.set(new Result("backup.written", written.toString())))
                .onError(CancellationException.class, stop -> result.set(new Result("backup.cancelled", "")))
                .onError(Exception.class, this::failed)
                .onFinally(() -> writing.set(false))
                .start();
    }

    /** Stops the backup that is being written. */
    public void cancel() {
        cancelled = true;
    }

    /** Checks the workspace. */
    public void check() {
        if (busy()) {
            return;
        }
        checking.set(true);
        result.set(null);
        findings.clear();
        tasks.run(backups::check)
                .onSuccess(this::checked)
                .onError(Exception.class, this::failed)
                .onFinally(() -> checking.set(false))
                .start();
    }

    private void checked(List<String> found) {
        findings.setAll(found);
        result.set(new Result(found.isEmpty() ? "backup.sound" : "backup.unsound", Integer.toString(found.size())));
    }

    private void failed(Exception failure) {
        String said = failure.getMessage();
        result.set(new Result("backup.failed", said == null ? failure.getClass().getSimpleName() : said));
    }

    private boolean busy() {
        return writing.get() || checking.get();
    }

    /** The automatic backups; null until they are known. */
    public ObjectProperty<Backups.@Nullable State> state() {
        return state;
    }

    public BooleanProperty writing() {
        return writing;
    }

    public BooleanProperty checking() {
        return checking;
    }

    /** From 0 to 1 while a backup is being written. */
    public DoubleProperty progress() {
        return progress;
    }

    /** What came of the last backup or check; null while there is nothing to say. */
    public ObjectProperty<@Nullable Result> result() {
        return result;
    }

    /** What the last check found. */
    public ObservableList<String> findings() {
        return findings;
    }
}
