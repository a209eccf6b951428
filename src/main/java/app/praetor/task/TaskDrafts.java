package app.praetor.task;

import app.praetor.discovery.session.FieldView;
import app.praetor.question.QuestionView;
import app.praetor.store.Json;
import app.praetor.task.TaskDraft.ActionDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a project calls for, as tasks: open fields, decisions, systems to connect, and the review of the outcome. */
final class TaskDrafts {
    private static final String SYSTEMS = "constraints.existingSystems";

    private TaskDrafts() {}

    static List<TaskDraft> of(List<FieldView> fields, List<QuestionView> questions) {
        List<TaskDraft> drafts = new ArrayList<>();
        for (FieldView field : fields) {
            boolean open = field.status().equals("skipped") || field.status().equals("deferred");
            if (open && field.values().isEmpty()) {
                drafts.add(provide(field));
            }
        }
        for (QuestionView question : questions) {
            if (question.status().equals("pending") && question.proposal() == null) {
                drafts.add(decide(question));
            }
        }
        fields.stream()
                .filter(field -> field.path().equals(SYSTEMS))
                .flatMap(field -> field.values().stream())
                .forEach(system -> drafts.add(connect(system)));
        if (!questions.isEmpty()) {
            drafts.add(new TaskDraft(
                    "review:specification",
                    TaskType.REVIEW,
                    "Review the specification",
                    "Read every requirement against what the client said and approve it, or send it back.",
                    "high",
                    "task.approve",
                    List.of(new ActionDraft("APPROVE_REJECT", "Approve or reject", List.of(), null)),
                    drafts.stream()
                            .filter(d -> d.type() != TaskType.CONNECT)
                            .map(TaskDraft::origin)
                            .toList()));
        }
        return drafts;
    }

    /** The action that a task made by hand gets. */
    static ActionDraft plainAction(TaskType type) {
        return switch (type) {
            case REVIEW -> new ActionDraft("APPROVE_REJECT", "Approve or reject", List.of(), null);
            case PROVIDE -> new ActionDraft("TEXT_INPUT", "Provide", List.of(), null);
            case DECIDE -> new ActionDraft("TEXT_INPUT", "Decide", List.of(), null);
            case CONNECT -> new ActionDraft("TEXT_INPUT", "Describe the connection", List.of(), null);
        };
    }

    private static TaskDraft provide(FieldView field) {
        String name = words(field.path());
        return new TaskDraft(
                "field:" + field.path(),
                TaskType.PROVIDE,
                "Provide the " + name,
                "The client has not said yet what the " + name + (field.list() ? " are." : " is."),
                "high",
                "task.text",
                List.of(new ActionDraft(
                        "TEXT_INPUT",
                        "Write the " + name,
                        List.of(),
                        Json.of(Map.of("kind", "field", "path", field.path())))),
                List.of());
    }

    static TaskDraft decide(QuestionView question) {
        String type = switch (question.answerType()) {
            case "select" -> "SINGLE_SELECT";
            case "multi_select" -> "MULTI_SELECT";
            case "boolean" -> "SINGLE_SELECT";
            default -> "TEXT_INPUT";
        };
        List<String> options = question.answerType().equals("boolean") ? List.of("yes", "no") : question.options();
        String title = question.text().length() > 240 ? question.text().substring(0, 239) + "…" : question.text();
        return new TaskDraft(
                "question:" + question.id(),
                TaskType.DECIDE,
                title,
                question.why(),
                "medium",
                "task.decide",
                List.of(new ActionDraft(
                        type,
                        "Answer",
                        options,
                        Json.of(Map.of(
                                "kind", "answer", "questionId", question.id().toString())))),
                List.of());
    }

    static TaskDraft connect(String system) {
        return new TaskDraft(
                "system:" + system.toLowerCase(Locale.ROOT),
                TaskType.CONNECT,
                "Connect " + (system.length() > 200 ? system.substring(0, 199) + "…" : system),
                "Find out how " + system + " is reached: who administers it, which interface it offers, and a test"
                        + " account.",
                "medium",
                "task.text",
                List.of(new ActionDraft("TEXT_INPUT", "Describe the connection", List.of(), null)),
                List.of());
    }

    /** The last part of a field path in plain words, e.g. "technical constraints". */
    static String words(String path) {
        return path.substring(path.indexOf('.') + 1)
                .replaceAll("([A-Z])", " $1")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
