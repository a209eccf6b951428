package app.praetor.question;

import app.praetor.activity.Events;
import app.praetor.feature.FeatureService;
import app.praetor.feature.FeatureView;
import app.praetor.feature.ProjectFactsReader;
import app.praetor.knowledge.KnowledgeBase;
import app.praetor.knowledge.ProjectFacts;
import app.praetor.store.Change;
import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.store.Store;
import app.praetor.store.UnitOfWork;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The question plan of a project. */
public final class QuestionService {
    /** A proposal that follows from an earlier answer by a rule is as sure as the rule. */
    private static final BigDecimal CASCADE = new BigDecimal("0.80");

    private final Store store;
    private final Events events;
    private final KnowledgeBase knowledge;
    private final Supplier<KnowledgeBase> forPlans;
    private final ProjectFactsReader facts;
    private final FeatureService features;
    private final Clock clock;

    /**
     * @param knowledge everything that ships, by which answers lead to others
     * @param forPlans what a new plan is made from, asked for each
     */
    public QuestionService(
            Store store,
            Events events,
            KnowledgeBase knowledge,
            Supplier<KnowledgeBase> forPlans,
            ProjectFactsReader facts,
            FeatureService features,
            Clock clock) {
        this.store = store;
        this.events = events;
        this.knowledge = knowledge;
        this.forPlans = forPlans;
        this.facts = facts;
        this.features = features;
        this.clock = clock;
    }

    /** The plan in order of its sections; empty before the first {@link #generate}. */
    public List<QuestionView> list(UUID projectId) {
        return store.read(QuestionDao.class, dao -> list(dao, projectId));
    }

    private static List<QuestionView> list(QuestionDao dao, UUID projectId) {
        Map<UUID, String> sources = new HashMap<>();
        dao.answers(projectId).forEach(a -> sources.put(a.questionId(), a.source()));
        return dao.all(projectId).stream()
                .map(row -> new QuestionView(
                        row.id(),
                        row.groupKey() == null ? "" : row.groupKey(),
                        row.questionText(),
                        row.description() == null ? "" : row.description(),
                        row.answerType(),
                        row.options()
                                .path("choices")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList(),
                        row.prefilledAnswer(),
                        row.confidenceScore() == null
                                ? 0
                                : row.confidenceScore().doubleValue(),
                        row.prefillSource(),
                        row.prefillExplanation(),
                        row.prefilledAnswer() == null
                                ? null
                                : Origin.of(row.options().path("origin")),
                        row.key(),
                        row.userAnswer(),
                        sources.get(row.id()),
                        row.status()))
                .toList();
    }

    List<QuestionView> listIn(UnitOfWork unit, UUID projectId) {
        return list(unit.dao(QuestionDao.class), projectId);
    }

    /** What the conversation found out. */
    ProjectFacts discovered(UUID projectId) {
        return facts.of(projectId);
    }

    KnowledgeBase forPlans() {
        return forPlans.get();
    }

    PlanRows rows() {
        return new PlanRows(features);
    }

    List<SelectedFeature> selected(UUID projectId) {
        Map<UUID, String> catalogIds = features.catalogIds(projectId);
        return features.list(projectId).stream()
                .filter(FeatureView::selected)
                .map(f -> new SelectedFeature(f.id(), catalogIds.get(f.id()), f.name()))
                .toList();
    }

    /** What the conversation and the answers say. */
    private ProjectFacts known(UUID projectId) {
        Map<String, String> answers = new HashMap<>();
        for (QuestionView question : list(projectId)) {
            String answer = question.answer();
            if (answer != null) {
                answers.put(question.key(), answer);
            }
        }
        return AnswerFacts.with(discovered(projectId), answers);
    }

