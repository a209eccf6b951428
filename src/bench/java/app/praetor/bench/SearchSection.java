package app.praetor.bench;

import app.praetor.question.ClientProjects;
import app.praetor.search.WorkspaceSearch;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** Search over the scripted clients' projects and the knowledge: the first, while it reads everything, and later ones. */
final class SearchSection implements Bench.Section {
    private static final int ROUNDS = 200;
    private static final double FIRST = 3_000_000;
    private static final double LATER = 50_000;
    private static final List<String> QUERIES = List.of(
            "who pays", "delivery", "approve invoices", "work without a connection", "reports for the tax office");

    @Override
    public void run(Bench.Table table) throws Exception {
        try (ClientProjects clients = ClientProjects.open(Files.createTempDirectory("praetor-bench-search"))) {
            clients.plans();
            WorkspaceSearch search = clients.services().search();
            long start = System.nanoTime();
            search.find("delivery", 20);
            table.time("first search, reads everything", (System.nanoTime() - start) / 1e3, FIRST);
            start = System.nanoTime();
            search.settle();
            table.figure("meanings worked out behind it", (System.nanoTime() - start) / 1_000_000 + " ms");
            double[] micros = new double[ROUNDS];
            for (int i = 0; i < micros.length; i++) {
                start = System.nanoTime();
                search.find(QUERIES.get(i % QUERIES.size()), 20);
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
            Arrays.sort(micros);
            table.time("search by words and meaning, median", micros[micros.length / 2], LATER);
            table.time("search by words and meaning, 95 of 100", micros[micros.length * 95 / 100], LATER);
        }
    }
}
