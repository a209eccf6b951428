package app.praetor.ui.sync;

import app.praetor.sync.client.FileDesk;
import app.praetor.sync.client.FileDesk.Counts;
import app.praetor.sync.client.FileDesk.Moving;
import app.praetor.ui.list.Patch;
import app.praetor.ui.task.UiTasks;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The files that are on their way, and how many there are. */
final class FilesViewModel {
    /** More than anybody reads; the tab tells the whole number. */
    private static final int SHOWN = 500;

    private final FileDesk desk;
    private final UiTasks tasks;
    private final Consumer<Throwable> failed;
    private final ObservableList<Moving> moving = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);
    private @Nullable Runnable stop;
    private boolean due;

    private record Read(Counts counts, List<Moving> moving) {}

    FilesViewModel(FileDesk desk, UiTasks tasks, Consumer<Throwable> failed) {
        this.desk = desk;
        this.tasks = tasks;
        this.failed = failed;
    }

    void start() {
        if (stop == null) {
            stop = desk.listen(() -> tasks.onUi(this::changed));
        }
        load();
    }

    void end() {
        Runnable unsubscribe = stop;
        stop = null;
        if (unsubscribe != null) {
            unsubscribe.run();
        }
    }

    private void changed() {
        if (!due) {
            due = true;
            tasks.soon(() -> {
                due = false;
                if (stop != null) {
                    load();
                }
            });
        }
    }

    void load() {
        tasks.run(() -> new Read(desk.counts(), desk.moving(SHOWN)))
                .onSuccess(now -> {
                    counts.set(now.counts());
                    Patch.byKey(moving, now.moving(), Moving::name);
                })
                .onError(Throwable.class, failed)
                .start();
    }

    /** Fetches a file as soon as possible. */
    void fetch(Moving file) {
        ask(() -> desk.fetch(file.name()));
    }

    /** Tries everything again at once. */
    void again() {
        ask(desk::again);
    }

    private void ask(UiTasks.Action work) {
        tasks.run(work)
                .onSuccess(done -> load())
                .onError(Throwable.class, failed)
                .start();
    }

    ObservableList<Moving> moving() {
        return moving;
    }

    ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }
}
