package app.praetor.ui.board;

import app.praetor.task.TaskStatus;
import app.praetor.task.TaskType;
import app.praetor.task.TaskView;
import app.praetor.task.TaskView.ActionView;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A board of an invented bicycle repair chain; today is Wednesday 25 November 2026. */
final class BoardSample {
    private BoardSample() {}

    static UUID id(int n) {
        return new UUID(0, n);
    }

    static TaskView task(
            int n, TaskType type, String title, TaskStatus status, @Nullable String who, @Nullable LocalDate due) {
        return new TaskView(id(n), type, title, "", status, "medium", who, due, List.of(), List.of(), List.of(), false);
    }

    static List<TaskView> board() {
        TaskView decide = new TaskView(
                id(1),
                TaskType.DECIDE,
                "Decide how long a repair slot is held for a customer who does not answer",
                "The workshops in Leeds hold it for a day, the ones in York for an hour. One rule is needed.",
                TaskStatus.PENDING,
                "high",
                "Ines Okafor",
                LocalDate.of(2026, 11, 27),
                List.of(id(2)),
                List.of(),
                List.of(new ActionView(
                        id(101),
                        "SINGLE_SELECT",
                        "How long is a slot held?",
                        List.of("One hour", "Until the end of the day", "The workshop decides each time"))),
                false);
        TaskView late = new TaskView(
                id(4),
                TaskType.PROVIDE,
                "Provide the price list of spare parts",
                "",
                TaskStatus.PENDING,
                "medium",
                null,
                LocalDate.of(2026, 11, 24),
                List.of(),
                List.of(),
                List.of(new ActionView(id(102), "TEXT_INPUT", "Where is the list?", List.of())),
                true);
        TaskView blocked = new TaskView(
                id(7),
                TaskType.REVIEW,
                "Review: data protection",
                "",
                TaskStatus.BLOCKED,
                "medium",
                "Ines Okafor",
                null,
                List.of(id(1), id(5)),
                List.of(id(1), id(5)),
                List.of(new ActionView(id(103), "APPROVE_REJECT", "Is the section right?", List.of())),
                false);
        return List.of(
                decide,
                task(
                        2,
                        TaskType.PROVIDE,
                        "Provide opening hours of all nine workshops",
                        TaskStatus.PENDING,
                        "Marek Silva",
                        LocalDate.of(2026, 12, 4)),
                task(
                        3,
                        TaskType.PROVIDE,
                        "Provide the text that customers agree to at drop-off",
                        TaskStatus.PENDING,
                        "Marek Silva",
                        LocalDate.of(2026, 12, 18)),
                late,
                task(
                        5,
                        TaskType.CONNECT,
                        "Connect the till of the pilot workshop",
                        TaskStatus.IN_PROGRESS,
                        "Jo Lind",
                        LocalDate.of(2026, 11, 30)),
                task(
                        6,
                        TaskType.REVIEW,
                        "Review: reminders and cancellations",
                        TaskStatus.IN_PROGRESS,
                        "Ines Okafor",
                        LocalDate.of(2026, 11, 25)),
                blocked,
                task(
                        8,
                        TaskType.DECIDE,
                        "Decide: mechanics and front desk both use it",
                        TaskStatus.COMPLETED,
                        "Ines Okafor",
                        null),
                task(
                        9,
                        TaskType.PROVIDE,
                        "Provide list of existing systems",
                        TaskStatus.COMPLETED,
                        "Marek Silva",
                        null));
    }
}
