package app.praetor.question;

import app.praetor.app.Services;
import app.praetor.app.Workspace;
import app.praetor.app.WorkspaceFolder;
import app.praetor.discovery.GoldInterview;
import app.praetor.discovery.session.DiscoveryView;
import app.praetor.feature.FeatureView;
import app.praetor.project.Template;
import app.praetor.store.key.Unlock;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A workspace with a project for each of the scripted clients: their conversation has come to its end, ten features are selected. */
public final class ClientProjects implements AutoCloseable {
    private static final int FEATURES = 10;

    private final Workspace workspace;
    private final Services services;
    private final Map<String, UUID> projects = new HashMap<>();

    private ClientProjects(Path folder) {
        workspace = Workspace.open(new WorkspaceFolder(folder.resolve("home"), folder.resolve("config")), Unlock.NONE);
        services = workspace.services(workspace.identity().create("Ada & Partners", "Ada Keller"));
    }

    public static ClientProjects open(Path folder) {
        ClientProjects made = new ClientProjects(folder);
        for (GoldInterview client : GoldInterview.in(clients())) {
            String name = client.file().getFileName().toString();
            UUID project =
                    made.services.projects().create(name, Template.GENERAL).id();
            made.interview(project, client.script());
            made.select(project);
            made.projects.put(name, project);
        }
        return made;
    }

    private static Path clients() {
        try {
            return Path.of(Objects.requireNonNull(ClientProjects.class.getResource("/interviews/unseen"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void interview(UUID project, Map<?, ?> script) {
        Map<?, ?> replies = (Map<?, ?>) Objects.requireNonNull(script.get("replies"));
        Map<String, Integer> used = new HashMap<>();
        services.discovery().open(project);
        DiscoveryView view = services.discovery().send(project, String.valueOf(script.get("opening")));
        while (!view.complete()) {
            List<String> asks = services.discovery().asks(project);
            List<?> texts = asks.isEmpty() ? null : (List<?>) replies.get(asks.getFirst());
            if (texts == null) {
                view = services.discovery().finish(project);
            } else {
                int at = used.merge(asks.getFirst(), 1, Integer::sum) - 1;
                view = services.discovery().send(project, String.valueOf(texts.get(Math.min(at, texts.size() - 1))));
            }
        }
    }

    private void select(UUID project) {
        services.features().generate(project);
        List<FeatureView> all = services.features().list(project);
        for (int i = 0; i < all.size(); i++) {
            services.features().select(project, all.get(i).id(), i < FEATURES);
        }
    }

    public Services services() {
        return services;
    }

    /** Makes the plan of each project; projects by the name of their client's file. */
    public Map<String, UUID> plans() {
        projects.values().forEach(services.questions()::generate);
        return projects;
    }

    @Override
    public void close() {
        workspace.close();
    }
}
