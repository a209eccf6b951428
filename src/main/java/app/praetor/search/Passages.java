package app.praetor.search;

import app.praetor.discovery.session.DiscoveryService;
import app.praetor.discovery.session.Message;
import app.praetor.knowledge.browse.Entry;
import app.praetor.knowledge.own.KnowledgeService;
import app.praetor.project.Project;
import app.praetor.project.ProjectService;
import app.praetor.question.QuestionService;
import app.praetor.question.QuestionView;
import app.praetor.search.Passage.Kind;
import app.praetor.spec.SpecService;
import app.praetor.spec.SpecView;
import app.praetor.task.TaskService;
import app.praetor.task.TaskView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads what can be found, through the services of one organization: nobody finds what they could not open. */
public record Passages(
        ProjectService projects,
        DiscoveryService discovery,
        QuestionService questions,
        TaskService tasks,
        SpecService specs,
        KnowledgeService knowledge) {
    private static final int TITLE = 90;

    List<Project> all() {
        return projects.list();
    }

    /** What a project says: tasks, answers, the newest specification, and the client's messages. */
    List<Passage> of(Project project) {
        List<Passage> found = new ArrayList<>();
        for (TaskView task : tasks.list(project.id())) {
            found.add(passage(Kind.TASK, project, task.id().toString(), task.title(), task.description()));
        }
        for (QuestionView question : questions.list(project.id())) {
            String answer = question.answer();
            if (answer != null) {
                found.add(passage(Kind.ANSWER, project, question.id().toString(), question.text(), answer));
            }
        }
        specs.current(project.id())
                .ifPresent(spec -> spec.sections().stream()
                        .flatMap(section -> section.lines().stream())
                        .filter(line -> !line.id().isEmpty())
                        .forEach(line -> found.add(requirement(project, line))));
        for (Message message : discovery.view(project.id()).messages()) {
            if (message.role() == Message.Role.USER) {
                String text = message.content().strip().replaceAll("\\s+", " ");
                String title = title(text);
                found.add(passage(
                        Kind.MESSAGE, project, message.id().toString(), title, text.length() <= TITLE ? "" : text));
            }
        }
        return found;
    }

    /** The beginning of a text, cut between words where there are some. */
    static String title(String text) {
        if (text.length() <= TITLE) {
            return text;
        }
        int space = text.lastIndexOf(' ', TITLE);
        int end = space > 0 ? space + 1 : TITLE;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static Passage requirement(Project project, SpecView.Line line) {
        return passage(Kind.REQUIREMENT, project, line.id(), line.text(), String.join(" ", line.criteria()));
    }

    private static Passage passage(Kind kind, Project project, String ref, String title, String text) {
        return new Passage(kind, project.id(), project.name(), ref, title, text);
    }

    /** What the organization knows beyond its projects. */
    List<Passage> shared() {
        return knowledge.shelf().entries().stream()
                // Industries are many, and their titles are all that there is of them.
                .filter(entry -> entry.kind() != Entry.Kind.INDUSTRY)
                .map(entry -> new Passage(
                        Kind.KNOWLEDGE,
                        null,
                        "",
                        entry.kind() + "/" + entry.key(),
                        entry.title(),
                        Stream.concat(
                                        Stream.of(entry.why()),
                                        entry.parts().stream().flatMap(part -> part.items().stream()))
                                .filter(text -> !text.isBlank())
                                .reduce((a, b) -> a + " " + b)
                                .orElse("")))
                .toList();
    }
}
