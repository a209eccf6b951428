package app.praetor.ui.sync;

import app.praetor.sync.client.SyncDesk;
import app.praetor.sync.client.SyncDesk.Device;
import app.praetor.sync.client.SyncDesk.Queued;
import app.praetor.sync.client.SyncDesk.Rejected;
import app.praetor.sync.client.SyncDesk.Unsent;
import app.praetor.sync.client.SyncException;
import app.praetor.sync.client.SyncStatus;
import app.praetor.ui.list.Patch;
import app.praetor.ui.task.UiTasks;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** How the organization stands with its server, what waits, what was refused, and the devices of the account. */
public final class SyncViewModel {
    /** More than anybody reads; the header tells the whole number. */
    private static final int SHOWN = 2000;

    private final SyncDesk desk;
    private final UiTasks tasks;
    private final ConflictsViewModel conflicts;
    private final MendViewModel mend;
    private final SignInViewModel signIn;
    private final FilesViewModel files;
    private final ReadOnlyObjectWrapper<SyncStatus> status;
    private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.QUEUE);
    private final ObservableList<Queued> queue = FXCollections.observableArrayList();
    private final ObservableList<Rejected> rejected = FXCollections.observableArrayList();
    private final ObservableList<Device> devices = FXCollections.observableArrayList();
    private final StringProperty devicesProblem = new SimpleStringProperty("");
    private final BooleanProperty devicesLoading = new SimpleBooleanProperty();
    private final StringProperty diagnostics = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty signingOut = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Throwable> failure = new SimpleObjectProperty<>();
    private @Nullable Runnable stop;
    private boolean chosen;
    private boolean due;

    /** The parts of the screen under the state. */
    public enum Section {
        QUEUE,
        REJECTED,
        CONFLICTS,
        FILES,
        DEVICES,
        DIAGNOSTICS
    }

    private record Lists(List<Queued> queue, List<Rejected> rejected, List<SyncDesk.Conflict> conflicts) {}

    public SyncViewModel(SyncDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
        this.status = new ReadOnlyObjectWrapper<>(desk.status());
        this.conflicts = new ConflictsViewModel(desk, tasks, this::load);
        this.mend = new MendViewModel(desk, tasks, this::load, failure::set);
        this.signIn = new SignInViewModel(desk, tasks, this::load);
        this.files = new FilesViewModel(desk.files(), tasks, failure::set);
    }

    /** Follows the exchange from now on and reads the lists. */
    public void start() {
        if (stop == null) {
            stop = desk.listen(now -> tasks.onUi(() -> heard(now)));
        }
        heard(desk.status());
        load();
        files.start();
    }

    /** Follows it no longer. */
    public void end() {
        files.end();
        Runnable unsubscribe = stop;
        stop = null;
        if (unsubscribe != null) {
            unsubscribe.run();
        }
    }

    private void heard(SyncStatus now) {
        SyncStatus was = status.get();
        status.set(now);
        boolean counted = was.queued() != now.queued()
                || was.rejected() != now.rejected()
                || was.conflicts() != now.conflicts()
                || was.version() != now.version();
        if (counted && !due) {
            due = true;
            tasks.soon(() -> {
                due = false;
                if (stop != null) {
                    load();
                }
            });
        }
    }

    /** Reads what waits, what was refused and the conflicts. */
    public void load() {
        tasks.run(() -> new Lists(desk.queue(SHOWN), desk.rejected(), desk.conflicts()))
                .busy(busy)
                .onSuccess(this::show)
                .onError(Throwable.class, failure::set)
                .start();
        if (section.get() == Section.DIAGNOSTICS) {
            readDiagnostics();
        }
    }

    private void show(Lists now) {
        Patch.byKey(queue, now.queue(), SyncViewModel::key);
        Patch.byKey(rejected, now.rejected(), Rejected::id);
        conflicts.show(now.conflicts());
        mend.follow(now.rejected());
        if (!chosen) {
            chosen = true;
            section.set(
                    !now.conflicts().isEmpty()
                            ? Section.CONFLICTS
                            : now.rejected().isEmpty() ? Section.QUEUE : Section.REJECTED);
        }
    }

    private record QueueKey(String table, UUID row, String operation, java.time.Instant since) {}

    private static Object key(Queued each) {
        return new QueueKey(each.table(), each.row(), each.operation(), each.since());
    }

    /** Shows a part, and asks the server for what it needs. */
    public void open(Section wanted) {
        chosen = true;
        section.set(wanted);
        if (wanted == Section.DEVICES) {
            readDevices();
        } else if (wanted == Section.DIAGNOSTICS) {
            readDiagnostics();
        }
    }

    /** Asks the server for the devices. */
    public void readDevices() {
        tellDevices(desk::devices);
    }

    /** Ends a device's access. */
    public void revoke(UUID device) {
        tellDevices(() -> {
            desk.revoke(device);
            return desk.devices();
        });
    }

    private void tellDevices(java.util.concurrent.Callable<List<Device>> work) {
        devicesProblem.set("");
        tasks.run(work)
                .busy(devicesLoading)
                .onSuccess(now -> Patch.byKey(devices, now, Device::id))
                .onError(SyncException.class, problem -> devicesProblem.set(said(problem)))
                .onError(Throwable.class, failure::set)
                .start();
    }

    private void readDiagnostics() {
        tasks.run(desk::diagnostics)
                .onSuccess(diagnostics::set)
                .onError(Throwable.class, failure::set)
                .start();
    }

    FilesViewModel files() {
        return files;
    }

    /** Exchanges as soon as possible. */
    public void syncNow() {
        tell(desk::syncNow);
    }

    /** Stops at the next safe point. */
    public void pause() {
        tell(desk::pause);
    }

    private void tell(UiTasks.Action work) {
        tasks.run(work).onError(Throwable.class, failure::set).start();
    }

    /** Signs out; {@code done} runs when it happened, else the failure says why not. */
    public void signOut(Unsent unsent, Runnable done, Consumer<String> refused) {
        if (signingOut.get()) {
            return;
        }
        signingOut.set(true);
        tasks.run(() -> desk.signOut(unsent))
                .onSuccess(yes -> done.run())
                .onError(SyncException.class, problem -> refused.accept(said(problem)))
                .onError(Throwable.class, failure::set)
                .onFinally(() -> signingOut.set(false))
                .start();
    }

    static String said(Throwable problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    public ConflictsViewModel conflicts() {
        return conflicts;
    }

    public MendViewModel mend() {
        return mend;
    }

    public SignInViewModel signIn() {
        return signIn;
    }

    public ReadOnlyObjectProperty<SyncStatus> status() {
        return status.getReadOnlyProperty();
    }

    public ObjectProperty<Section> section() {
        return section;
    }

    public ObservableList<Queued> queue() {
        return queue;
    }

    public ObservableList<Rejected> rejected() {
        return rejected;
    }

    public ObservableList<Device> devices() {
        return devices;
    }

    /** Why the devices could not be read or changed; empty when they could. */
    public StringProperty devicesProblem() {
        return devicesProblem;
    }

    public BooleanProperty devicesLoading() {
        return devicesLoading;
    }

    public StringProperty diagnostics() {
        return diagnostics;
    }

    public BooleanProperty busy() {
        return busy;
    }

    public BooleanProperty signingOut() {
        return signingOut;
    }

    public ObjectProperty<@Nullable Throwable> failure() {
        return failure;
    }
}
