package app.praetor.app;

import app.praetor.discovery.InterviewScript;
import app.praetor.discovery.session.DiscoveryService;
import app.praetor.discovery.session.DiscoveryView;
import app.praetor.feature.FeatureView;
import app.praetor.kit.KitService.RunInfo;
import app.praetor.project.PhaseStatus;
import app.praetor.project.Project;
import app.praetor.project.Template;
import app.praetor.question.QuestionView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes the sample client through the main job with the ordinary services: nothing here is canned. */
public final class SampleProject {
    private static final String SCRIPT = "/sample/interview.yaml";
    private static final String NAME = "Northline Cycles";
    private static final int MAX_TURNS = 40;
    private static final int MAX_FEATURES = 6;

    private final Services services;
    private final Map<String, Long> timings = new LinkedHashMap<>();

    public SampleProject(Services services) {
        this.services = services;
    }

    /** What was made, and how long each step took in milliseconds. */
    public record Result(UUID projectId, RunInfo run, Map<String, Long> timings) {}

    /** Creates the project and walks it through every step. */
    public Result make() {
        Project project = timed("project", () -> services.projects().create(NAME, Template.INTERNAL_TOOLS));
        UUID id = project.id();
        timed("discovery", () -> interview(id));
        advance(id);
        List<FeatureView> candidates =
                timed("features", () -> services.features().generate(id));
        candidates.stream().limit(MAX_FEATURES).forEach(f -> services.features().select(id, f.id(), true));
        advance(id);
        timed("questions", () -> services.questions().generate(id));
        timed("answers", () -> acceptProposals(id));
        advance(id);
        timed("tasks", () -> services.tasks().derive(id));
        timed("specification", () -> services.specs().compile(id));
        RunInfo run = timed("kit", () -> services.kits().run(id, "requirements-pack", progress -> {}, () -> false));
        return new Result(id, run, timings);
    }

    private DiscoveryView interview(UUID id) {
        InterviewScript script = script();
        InterviewScript.Player player = script.player();
        DiscoveryService discovery = services.discovery();
        discovery.open(id);
        DiscoveryView view = discovery.send(id, script.opening());
        for (int turn = 0; turn < MAX_TURNS && !view.complete(); turn++) {
            for (String message : player.messagesAfter(turn)) {
                view = discovery.send(id, message);
            }
            List<String> asks = discovery.asks(id);
            String reply = player.reply(asks);
            view = reply.isEmpty() ? discovery.skip(id) : discovery.send(id, reply);
        }
        return view.complete() ? view : discovery.finish(id);
    }

    private List<QuestionView> acceptProposals(UUID id) {
        List<QuestionView> plan = services.questions().list(id);
        for (QuestionView question : plan) {
            if (question.proposal() != null && question.confidence() >= 0.5) {
                services.questions().accept(id, question.id());
            }
        }
        return services.questions().list(id);
    }

    private void advance(UUID id) {
        PhaseStatus status = services.projects().status(id);
        if (status.mayAdvance()) {
            services.projects().advance(id);
        }
    }

    private <T> T timed(String step, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        timings.put(step, (System.nanoTime() - start) / 1_000_000);
        return result;
    }

    private static InterviewScript script() {
        try (InputStream in = SampleProject.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + SCRIPT);
            }
            return InterviewScript.parse(SCRIPT, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
