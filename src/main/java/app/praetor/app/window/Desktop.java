package app.praetor.app.window;

import app.praetor.app.Organizations;
import app.praetor.app.Organizations.Organization;
import app.praetor.app.SampleProject;
import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.project.Project;
import app.praetor.search.WorkspaceSearch;
import app.praetor.settings.Settings;
import app.praetor.store.Change;
import app.praetor.store.WorkspaceException;
import app.praetor.store.attachment.AttachmentDamagedException;
import app.praetor.sync.client.SyncException;
import app.praetor.ui.Messages;
import app.praetor.ui.action.ActionRegistry;
import app.praetor.ui.action.AppAction;
import app.praetor.ui.action.PaletteEntry;
import app.praetor.ui.common.Notices;
import app.praetor.ui.error.ErrorPresenter;
import app.praetor.ui.error.ExpectedFailure;
import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Router;
import app.praetor.ui.shell.Shell;
import app.praetor.ui.shell.ShellViewModel;
import app.praetor.ui.shell.ShellViewModel.MenuEntry;
import app.praetor.ui.task.UiTasks;
import app.praetor.ui.theme.Theme;
import app.praetor.ui.theme.Themes;
import app.praetor.ui.welcome.Starter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The inside of the window for one open workspace: shell, routes, screens, settings. JavaFX thread only. */
final class Desktop {
    /** Style sheets of the screens that do not bring their own, after those of the frame. */
    private static final List<String> SHEETS =
            List.of("/styles/discovery.css", "/styles/features.css", "/styles/questions.css");

    private final Opened opened;
    private final Host host;
    private final UiTasks tasks;
    private final Themes themes;
    private final Messages messages = new Messages(Locale.getDefault());
    private final Router router;
    private final ShellViewModel model;
    private final Shell shell;
    private final ErrorPresenter errors;
    private final ActionRegistry actions = new ActionRegistry();
    private final Runnable unsubscribe;
    private Runnable stopSync = () -> {};
    private List<Project> projects = List.of();
    private @Nullable Organization created;
    private @Nullable Window window;
    private @Nullable Scene scene;
    private Settings settings;

    /**
     * @param opened without services it opens the first screen, which makes an organization
     * @param taskRunner makes the runner from the handler of failures that no task handles
     * @param browser opens a web address or folder
     */
    Desktop(Opened opened, Host host, Function<Consumer<Throwable>, UiTasks> taskRunner, Consumer<String> browser) {
        this.opened = opened;
        this.host = host;
        this.settings = opened.settings();
        this.themes = new Themes(SHEETS);
        this.errors = new ErrorPresenter(messages, Desktop::classify, error -> shell().showError(error));
        this.tasks = taskRunner.apply(errors::present);
        this.router = new Router(opened.services() == null ? new Route.Welcome() : new Route.Projects());
        this.model = new ShellViewModel(messages, router);
        Notices notices = notices();
        DesktopPorts ports = new DesktopPorts(() -> window, browser, tasks, messages, notices);
        ScreenFactory screens = new ScreenFactory(
                opened,
                this::services,
                messages,
                tasks,
                router,
                notices,
                new ScreenFactory.Platform(ports, () -> settings, this::change, host),
                new ScreenFactory.Start(starter(), this::enter));
        this.shell = new Shell(
                model,
                actions,
                messages,
                screens,
                this::paletteEntries,
                new Finds(this::search, tasks, messages, router::go, errors::present));
        actions.register(new AppAction(
                "project.new",
                "action.project.new",
                "fth-plus",
                KeyCombination.valueOf("Shortcut+N"),
                model.tenantNameProperty().isNotEmpty(),
                screens::newProject));
        apply(settings);
        Services services = opened.services();
        if (services != null) {
            model.tenantNameProperty().set(services.tenant().name());
            offerOrganizations(services.tenant().slug());
            model.showSync(services.sync().status());
            tasks.run(() -> {
                services.sync().resume();
                return true;
            });
            stopSync = services.sync().listen(status -> tasks.onUi(() -> model.showSync(status)));
        }
        router.currentProperty().subscribe(route -> {
            if (route instanceof Route.InProject || route instanceof Route.Projects) {
                refreshProjects();
            }
        });
        unsubscribe = opened.workspace().database().changes().listen(change -> {
            if (change.kind() == Change.Kind.PROJECT) {
                tasks.onUi(this::refreshProjects);
            }
        });
    }

    private Shell shell() {
        return shell;
    }

    /** The frame, to be put into a scene that is then given to {@link #attach}. */
    Parent root() {
        return shell.root();
    }

    void attach(Scene shown) {
        scene = shown;
        themes.apply(shown);
        shell.attach(shown);
    }

    void window(Window owner) {
        this.window = owner;
    }

    Router router() {
        return router;
    }

    Themes themes() {
        return themes;
    }

    /** Says something that the person should know first. */
    void tell(String text) {
        shell.toasts().show(text);
    }

    /** Lets go of the workspace: editors hand over what was typed, and nothing listens any more. */
    void close() {
        shell.root().requestFocus();
        unsubscribe.run();
        stopSync.run();
        shell.close();
    }

