package app.praetor.app.window;

import app.praetor.app.Services;
import app.praetor.app.Version;
import app.praetor.app.Workspace;
import app.praetor.identity.Tenant;
import app.praetor.settings.Settings;
import app.praetor.store.Change;
import app.praetor.store.Change.Kind;
import app.praetor.sync.client.SyncDesk;
import app.praetor.ui.Messages;
import app.praetor.ui.activity.ActivityScreen;
import app.praetor.ui.activity.ActivityViewModel;
import app.praetor.ui.board.BoardScreen;
import app.praetor.ui.board.BoardViewModel;
import app.praetor.ui.common.LiveReload;
import app.praetor.ui.common.LiveScreen;
import app.praetor.ui.common.Notices;
import app.praetor.ui.discovery.DiscoveryScreen;
import app.praetor.ui.discovery.DiscoveryViewModel;
import app.praetor.ui.discovery.reader.ChatReader;
import app.praetor.ui.feature.FeaturesScreen;
import app.praetor.ui.feature.FeaturesViewModel;
import app.praetor.ui.kit.KitsScreen;
import app.praetor.ui.kit.KitsViewModel;
import app.praetor.ui.knowledge.KnowledgeScreen;
import app.praetor.ui.knowledge.KnowledgeViewModel;
import app.praetor.ui.nav.Route;
import app.praetor.ui.nav.Router;
import app.praetor.ui.nav.Screen;
import app.praetor.ui.objective.ObjectivesScreen;
import app.praetor.ui.objective.ObjectivesViewModel;
import app.praetor.ui.projects.ProjectsScreen;
import app.praetor.ui.projects.ProjectsViewModel;
import app.praetor.ui.question.QuestionsScreen;
import app.praetor.ui.question.QuestionsViewModel;
import app.praetor.ui.settings.BackupViewModel;
import app.praetor.ui.settings.SecurityViewModel;
import app.praetor.ui.settings.SettingsScreen;
import app.praetor.ui.settings.SettingsViewModel;
import app.praetor.ui.settings.WorkspaceFacts;
import app.praetor.ui.settings.model.BudgetViewModel;
import app.praetor.ui.settings.model.ModelPane;
import app.praetor.ui.settings.model.ModelViewModel;
import app.praetor.ui.spec.SpecScreen;
import app.praetor.ui.spec.SpecViewModel;
import app.praetor.ui.sync.SyncScreen;
import app.praetor.ui.sync.SyncViewModel;
import app.praetor.ui.task.UiTasks;
import app.praetor.ui.welcome.Starter;
import app.praetor.ui.welcome.WelcomeScreen;
import app.praetor.ui.welcome.WelcomeViewModel;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds a screen for a route, with the services of the open tenant. */
final class ScreenFactory implements Function<Route, Screen> {
    private final Opened opened;
    private final Supplier<Services> services;
    private final Messages messages;
    private final UiTasks tasks;
    private final Router router;
    private final Notices notices;
    private final Platform platform;
    private final Start start;
    private final Clock clock = Clock.systemDefaultZone();
    private @Nullable ProjectsScreen projects;

    /**
     * What the first screen does, and what happens once a workspace exists.
     *
     * @param starter makes the workspace, off the JavaFX thread
     * @param opened goes on from there
     */
    record Start(Starter starter, Runnable opened) {}

    /**
     * What screens need of the desktop around them.
     *
     * @param settings current settings
     * @param apply stores and applies new ones
     * @param host the window around the desktop
     */
    record Platform(DesktopPorts ports, Supplier<Settings> settings, Consumer<Settings> apply, Host host) {}

    ScreenFactory(
            Opened opened,
            Supplier<Services> services,
            Messages messages,
            UiTasks tasks,
            Router router,
            Notices notices,
            Platform platform,
            Start start) {
        this.opened = opened;
        this.services = services;
        this.messages = messages;
        this.tasks = tasks;
        this.router = router;
        this.notices = notices;
        this.platform = platform;
        this.start = start;
    }

