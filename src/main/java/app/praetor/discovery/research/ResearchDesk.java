package app.praetor.discovery.research;

import app.praetor.discovery.Objective;
import app.praetor.discovery.SessionState;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.store.UnitOfWork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Queues what a conversation gives to look up, and answers at once what the built-in knowledge can say. The client is never
 * asked because of it.
 *
 * @param kb the knowledge as it ships
 */
public record ResearchDesk(KnowledgeBase kb) {
    /** Writes what is new since the last turn, in the transaction of this one. */
    public void after(UnitOfWork unit, UUID projectId, UUID sessionId, Objective objective, SessionState state) {
        ResearchDao dao = unit.dao(ResearchDao.class);
        List<Topic> topics = Topics.of(kb, dao.template(projectId), objective, state);
        if (topics.isEmpty()) {
            return;
        }
        Set<String> known = dao.of(sessionId).stream()
                .flatMap(row -> Stream.of(row.taskType(), row.taskType() + " " + row.query()))
                .collect(Collectors.toCollection(HashSet::new));
        List<ResearchDao.NewRow> waiting = new ArrayList<>();
        List<ResearchDao.Answered> answered = new ArrayList<>();
        for (Topic each : topics) {
            List<Finding> findings = each.findings();
            if (!known.add(each.key())) {
                continue;
            }
            UUID id = RowIds.next();
            if (findings == null) {
                waiting.add(new ResearchDao.NewRow(id, sessionId, each.obligation(), each.type(), each.query()));
            } else {
                answered.add(new ResearchDao.Answered(
                        id,
                        sessionId,
                        each.obligation(),
                        each.type(),
                        each.query(),
                        Json.of(Map.of("source", "knowledge", "findings", findings))));
            }
        }
        if (!answered.isEmpty()) {
            dao.answer(answered);
        }
        if (!waiting.isEmpty()) {
            dao.queue(waiting);
        }
    }

    /** What was found, then what waits; what two devices queued shows once. */
    public static List<Research> of(List<ResearchRow> rows) {
        Set<String> seen = new HashSet<>();
        List<Research> all = rows.stream()
                .filter(row -> seen.add(row.taskType() + " " + row.query()))
                .map(row -> new Research(row.id(), row.taskType(), row.query(), row.status(), findings(row.result())))
                .toList();
        return Stream.concat(
                        all.stream().filter(each -> !each.findings().isEmpty()),
                        all.stream().filter(each -> each.findings().isEmpty()))
                .toList();
    }

    private static List<Finding> findings(@Nullable JsonNode result) {
        return result == null
                ? List.of()
                : result.path("findings")
                        .valueStream()
                        .map(each -> new Finding(
                                each.path("group").asString(""),
                                each.path("text").asString(""),
                                each.path("entry").asString("")))
                        .toList();
    }
}
