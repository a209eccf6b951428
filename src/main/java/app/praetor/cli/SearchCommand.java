package app.praetor.cli;

import app.praetor.search.Hit;
import app.praetor.search.Passage;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code praetor search WORDS}: finds in tasks, answers, specifications, conversations and knowledge. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Finds in tasks, answers, specifications, conversations and knowledge.")
final class SearchCommand extends InWorkspace implements Callable<Integer> {
    private static final int MOST = 20;

    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "All of them must be there, in any form.")
    List<String> words = List.of();

    @Option(names = "--similar", description = "Also what means something like it in other words; takes some seconds.")
    boolean similar;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    /** A find as it is printed. */
    private record Found(
            String kind,
            @Nullable UUID project,
            String projectName,
            String ref,
            String title,
            String snippet,
            boolean similar) {
        static Found of(Hit hit) {
            Passage at = hit.passage();
            return new Found(
                    at.kind().name().toLowerCase(Locale.ROOT),
                    at.project(),
                    at.projectName(),
                    at.ref(),
                    at.title(),
                    hit.snippet(),
                    hit.similar());
        }
    }

    @Override
    public Integer call() {
        return options().inTenant(session -> {
            String query = String.join(" ", words);
            List<Hit> hits = session.services().search().find(query, MOST);
            if (similar) {
                session.services().search().settle();
                hits = session.services().search().find(query, MOST);
            }
            List<Found> found = hits.stream()
                    .filter(hit -> similar || !hit.similar())
                    .map(Found::of)
                    .toList();
            if (json) {
                Output.json(found);
            } else {
                found.forEach(SearchCommand::print);
            }
            if (found.isEmpty()) {
                System.err.println("Nothing fits “" + query + "”.");
            }
            return ExitCode.DONE;
        });
    }

    private static void print(Found found) {
        String where = found.projectName().isEmpty() ? "" : "  (" + found.projectName() + ")";
        System.out.println((found.similar() ? "~" : " ") + " " + found.kind() + "  " + found.title() + where);
        if (!Objects.equals(found.snippet(), "")) {
            System.out.println("    " + found.snippet().replaceAll("\\s+", " "));
        }
    }
}