    /** Makes the plan for the selected features; answers already given are kept, and what they call for is asked. */
    public List<QuestionView> generate(UUID projectId) {
        List<PlannedQuestion> planned = PlanGenerator.generate(forPlans.get(), known(projectId), selected(projectId));
        Map<UUID, UUID> selections = features.selectionRows(projectId);
        return store.write(unit -> {
            QuestionDao dao = unit.dao(QuestionDao.class);
            UUID planId = RowIds.next();
            insertPlan(dao, projectId, planId, planned);
            Map<String, QuestionDao.Row> old = new HashMap<>();
            dao.all(projectId).forEach(row -> old.put(row.key(), row));
            Set<String> kept = new HashSet<>();
            int order = 0;
            for (PlannedQuestion question : planned) {
                QuestionDao.Row existing = old.get(question.key());
                UUID id = existing == null ? RowIds.next() : existing.id();
                QuestionDao.NewRow row = PlanRows.row(id, projectId, planId, question, selections, order++);
                if (existing == null) {
                    dao.insert(row);
                } else {
                    dao.refresh(row);
                    // An answer belongs to the words that were answered.
                    if (existing.userAnswer() == null && asksOtherwise(existing, row)) {
                        dao.reword(row);
                    }
                }
                kept.add(question.key());
            }
            for (QuestionDao.Row row : old.values()) {
                if (!kept.contains(row.key()) && row.userAnswer() == null) {
                    dao.delete(row.id());
                }
            }
            done(unit, projectId, "question.planned", "Question plan with " + planned.size() + " questions made");
            return list(dao, projectId);
        });
    }

    private static boolean asksOtherwise(QuestionDao.Row old, QuestionDao.NewRow now) {
        return !old.questionText().equals(now.text())
                || !now.why().equals(old.description())
                || !old.answerType().equals(now.answerType())
                || !old.options().equals(now.options());
    }

    private void insertPlan(QuestionDao dao, UUID projectId, UUID planId, List<PlannedQuestion> planned) {
        Map<String, Integer> byFeature = new TreeMap<>();
        Map<String, Integer> byGroup = new TreeMap<>();
        int prefilled = 0;
        for (PlannedQuestion question : planned) {
            UUID featureId = question.featureId();
            byFeature.merge(featureId == null ? "general" : featureId.toString(), 1, Integer::sum);
            byGroup.merge(question.section(), 1, Integer::sum);
            prefilled += question.prefill() == null ? 0 : 1;
        }
        dao.insertPlan(
                planId,
                projectId,
                planned.size(),
                Json.of(byFeature),
                Json.of(byGroup),
                Json.of(Map.of("prefilled", prefilled, "total", planned.size())),
                OffsetDateTime.now(clock));
    }

    /** Answers a question; several choices are joined by "; ". A refused answer changes nothing and says why. */
    public AnswerOutcome answer(UUID projectId, UUID questionId, String answer) {
        return store.write(unit -> answered(unit, projectId, questionId, answer.strip(), "user"));
    }

    /** Takes the proposal as the answer (source {@code prefill_accepted}). */
    public AnswerOutcome accept(UUID projectId, UUID questionId) {
        return store.write(unit -> {
            QuestionDao.Row row = find(unit.dao(QuestionDao.class), projectId, questionId);
            String proposal = row.prefilledAnswer();
            if (proposal == null) {
                throw new IllegalArgumentException("There is no proposal to accept; write an answer.");
            }
            return answered(unit, projectId, questionId, proposal, "prefill_accepted");
        });
    }

    /**
     * {@link #answer} as part of a larger unit of work.
     *
     * @throws IllegalArgumentException when the answer does not fit the question
     */
    public void answerIn(UnitOfWork unit, UUID projectId, UUID questionId, String answer) {
        AnswerOutcome outcome = answered(unit, projectId, questionId, answer.strip(), "user");
        if (!outcome.problem().isEmpty()) {
            throw new IllegalArgumentException(outcome.problem());
        }
    }