    /** Lets go of the look, once another scene is in the window. */
    void release() {
        if (scene != null) {
            // Nodes that stayed would look for colours that are gone.
            scene.setRoot(new Region());
        }
        themes.close();
    }

    private Services services() {
        Services services = opened.services();
        if (services == null) {
            throw new IllegalStateException("no organization is open yet");
        }
        return services;
    }

    private void offerOrganizations(String shown) {
        for (Organization each : host.organizations()) {
            boolean here = each.slug().equals(shown);
            model.tenants().add(new MenuEntry(each.name(), here, () -> host.open(each)));
        }
        if (!model.tenants().isEmpty()) {
            actions.register(AppAction.of(
                    "organization.new", "action.organization.new", "fth-users", null, host::newOrganization));
            model.tenantCommands().add(new MenuEntry(messages.get("desktop.tenant.new"), false, host::newOrganization));
        }
        KeyCombination keys = KeyCombination.valueOf("Shortcut+L");
        actions.register(AppAction.of("lock", "action.lock", "fth-lock", keys, this::lock));
        model.tenantCommands().add(new MenuEntry(messages.get("desktop.tenant.lock"), false, this::lock));
    }

    private void lock() {
        if (host.lockable()) {
            host.lock();
        } else {
            router.go(new Route.Settings());
            shell.toasts().show(messages.get("desktop.lock.none"));
        }
    }

    private Starter starter() {
        return new Starter() {
            @Override
            public void create(String workspaceName, String userName, boolean ownFile) {
                Organizations all = opened.workspace().organizations();
                created = ownFile ? all.createApart(workspaceName, userName) : all.create(workspaceName, userName);
            }

            @Override
            public void trySample(String workspaceName, String userName) {
                Workspace workspace = opened.workspace();
                Organization sample = workspace.organizations().create(workspaceName, userName);
                new SampleProject(workspace.services(workspace.identity().tenant(sample.slug()))).make();
                created = sample;
            }
        };
    }

    private void enter() {
        if (created != null) {
            host.open(created);
        }
    }

    private void change(Settings changed) {
        settings = changed;
        apply(changed);
        host.changed(changed);
        tasks.run(() -> opened.file().write(changed)).start();
    }

    private void apply(Settings chosen) {
        themes.themeProperty().set(Theme.valueOf(chosen.theme().toUpperCase(Locale.ROOT)));
        themes.scaleProperty().set(chosen.scale());
    }

    private void refreshProjects() {
        if (opened.services() == null) {
            return;
        }
        tasks.run(() -> services().projects().list())
                .onSuccess(list -> {
                    projects = list;
                    UUID open = model.projectIdProperty().get();
                    list.stream()
                            .filter(p -> p.id().equals(open))
                            .findFirst()
                            .ifPresentOrElse(
                                    p -> model.showProject(p.name(), template(p), phase(p)), model::closeProject);
                })
                .start();
    }

    private String template(Project project) {
        return messages.get("desktop.template." + project.template().key());
    }

    private String phase(Project project) {
        return messages.get("desktop.phase." + project.phase().name().toLowerCase(Locale.ROOT));
    }

    private @Nullable WorkspaceSearch search() {
        Services services = opened.services();
        return services == null ? null : services.search();
    }

    private List<PaletteEntry> paletteEntries() {
        Stream<PaletteEntry> organizations = model.tenants().stream()
                .filter(each -> !each.marked())
                .map(each -> new PaletteEntry(
                        "organization." + each.text(),
                        each.text(),
                        messages.get("desktop.palette.organization"),
                        "fth-users",
                        each.run()));
        return Stream.concat(
                        projects.stream()
                                .map(p -> new PaletteEntry(
                                        "project." + p.id(),
                                        p.name(),
                                        messages.get("desktop.palette.project"),
                                        "fth-folder",
                                        () -> router.go(new Route.Discovery(p.id())))),
                        organizations)
                .toList();
    }

    private Notices notices() {
        return new Notices() {
            @Override
            public void failed(Throwable problem) {
                errors.present(problem);
            }

            @Override
            public void undo(String text, Runnable back) {
                shell.toasts().show(text, messages.get("desktop.undo"), back);
            }

            @Override
            public void done(String text) {
                shell.toasts().show(text);
            }
        };
    }

    private static Optional<ExpectedFailure> classify(Throwable failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        return switch (failure) {
            case NoSuchElementException gone -> Optional.of(new ExpectedFailure.ChangedMeanwhile());
            case SyncException sync -> Optional.of(new ExpectedFailure.Told(message));
            case WorkspaceException closed -> Optional.of(new ExpectedFailure.Invalid(message));
            case IllegalArgumentException invalid -> Optional.of(new ExpectedFailure.Invalid(message));
            case UncheckedIOException file
            when file.getCause() instanceof AttachmentDamagedException damaged ->
                Optional.of(new ExpectedFailure.Damaged(String.valueOf(damaged.getMessage())));
            case UncheckedIOException file -> Optional.of(new ExpectedFailure.FileTrouble(message));
            default -> Optional.empty();
        };
    }
}
