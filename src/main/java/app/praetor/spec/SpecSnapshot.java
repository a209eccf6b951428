package app.praetor.spec;

import app.praetor.discovery.Objective;
import app.praetor.discovery.Obligation;
import app.praetor.discovery.session.DiscoveryService;
import app.praetor.discovery.session.DiscoveryView;
import app.praetor.discovery.session.FieldView;
import app.praetor.discovery.session.Message;
import app.praetor.feature.FeatureService;
import app.praetor.feature.FeatureView;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.project.Project;
import app.praetor.project.ProjectService;
import app.praetor.question.QuestionService;
import app.praetor.question.QuestionView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the snapshot of a project that a specification is compiled from. */
public final class SpecSnapshot {
    private static final String SYSTEMS = "constraints.existingSystems";
    private static final String CLIENT = "Client";

    private final ProjectService projects;
    private final DiscoveryService discovery;
    private final FeatureService features;
    private final QuestionService questions;
    private final KnowledgeBase knowledge;

    public SpecSnapshot(
            ProjectService projects,
            DiscoveryService discovery,
            FeatureService features,
            QuestionService questions,
            KnowledgeBase knowledge) {
        this.projects = projects;
        this.discovery = discovery;
        this.features = features;
        this.questions = questions;
        this.knowledge = knowledge;
    }

    SpecInputs of(UUID projectId) {
        Project project = projects.get(projectId);
        DiscoveryView view = discovery.view(projectId);
        Objective objective = discovery.objective(projectId);
        List<FeatureView> selected =
                features.list(projectId).stream().filter(FeatureView::selected).toList();
        List<QuestionView> plan = questions.list(projectId);
        return new SpecInputs(
                new SpecInputs.Project(
                        project.id().toString(),
                        project.name(),
                        project.template().key(),
                        project.description()),
                fields(view, objective),
                selected.stream().map(f -> feature(f, view)).toList(),
                answers(plan, selected),
                entities(project, selected),
                open(view, plan, objective),
                integrations(view),
                List.of());
    }

    private static List<SpecInputs.Field> fields(DiscoveryView view, Objective objective) {
        Map<UUID, Instant> times = new HashMap<>();
        view.messages().forEach(m -> times.put(m.id(), m.at().toInstant()));
        return view.fields().stream()
                .filter(f -> f.type() != null)
                .map(f -> new SpecInputs.Field(
                        f.path(),
                        label(objective, f.path()),
                        f.section(),
                        f.values(),
                        f.confidence(),
                        SpecInputs.ValueType.valueOf(String.valueOf(f.type()).toUpperCase(Locale.ROOT)),
                        f.snippet() == null ? null : f.turn(),
                        f.snippet() == null ? "" : f.snippet(),
                        f.snippet() == null ? null : CLIENT,
                        f.messageId() == null ? null : times.get(f.messageId())))
                .toList();
    }

    private static String label(Objective objective, String path) {
        return objective.byField(path).map(Obligation::label).orElse(path);
    }

    private static SpecInputs.Feature feature(FeatureView feature, DiscoveryView view) {
        List<SourceRef> sources = new ArrayList<>();
        for (FeatureView.SignalView signal : feature.signals()) {
            String field = signal.sourceField();
            String snippet = signal.snippet();
            if (field != null && snippet != null && !snippet.isBlank()) {
                sources.add(new SourceRef(
                        SourceRef.Kind.FIELD, field, turn(snippet, view), snippet, CLIENT, confidence(field, view)));
            }
        }
        return new SpecInputs.Feature(
                feature.id().toString(),
                feature.name(),
                feature.description(),
                feature.category(),
                feature.complexity(),
                feature.notes(),
                feature.why(),
                sources);
    }

    private static @Nullable Integer turn(String snippet, DiscoveryView view) {
        return view.messages().stream()
                .filter(m -> m.role() == Message.Role.USER && m.content().contains(snippet))
                .map(Message::turn)
                .findFirst()
                .orElse(null);
    }

    private static double confidence(String path, DiscoveryView view) {
        return view.fields().stream()
                .filter(f -> f.path().equals(path))
                .mapToDouble(FieldView::confidence)
                .findFirst()
                .orElse(0);
    }

    private static List<SpecInputs.Answer> answers(List<QuestionView> plan, List<FeatureView> selected) {
        Map<String, String> featureByName = new HashMap<>();
        selected.forEach(f -> featureByName.put(f.name(), f.id().toString()));
        List<SpecInputs.Answer> answers = new ArrayList<>();
        for (QuestionView question : plan) {
            String answer = question.answer();
            if (answer != null) {
                answers.add(new SpecInputs.Answer(
                        question.id().toString(),
                        question.text(),
                        featureByName.get(question.section()),
                        answer,
                        String.valueOf(question.answerSource()),
                        question.proposalWhy() == null ? "" : question.proposalWhy()));
            }
        }
        return answers;
    }

    /** The entities of the project's domain that a selected feature works with. */
    private List<SpecInputs.Entity> entities(Project project, List<FeatureView> selected) {
        Set<String> wanted = new HashSet<>();
        selected.forEach(f -> wanted.addAll(knowledge.entitiesOf(f.id())));
        return knowledge.domain(project.template().key()).entities().stream()
                .filter(e -> wanted.contains(e.name()))
                .map(e -> new SpecInputs.Entity(e.name(), e.attributes(), e.actions(), null))
                .toList();
    }

    private static List<SpecInputs.OpenQuestion> open(
            DiscoveryView view, List<QuestionView> plan, Objective objective) {
        List<SpecInputs.OpenQuestion> open = new ArrayList<>();
        for (FieldView field : view.fields()) {
            if (field.type() == null) {
                String reason = switch (field.status()) {
                    case "skipped" -> "The client could not or would not say.";
                    case "deferred" -> "The client did not know yet.";
                    default -> "Not asked yet.";
                };
                String text = objective
                        .byField(field.path())
                        .map(Obligation::plainQuestion)
                        .orElse(field.path());
                open.add(new SpecInputs.OpenQuestion(field.path(), text, reason));
            }
        }
        for (QuestionView question : plan) {
            if (question.status().equals("pending")) {
                open.add(new SpecInputs.OpenQuestion(
                        question.id().toString(),
                        question.text(),
                        question.proposal() == null ? "Not answered yet." : "Proposed: " + question.proposal()));
            }
        }
        return open;
    }

    private static List<SpecInputs.Integration> integrations(DiscoveryView view) {
        return view.fields().stream()
                .filter(f -> f.path().equals(SYSTEMS))
                .flatMap(f -> f.values().stream()
                        .map(system -> new SpecInputs.Integration(
                                system,
                                "",
                                f.snippet() == null
                                        ? null
                                        : new SourceRef(
                                                SourceRef.Kind.FIELD,
                                                f.path(),
                                                f.turn(),
                                                f.snippet(),
                                                CLIENT,
                                                f.confidence()))))
                .toList();
    }
}
