package app.praetor.question;

import app.praetor.feature.FeatureService;
import app.praetor.store.Json;
import app.praetor.store.RowIds;
import app.praetor.store.UnitOfWork;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Writes planned questions as rows of {@code plan_questions}, into a plan that is there already. */
final class PlanRows {
    private static final int GROUP_LENGTH = 100;

    private final FeatureService features;

    PlanRows(FeatureService features) {
        this.features = features;
    }

    /** Adds questions to the plan that are not in it yet, behind the others of their section; those that were added. */
    List<PlannedQuestion> add(UnitOfWork unit, UUID projectId, List<PlannedQuestion> more) {
        QuestionDao dao = unit.dao(QuestionDao.class);
        Optional<UUID> plan = dao.newestPlan(projectId);
        if (plan.isEmpty() || more.isEmpty()) {
            return List.of();
        }
        List<QuestionDao.Row> rows = dao.all(projectId);
        Set<String> there = new HashSet<>();
        int last = 0;
        for (QuestionDao.Row row : rows) {
            there.add(row.key());
            last = Math.max(last, row.displayOrder());
        }
        Map<UUID, UUID> selections = features.selectionRows(projectId);
        List<PlannedQuestion> added =
                more.stream().filter(q -> !there.contains(q.key())).toList();
        for (PlannedQuestion question : added) {
            dao.insert(row(RowIds.next(), projectId, plan.get(), question, selections, ++last));
        }
        dao.longer(plan.get(), added.size());
        return added;
    }

    /** Takes proposals over for open questions that have none or one that is less sure; the questions that got one. */
    List<PlannedQuestion> propose(UnitOfWork unit, UUID projectId, List<PlannedQuestion> proposed) {
        QuestionDao dao = unit.dao(QuestionDao.class);
        Map<String, QuestionDao.Row> byKey = new HashMap<>();
        dao.all(projectId).forEach(row -> byKey.put(row.key(), row));
        List<PlannedQuestion> taken = new ArrayList<>();
        for (PlannedQuestion question : proposed) {
            QuestionDao.Row row = byKey.get(question.key());
            Prefill prefill = question.prefill();
            if (row == null || prefill == null || !row.status().equals("pending")) {
                continue;
            }
            BigDecimal confidence = BigDecimal.valueOf(prefill.confidence()).setScale(2, RoundingMode.HALF_UP);
            BigDecimal before = row.confidenceScore();
            if (row.prefilledAnswer() == null || before == null || before.compareTo(confidence) < 0) {
                ObjectNode options = (ObjectNode) row.options().deepCopy();
                options.set("origin", prefill.origin().json());
                dao.prefill(row.id(), prefill.answer(), confidence, prefill.explanation(), options);
                taken.add(question);
            }
        }
        return taken;
    }

    static QuestionDao.NewRow row(
            UUID id, UUID projectId, UUID planId, PlannedQuestion question, Map<UUID, UUID> selections, int order) {
        ObjectNode options = Json.MAPPER.createObjectNode();
        options.put("key", question.key());
        options.set("choices", Json.of(question.options()));
        options.set("rules", Json.of(question.rules()));
        Prefill prefill = question.prefill();
        if (prefill != null) {
            options.set("origin", prefill.origin().json());
        }
        UUID featureId = question.featureId();
        String section = question.section();
        return new QuestionDao.NewRow(
                id,
                projectId,
                planId,
                featureId == null ? null : selections.get(featureId),
                question.text(),
                question.why(),
                question.answerType(),
                options,
                prefill == null ? null : prefill.answer(),
                prefill == null
                        ? BigDecimal.ZERO
                        : BigDecimal.valueOf(prefill.confidence()).setScale(2, RoundingMode.HALF_UP),
                prefill == null ? null : prefill.source(),
                prefill == null ? null : prefill.explanation(),
                section.length() > GROUP_LENGTH ? section.substring(0, GROUP_LENGTH) : section,
                order);
    }
}
