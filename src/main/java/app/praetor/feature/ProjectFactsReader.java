package app.praetor.feature;

import app.praetor.discovery.session.DiscoveryService;
import app.praetor.discovery.session.FieldView;
import app.praetor.knowledge.ProjectFacts;
import app.praetor.project.Project;
import app.praetor.project.ProjectService;
import app.praetor.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a project knows, in the form that scoring and planning work on. */
public final class ProjectFactsReader {
    private final Store store;
    private final ProjectService projects;
    private final DiscoveryService discovery;

    public ProjectFactsReader(Store store, ProjectService projects, DiscoveryService discovery) {
        this.store = store;
        this.projects = projects;
        this.discovery = discovery;
    }

    /** The facts of a project, with the sentences that they come from. */
    public ProjectFacts of(UUID projectId) {
        Project project = projects.get(projectId);
        Map<String, List<ProjectFacts.Fact>> facts = new LinkedHashMap<>();
        Map<String, String> snippets = new LinkedHashMap<>();
        for (FieldView field : discovery.view(projectId).fields()) {
            String snippet = field.snippet() == null ? "" : field.snippet();
            snippets.put(field.path(), snippet);
            if (!field.values().isEmpty()) {
                facts.put(
                        field.path(),
                        field.values().stream()
                                .map(value -> new ProjectFacts.Fact(value, snippet, field.confidence()))
                                .toList());
            }
        }
        List<ProjectFacts.SeedFact> seeds = store.read(FeatureDao.class, dao -> dao.seeds(projectId)).stream()
                .map(seed -> new ProjectFacts.SeedFact(
                        seed.seedType(),
                        seed.featureName(),
                        seed.priority(),
                        seed.sourceField(),
                        seed.rationale(),
                        snippets.getOrDefault(seed.sourceField(), "")))
                .toList();
        return new ProjectFacts(project.template().key(), facts, seeds);
    }
}
