package app.praetor.bench;

import app.praetor.question.ClientProjects;
import app.praetor.question.QuestionView;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The question plan for ten features of each scripted client: how long it takes, and how much of it is proposed. */
final class PlanSection implements Bench.Section {
    private static final int ROUNDS = 10;
    private static final double LIMIT = 300_000;

    @Override
    public void run(Bench.Table table) throws Exception {
        try (ClientProjects clients = ClientProjects.open(Files.createTempDirectory("praetor-bench-plan"))) {
            List<UUID> projects = List.copyOf(clients.plans().values());
            int questions = 0;
            int proposed = 0;
            for (UUID project : projects) {
                List<QuestionView> plan = clients.services().questions().list(project);
                questions += plan.size();
                proposed +=
                        (int) plan.stream().filter(q -> q.proposal() != null).count();
            }
            double[] micros = new double[ROUNDS * projects.size()];
            for (int i = 0; i < micros.length; i++) {
                long start = System.nanoTime();
                clients.services().questions().generate(projects.get(i % projects.size()));
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
            Arrays.sort(micros);
            table.time("plan for ten features, median", micros[micros.length / 2], LIMIT);
            table.time("plan for ten features, longest of " + micros.length, micros[micros.length - 1], LIMIT);
            table.figure("questions with a proposal", String.format(Locale.ROOT, "%d of %d", proposed, questions));
        }
    }
}
