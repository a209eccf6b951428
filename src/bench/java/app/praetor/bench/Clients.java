package app.praetor.bench;

import app.praetor.discovery.DiscoveryEngine;
import app.praetor.discovery.GoldInterview;
import app.praetor.discovery.objective.Objectives;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The scripted clients which the sections of the interview measure: those of the tests, and those of the folders that
 * {@code -Dbench.interviews=DIR,DIR} names.
 */
final class Clients {
    private Clients() {}

    static DiscoveryEngine engine() {
        return new DiscoveryEngine(Objectives.builtIn().byKey());
    }

    /** Folders by name: the clients written without a look at the rules first. */
    static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        try {
            folders.add(Path.of(Objects.requireNonNull(Clients.class.getResource("/interviews/unseen"))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        String more = System.getProperty("bench.interviews", "");
        if (!more.isBlank() && !more.startsWith("$")) {
            for (String folder : more.split(",")) {
                folders.add(Path.of(folder.strip()));
            }
        }
        return folders;
    }

    static List<GoldInterview> all() {
        return folders().stream().flatMap(f -> GoldInterview.in(f).stream()).toList();
    }

    static String opening(GoldInterview client) {
        return String.valueOf(client.script().get("opening"));
    }

    /** What a client says, question by question; the last reply is repeated. */
    static final class Replies {
        private final Map<?, ?> replies;
        private final Map<String, Integer> used = new HashMap<>();

        Replies(GoldInterview client) {
            replies = (Map<?, ?>) Objects.requireNonNull(client.script().get("replies"));
        }

        String to(String field) {
            List<?> texts = (List<?>) Objects.requireNonNull(replies.get(field));
            int at = used.merge(field, 1, Integer::sum) - 1;
            return String.valueOf(texts.get(Math.min(at, texts.size() - 1)));
        }
    }
}
