package app.praetor.app;

import app.praetor.activity.ActivityService;
import app.praetor.activity.Events;
import app.praetor.discovery.research.ResearchDesk;
import app.praetor.discovery.session.DiscoveryService;
import app.praetor.discovery.version.OwnObjectives;
import app.praetor.feature.FeatureService;
import app.praetor.feature.ProjectFactsReader;
import app.praetor.identity.Tenant;
import app.praetor.identity.User;
import app.praetor.integration.IntegrationService;
import app.praetor.integration.credential.IntegrationCredentials;
import app.praetor.kit.KitService;
import app.praetor.kit.credential.KitCredentials;
import app.praetor.knowledge.own.KnowledgeService;
import app.praetor.model.FallbackInterpreter;
import app.praetor.model.budget.Budgets;
import app.praetor.model.provider.ModelSettings;
import app.praetor.project.ProjectService;
import app.praetor.question.FollowUps;
import app.praetor.question.QuestionService;
import app.praetor.search.Passages;
import app.praetor.search.WorkspaceSearch;
import app.praetor.spec.SpecService;
import app.praetor.spec.SpecSnapshot;
import app.praetor.store.Store;
import app.praetor.store.attachment.Attachments;
import app.praetor.store.secret.Keysets;
import app.praetor.store.secret.SecretFields;
import app.praetor.sync.client.SyncDesk;
import app.praetor.task.TaskService;
import java.time.Clock;

/** The services of one tenant, wired by hand. */
public record Services(
        Tenant tenant,
        User user,
        Store store,
        ProjectService projects,
        DiscoveryService discovery,
        OwnObjectives objectives,
        KnowledgeService knowledge,
        FeatureService features,
        QuestionService questions,
        FollowUps followUps,
        TaskService tasks,
        SpecService specs,
        KitService kits,
        KitCredentials credentials,
        Attachments attachments,
        ActivityService activity,
        SyncDesk sync,
        ModelSettings models,
        FallbackInterpreter interpreter,
        Budgets budgets,
        WorkspaceSearch search) {

    static Services of(Workspace workspace, Tenant tenant, User user, Clock clock) {
        Store store = workspace.database().store(tenant.id());
        Events events = new Events(user.id());
        ProjectService projects = new ProjectService(store, events);
        Keysets keysets = workspace.keysets();
        SecretFields secrets = new SecretFields(keysets, tenant.id());
        ModelSettings models =
                new ModelSettings(new IntegrationService(store), new IntegrationCredentials(store, secrets, clock));
        Budgets budgets = new Budgets(store, clock);
        FallbackInterpreter interpreter = new FallbackInterpreter(models::current, budgets, clock);
        OwnObjectives objectives = new OwnObjectives(store, events, workspace.objectives());
        DiscoveryService discovery = new DiscoveryService(
                store,
                events,
                projects,
                workspace.engine(),
                workspace.objective(),
                workspace.objectiveId(),
                clock,
                interpreter,
                new ResearchDesk(workspace.knowledge()));
        ProjectFactsReader facts = new ProjectFactsReader(store, projects, discovery);
        KnowledgeService knowledge = new KnowledgeService(store, events, workspace.knowledge());
        FeatureService features = new FeatureService(store, events, workspace.knowledge(), knowledge::own, facts);
        QuestionService questions =
                new QuestionService(store, events, workspace.knowledge(), knowledge::forPlans, facts, features, clock);
        TaskService tasks = new TaskService(store, events, discovery, questions, clock);
        FollowUps followUps = new FollowUps(store, events, questions, tasks::calledFor);
        SpecSnapshot snapshot = new SpecSnapshot(projects, discovery, features, questions, workspace.knowledge());
        SpecService specs = new SpecService(store, events, snapshot, clock);
        KitService kits = new KitService(store, events, specs, workspace.bundles(tenant), clock);
        kits.sealOldBundles();
        return new Services(
                tenant,
                user,
                store,
                projects,
                discovery,
                objectives,
                knowledge,
                features,
                questions,
                followUps,
                tasks,
                specs,
                kits,
                new KitCredentials(store, events, secrets, clock),
                new Attachments(workspace.folder().attachments(), keysets, tenant.id()),
                new ActivityService(store, user.name()),
                workspace.desk(tenant),
                models,
                interpreter,
                budgets,
                workspace.search(new Passages(projects, discovery, questions, tasks, specs, knowledge)));
    }
}