    @Override
    public Screen apply(Route route) {
        return switch (route) {
            case Route.Welcome() -> new WelcomeScreen(welcome(), messages);
            case Route.Projects() -> projects();
            case Route.Settings() -> settings();
            case Route.Sync() -> sync();
            case Route.Knowledge(var entry) -> knowledge(entry);
            case Route.Objectives() -> objectives();
            case Route.Discovery(var id, var field, var message) -> {
                DiscoveryViewModel model =
                        new DiscoveryViewModel(services.get().discovery(), reader(), tasks, id, opened.drafts());
                model.showSource(field);
                model.showMessage(message);
                yield live(new DiscoveryScreen(model, messages, router, id), id, model::refresh, Kind.DISCOVERY);
            }
            case Route.Features(var id) -> {
                FeaturesViewModel model = new FeaturesViewModel(services.get().features(), tasks, id);
                yield live(new FeaturesScreen(model, messages, router, id), id, model::load, Kind.FEATURES);
            }
            case Route.Questions(var id, var question) -> {
                QuestionsViewModel model = new QuestionsViewModel(
                        services.get().questions(), services.get().followUps(), tasks, id);
                model.first(question);
                yield live(new QuestionsScreen(model, messages, router, id), id, model::load, Kind.QUESTIONS);
            }
            case Route.Tasks(var id, var task) -> {
                BoardViewModel model = new BoardViewModel(services.get().tasks(), tasks, id, clock);
                model.first(task);
                BoardScreen screen = new BoardScreen(model, messages, notices, platform.ports()::openLink);
                yield live(screen, id, model::refresh, Kind.TASKS);
            }
            case Route.Specification(var id, var line) -> {
                SpecViewModel model = new SpecViewModel(services.get().specs(), tasks, id);
                model.first(line);
                SpecScreen screen = new SpecScreen(model, messages, notices, clock, platform.ports()::chooseExport);
                // Whether it is still up to date depends on everything that goes into it.
                yield live(screen, id, model::refresh, Kind.values());
            }
            case Route.Kits(var id) -> {
                KitsViewModel model = new KitsViewModel(
                        services.get().kits(), tasks, id, services.get().sync().files());
                KitsScreen screen = new KitsScreen(model, messages, notices, clock, platform.ports());
                yield live(screen, id, model::refresh, Kind.KITS, Kind.SPECIFICATION);
            }
            case Route.Activity(var id) -> {
                ActivityViewModel model = new ActivityViewModel(services.get().activity(), tasks, id, clock.getZone());
                ActivityScreen screen = new ActivityScreen(model, messages, notices, clock, platform.ports()::copy);
                yield live(screen, id, model::load, Kind.values());
            }
        };
    }

    /** A screen that reads again when a commit touched what it shows of its project. */
    private Screen live(Screen screen, UUID project, Runnable reload, Kind... kinds) {
        Set<Kind> shown = Set.of(kinds);
        return live(screen, change -> shown.contains(change.kind()) && project.equals(change.projectId()), reload);
    }

    private Screen live(Screen screen, Predicate<Change> concerns, Runnable reload) {
        return new LiveScreen(
                screen, new LiveReload(opened.workspace().database().changes(), tasks, concerns, reload));
    }

    /** Shows the projects with the dialog for a new one open. */
    void newProject() {
        router.go(new Route.Projects());
        if (projects != null) {
            projects.newProject();
        }
    }

    private Screen projects() {
        ProjectsViewModel model = new ProjectsViewModel(services.get().projects(), tasks);
        projects = new ProjectsScreen(model, messages, notices, clock, router::go);
        return live(projects, change -> change.kind() == Kind.PROJECT, model::refresh);
    }

    private Screen knowledge(@Nullable String entry) {
        KnowledgeViewModel model = new KnowledgeViewModel(services.get().knowledge(), tasks);
        model.first(entry);
        KnowledgeScreen screen = new KnowledgeScreen(model, messages, notices, () -> router.go(new Route.Objectives()));
        return live(screen, change -> change.kind() == Kind.KNOWLEDGE, model::load);
    }

    private Screen objectives() {
        ObjectivesViewModel model = new ObjectivesViewModel(services.get().objectives(), tasks, opened.drafts());
        ObjectivesScreen screen = new ObjectivesScreen(
                model, messages, notices, clock, platform.ports(), () -> router.go(new Route.Knowledge()));
        return live(screen, change -> change.kind() == Kind.KNOWLEDGE, model::load);
    }

    private Screen sync() {
        SyncDesk desk = services.get().sync();
        return new SyncScreen(
                new SyncViewModel(desk, tasks),
                messages,
                notices,
                clock,
                new SyncScreen.Outside(platform.ports()::copy, platform.ports()::openLink, DesktopPorts.deviceName()));
    }

    private WelcomeViewModel welcome() {
        boolean first = platform.host().organizations().isEmpty();
        return first
                ? new WelcomeViewModel(start.starter(), tasks, start.opened())
                : new WelcomeViewModel(
                        start.starter(),
                        tasks,
                        start.opened(),
                        platform.host()::back,
                        platform.settings().get().ownFiles());
    }

    private ChatReader reader() {
        return ChatReader.of(services.get().models(), services.get().interpreter());
    }

    private Screen settings() {
        Tenant tenant = services.get().tenant();
        Workspace workspace = opened.workspace();
        WorkspaceFacts facts =
                new WorkspaceFacts(tenant.name(), workspace.folder().home().toString(), Version.TEXT);
        WorkspaceModels models = new WorkspaceModels(services.get());
        return new SettingsScreen(
                new SettingsViewModel(platform.settings().get(), facts, platform.apply()),
                platform.host()
                        .security()
                        .map(each -> new SecurityViewModel(each, tasks))
                        .orElse(null),
                new BackupViewModel(new WorkspaceBackups(workspace, clock, platform.ports()::chooseExport), tasks),
                new ModelPane(new ModelViewModel(models, tasks), new BudgetViewModel(models, tasks), messages),
                messages,
                clock.getZone(),
                platform.ports()::copy);
    }
}
