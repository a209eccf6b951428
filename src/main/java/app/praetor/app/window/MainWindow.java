package app.praetor.app.window;

import app.praetor.app.Organizations.Organization;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.identity.Tenant;
import app.praetor.settings.Settings;
import app.praetor.settings.SettingsFile;
import app.praetor.store.WorkspaceException;
import app.praetor.store.backup.BackupFile;
import app.praetor.store.backup.Restore;
import app.praetor.store.backup.WorkspaceDamagedException;
import app.praetor.store.key.Attempts;
import app.praetor.store.key.LockedException;
import app.praetor.store.key.Unlock;
import app.praetor.store.key.Ways;
import app.praetor.ui.Messages;
import app.praetor.ui.nav.Route;
import app.praetor.ui.settings.Security;
import app.praetor.ui.task.UiTasks;
import app.praetor.ui.theme.Themes;
import app.praetor.ui.unlock.TroublePane.Offer;
import app.praetor.ui.unlock.UnlockViewModel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The window over its life: locked, open for one organization, or telling why it is not. Each state has a scene of its own,
 * so that nothing of the one before stays behind. JavaFX thread only.
 */
final class MainWindow implements Host {
    private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);

    private final WorkspaceFolder folder;
    private final Consumer<Scene> stage;
    private final Function<Consumer<Throwable>, UiTasks> taskRunner;
    private final Consumer<String> browser;
    private final UiTasks tasks;
    private final Messages messages = new Messages(Locale.getDefault());
    private final Attempts attempts = new Attempts();
    private final IdleWatch idle;
    private final SettingsFile settingsFile;
    private final Clock clock;
    private @Nullable String wanted;
    private @Nullable String told;
    private @Nullable Route wantedRoute;
    private @Nullable Window window;
    private final PlainScenes plain;
    private Settings settings = Settings.DEFAULT;

    private final OpenWorkspaces workspaces;
    private volatile @Nullable Opened opened;
    private @Nullable Desktop desktop;
    private List<Organization> organizations = List.of();

    /**
     * @param stage shows a scene in the window
     * @param tenant slug of the organization to open first, null for the first one
     */
    MainWindow(
            WorkspaceFolder folder,
            @Nullable String tenant,
            Consumer<Scene> stage,
            Function<Consumer<Throwable>, UiTasks> taskRunner,
            Consumer<String> browser,
            Clock clock) {
        this.folder = folder;
        this.wanted = tenant;
        this.clock = clock;
        this.workspaces = new OpenWorkspaces(clock);
        this.stage = stage;
        this.taskRunner = taskRunner;
        this.browser = browser;
        this.tasks = taskRunner.apply(this::failed);
        this.plain = new PlainScenes(messages, () -> settings, this::put);
        this.settingsFile = new SettingsFile(folder.settings());
        this.idle = new IdleWatch(clock, this::unattended);
    }

    void window(Window owner) {
        this.window = owner;
    }

    /** Opens the workspace with what was given at the start; asks when that is not enough. */
    void start(Unlock unlock) {
        plain.waiting();
        tasks.run(settingsFile::read)
                .onSuccess(read -> {
                    settings = read;
                    applyLock();
                    open(folder, unlock, this::entered);
                })
                .start();
    }

    private void open(WorkspaceFolder place, Unlock unlock, Consumer<Workspace> then) {
        tasks.run(() -> {
                    try (unlock) {
                        if (unlock instanceof Unlock.None && Ways.locked(place.keys())) {
                            return Optional.<Workspace>empty();
                        }
                        return Optional.of(Workspace.open(place, unlock, attempts));
                    }
                })
                .onSuccess(found -> found.ifPresentOrElse(then, () -> ask(place, "", then)))
                .onError(LockedException.class, locked -> ask(place, PlainScenes.said(locked), then))
                .onError(Exception.class, failure -> trouble(place, failure, then))
                .start();
    }

    private void entered(Workspace workspace) {
        workspaces.shared(workspace);
        tasks.run(() -> workspace.organizations().list())
                .onSuccess(list -> {
                    organizations = list;
                    Organization first = list.stream()
                            .filter(each -> each.slug().equals(wanted))
                            .findFirst()
                            .orElse(list.isEmpty() ? null : list.getFirst());
                    if (first == null) {
                        read(workspace, null);
                    } else {
                        go(workspace, first);
                    }
                })
                .start();
    }

    private void go(Workspace workspace, Organization organization) {
        wanted = organization.slug();
        String file = organization.file();
        if (file == null) {
            read(workspace, organization.slug());
        } else {
            tasks.run(() -> workspace.organizations().place(organization))
                    .onSuccess(place -> openApart(place, organization))
                    .onError(WorkspaceException.class, gone -> missing(workspace, organization, gone))
                    .start();
        }
    }

    private void missing(Workspace workspace, Organization organization, WorkspaceException gone) {
        List<Offer> offers = new ArrayList<>();
        offers.add(new Offer("trouble.again", () -> go(workspace, organization)));
        organizations.stream()
                .filter(each -> each.file() == null)
                .findFirst()
                .ifPresent(other -> offers.add(new Offer("trouble.other", () -> go(workspace, other))));
        plain.trouble(gone, offers);
    }

    private void openApart(WorkspaceFolder place, Organization organization) {
        open(place, Unlock.NONE, own -> {
            workspaces.apart(own);
            read(own, organization.slug());
        });
    }

    private void read(Workspace workspace, @Nullable String slug) {
        tasks.run(() -> {
                    Tenant tenant = slug == null ? null : workspace.identity().tenant(slug);
                    return Opened.read(workspace, tenant, settingsFile);
                })
                .onSuccess(this::show)
                .start();
    }

    private void show(Opened next) {
        opened = next;
        settings = next.settings();
        Desktop shown = new Desktop(next, this, taskRunner, browser);
        desktop = shown;
        Scene scene = scene(shown.root());
        shown.attach(scene);
        if (window != null) {
            shown.window(window);
        }
        idle.watch(scene);
        applyLock();
        stage.accept(scene);
        if (told != null) {
            shown.tell(told);
            told = null;
        }
        workspaces.backUpOnceADay(next.workspace());
        if (wantedRoute != null && next.services() != null) {
            shown.router().restore(wantedRoute);
        }
        wantedRoute = null;
    }

    private void ask(WorkspaceFolder place, String problem, Consumer<Workspace> then) {
        tasks.run(() -> UnlockDoor.of(place, attempts))
                .onSuccess(door -> ask(door, problem, then))
                .start();
    }

    private void ask(UnlockDoor door, String problem, Consumer<Workspace> then) {
        UnlockViewModel model = new UnlockViewModel(door, tasks, problem, () -> {
            plain.waiting();
            then.accept(door.result());
        });
        plain.locked(model);
    }

    /** What nobody expected: everything is closed, so that trying again begins where the program does. */
    private void failed(Throwable failure) {
        LOG.error("the window could not go on", failure);
        leave();
        Offer again = new Offer(
                "trouble.again",
                () -> tasks.run(workspaces::closeAll)
                        .onSuccess(done -> open(folder, Unlock.NONE, this::entered))
                        .start());
        plain.trouble(failure, List.of(again));
    }

    private void trouble(WorkspaceFolder place, Throwable failure, Consumer<Workspace> then) {
        List<Offer> offers = new ArrayList<>();
        if (failure instanceof WorkspaceDamagedException damage) {
            damage.newestGood()
                    .ifPresent(
                            good -> offers.add(new Offer("trouble.restore", () -> restore(place, damage, good, then))));
        }
        offers.add(new Offer("trouble.again", () -> open(place, Unlock.NONE, then)));
        plain.trouble(failure, offers);
    }

    private void restore(
            WorkspaceFolder place, WorkspaceDamagedException damage, BackupFile good, Consumer<Workspace> then) {
        plain.working();
        tasks.run(() -> Restore.database(damage.home(), good, clock.instant()))
                .onSuccess(kept -> {
                    told = messages.get("trouble.restored", kept);
                    open(place, Unlock.NONE, then);
                })
                .onError(WorkspaceException.class, failure -> trouble(place, failure, then))
                .start();
    }

    private void put(Parent view, Themes look) {
        Scene scene = scene(view);
        look.apply(scene);
        stage.accept(scene);
    }

    private Scene scene(Parent view) {
        Scene before = window == null ? null : window.getScene();
        return before == null
                ? new Scene(view, PraetorApp.WIDTH, PraetorApp.HEIGHT)
                : new Scene(view, before.getWidth(), before.getHeight());
    }

    /** Takes the desktop away at once and hands on what must be kept before its workspace may close. */
    private @Nullable Opened leave() {
        Opened left = opened;
        Desktop closing = desktop;
        opened = null;
        desktop = null;
        if (closing != null) {
            closing.close();
            plain.waiting();
            closing.release();
        }
        return left;
    }

    private static void keep(@Nullable Opened left) {
        if (left != null) {
            left.keepDrafts();
        }
    }

    @Override
    public List<Organization> organizations() {
        return organizations;
    }

    @Override
    public void open(Organization organization) {
        Workspace shared = workspaces.shared();
        Opened left = leave();
        if (shared != null) {
            tasks.run(() -> {
                        keep(left);
                        workspaces.closeApart();
                        return shared.organizations().list();
                    })
                    .onSuccess(list -> {
                        organizations = list;
                        go(shared, organization);
                    })
                    .start();
        }
    }

    @Override
    public void newOrganization() {
        Workspace shared = workspaces.shared();
        Opened left = leave();
        if (shared != null) {
            tasks.run(() -> {
                        keep(left);
                        workspaces.closeApart();
                    })
                    .onSuccess(done -> read(shared, null))
                    .start();
        }
    }

    @Override
    public void back() {
        organizations.stream()
                .filter(each -> each.slug().equals(wanted))
                .findFirst()
                .ifPresent(this::open);
    }

    @Override
    public boolean lockable() {
        return workspaces.lockable();
    }

    @Override
    public void lock() {
        if (desktop == null) {
            return;
        }
        wantedRoute = desktop.router().currentProperty().get();
        Opened left = leave();
        tasks.run(() -> {
                    try {
                        keep(left);
                    } finally {
                        workspaces.closeAll();
                    }
                })
                .onSuccess(done -> open(folder, Unlock.NONE, this::entered))
                .start();
    }

    private void unattended() {
        if (desktop != null && lockable()) {
            lock();
        }
    }

    @Override
    public Optional<Security> security() {
        Opened now = opened;
        return now == null
                ? Optional.empty()
                : Optional.of(new WorkspaceSecurity(now.workspace().keys(), attempts, this::lock));
    }

    @Override
    public void changed(Settings now) {
        settings = now;
        applyLock();
    }

    private void applyLock() {
        idle.limit(Duration.ofMinutes(settings.lockMinutes()));
    }

    /** What is shown, null while nothing is open. */
    @Nullable
    Desktop desktop() {
        return desktop;
    }

    IdleWatch idle() {
        return idle;
    }

    /** The window is gone: keeps what was typed and closes the files. Not on the JavaFX thread. */
    void closeFiles() {
        try {
            keep(opened);
        } finally {
            workspaces.closeAll();
        }
    }

    /** The window is going: editors hand over what was typed. */
    void closing() {
        if (desktop != null) {
            desktop.close();
        }
    }
}
