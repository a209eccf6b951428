package app.praetor.app;

import app.praetor.identity.Tenant;
import app.praetor.project.Project;
import app.praetor.settings.Settings;
import app.praetor.settings.SettingsFile;
import app.praetor.store.Change;
import app.praetor.store.WorkspaceException;
import app.praetor.store.attachment.AttachmentDamagedException;
import app.praetor.ui.Messages;
import app.praetor.ui.action.ActionRegistry;
import app.praetor.ui.action.PaletteEntry;
import app.praetor.ui.common.Notices;
import app.praetor.ui.error.ErrorPresenter;
import app.praetor.ui.error.ExpectedFailure;
import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Router;
import app.praetor.ui.shell.Shell;
import app.praetor.ui.shell.ShellViewModel;
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
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The inside of the window for one open workspace: shell, routes, screens, settings. JavaFX thread only. */
final class Desktop {
    /** Style sheets of the screens that do not bring their own, after those of the frame. */
    private static final List<String> SHEETS =
            List.of("/styles/discovery.css", "/styles/features.css", "/styles/questions.css");

    private final Workspace workspace;
    private final UiTasks tasks;
    private final Themes themes;
    private final SettingsFile settingsFile;
    private final Messages messages = new Messages(Locale.getDefault());
    private final Router router;
    private final ShellViewModel model;
    private final Shell shell;
    private final ErrorPresenter errors;
    private @Nullable Services services;
    private List<Project> projects = List.of();
    private @Nullable Window window;
    private Settings settings;

    /**
     * @param tenant null opens the first screen, which makes one
     * @param unhandled receives the handler of failures that no task handles, once there is one
     * @param browser opens a web address or folder
     */
    Desktop(
            Workspace workspace,
            @Nullable Tenant tenant,
            Function<Consumer<Throwable>, UiTasks> taskRunner,
            Consumer<String> browser) {
        this.workspace = workspace;
        this.settingsFile = new SettingsFile(workspace.folder().settings());
        this.settings = settingsFile.read();
        this.themes = new Themes(SHEETS);
        this.errors = new ErrorPresenter(messages, Desktop::classify, error -> shell().showError(error));
        this.tasks = taskRunner.apply(errors::present);
        this.services = tenant == null ? null : workspace.services(tenant);
        this.router = new Router(tenant == null ? new Route.Welcome() : new Route.Projects());
        this.model = new ShellViewModel(messages, router);
        Notices notices = notices();
        DesktopPorts ports = new DesktopPorts(() -> window, browser, tasks, messages, notices);
        ScreenFactory screens = new ScreenFactory(
                workspace,
                this::services,
                messages,
                tasks,
                router,
                notices,
                new ScreenFactory.Platform(ports, () -> settings, this::change),
                new ScreenFactory.Start(starter(), this::opened));
        this.shell = new Shell(model, new ActionRegistry(), messages, screens, this::paletteEntries);
        apply(settings);
        if (services != null) {
            model.tenantNameProperty().set(services.tenant().name());
        }
        router.currentProperty().subscribe(route -> {
            if (route instanceof Route.InProject || route instanceof Route.Projects) {
                refreshProjects();
            }
        });
        workspace.database().changes().listen(change -> {
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

    void attach(Scene scene) {
        themes.apply(scene);
        shell.attach(scene);
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

    void close() {
        shell.close();
        themes.close();
    }

    private Services services() {
        if (services == null) {
            throw new IllegalStateException("no workspace is open yet");
        }
        return services;
    }

    private Starter starter() {
        return new Starter() {
            @Override
            public void create(String workspaceName, String userName) {
                services = workspace.services(workspace.identity().create(workspaceName, userName));
            }

            @Override
            public void trySample(String workspaceName, String userName) {
                create(workspaceName, userName);
                new SampleProject(services()).make();
            }
        };
    }

    private void opened() {
        model.tenantNameProperty().set(services().tenant().name());
        router.restore(new Route.Projects());
    }

    private void change(Settings changed) {
        settings = changed;
        apply(changed);
        tasks.run(() -> settingsFile.write(changed)).start();
    }

    private void apply(Settings chosen) {
        themes.themeProperty().set(Theme.valueOf(chosen.theme().toUpperCase(Locale.ROOT)));
        themes.scaleProperty().set(chosen.scale());
    }

    private void refreshProjects() {
        if (services == null) {
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

    private List<PaletteEntry> paletteEntries() {
        return projects.stream()
                .map(p -> new PaletteEntry(
                        "project." + p.id(),
                        p.name(),
                        messages.get("desktop.palette.project"),
                        "fth-folder",
                        () -> router.go(new Route.Discovery(p.id()))))
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
