package app.praetor.question;

import app.praetor.activity.Events;
import app.praetor.knowledge.ProjectFacts;
import app.praetor.knowledge.Words;
import app.praetor.store.Change;
import app.praetor.store.Json;
import app.praetor.store.Store;
import app.praetor.store.UnitOfWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks at answers after they were given: what they say of the project may call for further questions, better proposals and
 * tasks. Takes a moment, so it is not a part of answering; an answer that was not looked at is so with the next one.
 */
public final class FollowUps {
    /** What one look may add, so that an answer never brings more work than it has done. */
    private static final int MOST = 5;

    private final Store store;
    private final Events events;
    private final QuestionService questions;
    private final Tasks tasks;

    /** Who makes tasks. */
    public interface Tasks {
        /**
         * Makes the tasks that these call for, none twice.
         *
         * @param systems names of systems to connect
         * @param undecided questions whose answer somebody has to find
         * @return the titles of the tasks that were made
         */
        List<String> called(UnitOfWork unit, UUID projectId, List<String> systems, List<QuestionView> undecided);
    }

    public FollowUps(Store store, Events events, QuestionService questions, Tasks tasks) {
        this.store = store;
        this.events = events;
        this.questions = questions;
        this.tasks = tasks;
    }

    /** Looks at the answers of a project that nobody has looked at; the effects say what they brought about. */
    public AnswerOutcome of(UUID projectId) {
        Map<String, String> before = new HashMap<>();
        Map<String, String> fresh = new HashMap<>();
        List<UUID> looked = new ArrayList<>();
        Map<UUID, String> keys = new HashMap<>();
        questions.list(projectId).forEach(q -> keys.put(q.id(), q.key()));
        for (QuestionDao.AnswerRow answer : store.read(QuestionDao.class, dao -> dao.answers(projectId))) {
            String key = keys.get(answer.questionId());
            if (key != null) {
                (answer.processed() ? before : fresh).put(key, answer.value().asString(""));
            }
            if (!answer.processed()) {
                looked.add(answer.id());
            }
        }
        if (looked.isEmpty()) {
            return new AnswerOutcome(questions.list(projectId), "", List.of());
        }
        ProjectFacts known = AnswerFacts.with(questions.discovered(projectId), before);
        Consequences found = Consequences.of(
                questions.forPlans(), known, AnswerFacts.with(known, fresh), questions.selected(projectId));
        return store.write(unit -> {
            List<String> effects = new ArrayList<>();
            ObjectNode results = Json.MAPPER.createObjectNode();
            results.set("asked", Json.of(ask(unit, projectId, found.asked(), because(fresh), effects)));
            results.set("proposed", Json.of(propose(unit, projectId, found.proposed(), effects)));
            results.set("entities", Json.of(found.entities()));
            results.set("systems", Json.of(found.systems()));
            List<QuestionView> list = questions.listIn(unit, projectId);
            List<QuestionView> undecided = list.stream()
                    .filter(q -> fresh.containsKey(q.key()) && AnswerFacts.undecided(fresh.get(q.key())))
                    .toList();
            List<String> made = tasks.called(unit, projectId, found.systems(), undecided);
            results.set("tasks", Json.of(made));
            made.forEach(title -> effects.add("There is a new task: " + title));
            QuestionDao dao = unit.dao(QuestionDao.class);
            looked.forEach(id -> dao.processed(id, results));
            if (!effects.isEmpty()) {
                unit.changed(Change.Kind.QUESTIONS, projectId);
                events.log(
                        unit,
                        projectId,
                        "question.followed",
                        "Answers changed the plan",
                        Map.of("effects", effects.size()));
            }
            return new AnswerOutcome(list, "", effects);
        });
    }

    private static String because(Map<String, String> fresh) {
        return fresh.size() == 1
                ? "because of " + Words.quote(fresh.values().iterator().next())
                : "because of your answers";
    }

    private List<String> ask(
            UnitOfWork unit, UUID projectId, List<PlannedQuestion> asked, String because, List<String> effects) {
        List<PlannedQuestion> added =
                questions.rows().add(unit, projectId, asked.stream().limit(MOST).toList());
        added.forEach(q -> effects.add("“" + q.text() + "” is asked as well, " + because + "."));
        return added.stream().map(PlannedQuestion::key).toList();
    }

    private List<String> propose(
            UnitOfWork unit, UUID projectId, List<PlannedQuestion> proposed, List<String> effects) {
        List<PlannedQuestion> better = questions.rows().propose(unit, projectId, proposed);
        for (PlannedQuestion q : better) {
            Prefill prefill = q.prefill();
            if (prefill != null) {
                effects.add("“" + q.text() + "” now proposes “" + prefill.answer() + "”: " + prefill.explanation());
            }
        }
        return better.stream().map(PlannedQuestion::key).toList();
    }
}