    private AnswerOutcome answered(UnitOfWork unit, UUID projectId, UUID questionId, String answer, String source) {
        QuestionDao dao = unit.dao(QuestionDao.class);
        QuestionDao.Row row = find(dao, projectId, questionId);
        List<String> choices = row.options()
                .path("choices")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        Map<String, Object> rules = new HashMap<>();
        row.options().path("rules").properties().forEach(e -> rules.put(e.getKey(), plain(e.getValue())));
        String problem = AnswerValidator.problem(row.answerType(), choices, rules, answer);
        if (!problem.isEmpty()) {
            return new AnswerOutcome(list(dao, projectId), problem, List.of());
        }
        dao.answer(questionId, answer, "answered");
        dao.clearAnswers(projectId, questionId);
        dao.insertAnswer(RowIds.next(), projectId, questionId, Json.of(answer), source, events.userId());
        List<String> effects = cascade(dao, projectId, row, answer);
        done(unit, projectId, "question.answered", "Question answered: " + row.questionText());
        return new AnswerOutcome(list(dao, projectId), "", effects);
    }

    private static Object plain(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : node.isBoolean() ? node.asBoolean() : node.asString("");
    }

    private List<String> cascade(QuestionDao dao, UUID projectId, QuestionDao.Row answered, String answer) {
        Map<String, QuestionDao.Row> byKey = new HashMap<>();
        dao.all(projectId).forEach(row -> byKey.put(row.key(), row));
        List<String> effects = new ArrayList<>();
        for (Effect effect : Cascade.effects(knowledge, answered.key(), answer)) {
            QuestionDao.Row target = byKey.get(effect.questionKey());
            if (target == null || !target.status().equals("pending")) {
                continue;
            }
            String value = effect.value();
            if (effect.kind().equals("suppress")) {
                dao.suppress(target.id(), "suppressed", effect.reason());
                effects.add("“" + target.questionText() + "” is not needed any more: " + effect.reason());
            } else if (value != null
                    && AnswerValidator.problem(
                                    target.answerType(),
                                    target.options()
                                            .path("choices")
                                            .valueStream()
                                            .map(JsonNode::asString)
                                            .toList(),
                                    Map.of(),
                                    value)
                            .isEmpty()) {
                ObjectNode options = (ObjectNode) target.options().deepCopy();
                options.set("origin", new Origin(Origin.Kind.QUESTION, answered.key()).json());
                dao.prefill(target.id(), value, CASCADE, effect.reason(), options);
                effects.add("“" + target.questionText() + "” now proposes “" + value + "”: " + effect.reason());
            }
        }
        return effects;
    }

    /** Takes the answer back, and with it what it had made unnecessary. */
    public AnswerOutcome reopen(UUID projectId, UUID questionId) {
        return store.write(unit -> {
            QuestionDao dao = unit.dao(QuestionDao.class);
            QuestionDao.Row row = find(dao, projectId, questionId);
            List<String> effects = new ArrayList<>();
            String answer = row.userAnswer();
            if (answer != null) {
                Set<String> suppressed = new HashSet<>();
                Cascade.effects(knowledge, row.key(), answer).stream()
                        .filter(e -> e.kind().equals("suppress"))
                        .forEach(e -> suppressed.add(e.questionKey()));
                for (QuestionDao.Row other : dao.all(projectId)) {
                    if (suppressed.contains(other.key()) && other.status().equals("suppressed")) {
                        dao.suppress(other.id(), "pending", null);
                        effects.add("“" + other.questionText() + "” is open again.");
                    }
                }
            }
            dao.answer(questionId, null, "pending");
            dao.clearAnswers(projectId, questionId);
            done(unit, projectId, "question.reopened", "Answer taken back: " + row.questionText());
            return new AnswerOutcome(list(dao, projectId), "", effects);
        });
    }

    private static QuestionDao.Row find(QuestionDao dao, UUID projectId, UUID id) {
        return dao.find(projectId, id)
                .orElseThrow(() -> new NoSuchElementException("This question is not in the plan any more."));
    }

    private void done(UnitOfWork unit, UUID projectId, String type, String summary) {
        unit.changed(Change.Kind.QUESTIONS, projectId);
        events.log(unit, projectId, type, summary, Map.of());
    }
}
