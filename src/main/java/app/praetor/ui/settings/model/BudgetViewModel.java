package app.praetor.ui.settings.model;

import app.praetor.model.budget.Budget;
import app.praetor.model.budget.Budget.OnLimit;
import app.praetor.ui.settings.model.ModelDesk.ProjectName;
import app.praetor.ui.settings.model.ModelViewModel.Told;
import app.praetor.ui.task.UiTasks;
import java.math.BigDecimal;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What one project may spend on models and has spent. */
public final class BudgetViewModel {
    private final ModelDesk desk;
    private final UiTasks tasks;
    private final ObservableList<ProjectName> projects = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable ProjectName> project = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Budget> budget = new SimpleObjectProperty<>();
    private final StringProperty tokens = new SimpleStringProperty("");
    private final StringProperty cost = new SimpleStringProperty("");
    private final StringProperty warnAt = new SimpleStringProperty("");
    private final ObjectProperty<OnLimit> onLimit = new SimpleObjectProperty<>(OnLimit.PAUSE);
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Told> told = new SimpleObjectProperty<>();

    public BudgetViewModel(ModelDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
        project.subscribe(now -> read(now));
    }

    /** Reads the projects; the first one is shown. */
    public void load() {
        tasks.run(desk::projects)
                .onSuccess(now -> {
                    if (!projects.equals(now)) {
                        projects.setAll(now);
                    }
                    ProjectName shown = project.get();
                    if (shown == null || !projects.contains(shown)) {
                        project.set(projects.isEmpty() ? null : projects.getFirst());
                    } else {
                        read(shown);
                    }
                })
                .start();
    }

    private void read(@Nullable ProjectName which) {
        told.set(null);
        if (which == null) {
            budget.set(null);
            return;
        }
        tasks.run(() -> desk.budget(which.id()))
                .onSuccess(now -> {
                    if (which.equals(project.get())) {
                        show(now);
                    }
                })
                .start();
    }

    private void show(Budget now) {
        budget.set(now);
        tokens.set(Long.toString(now.maxTokens()));
        cost.set(plain(now.maxCost()));
        warnAt.set(plain(now.warnAt().movePointRight(2)));
        onLimit.set(now.onLimit());
    }

    private static String plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.setScale(Math.max(0, bare.scale())).toPlainString();
    }

    /** Keeps what was typed as the budget of the project that is shown. */
    public void save() {
        ProjectName which = project.get();
        if (which == null || working.get()) {
            return;
        }
        Budget.Limits limits;
        try {
            limits = new Budget.Limits(
                    Typed.whole(tokens.get()),
                    Typed.number(cost.get()),
                    Typed.number(warnAt.get()).movePointLeft(2),
                    onLimit.get());
        } catch (NumberFormatException e) {
            told.set(new Told("model.budget.unreadable", "", true));
            return;
        } catch (IllegalArgumentException e) {
            told.set(new Told("model.answer", String.valueOf(e.getMessage()), true));
            return;
        }
        working.set(true);
        told.set(null);
        tasks.run(() -> desk.change(which.id(), limits))
                .onSuccess(now -> {
                    if (which.equals(project.get())) {
                        show(now);
                        told.set(new Told("model.budget.saved", which.name(), false));
                    }
                })
                .onFinally(() -> working.set(false))
                .start();
    }

    public ObservableList<ProjectName> projects() {
        return projects;
    }

    /** The project whose budget is shown; null when there is none. */
    public ObjectProperty<@Nullable ProjectName> project() {
        return project;
    }

    /** Its budget with what is used; null until it is known. */
    public ObjectProperty<@Nullable Budget> budget() {
        return budget;
    }

    public StringProperty tokens() {
        return tokens;
    }

    /** In US dollars, as typed. */
    public StringProperty cost() {
        return cost;
    }

    /** In percent, as typed. */
    public StringProperty warnAt() {
        return warnAt;
    }

    public ObjectProperty<OnLimit> onLimit() {
        return onLimit;
    }

    public BooleanProperty working() {
        return working;
    }

    /** What came of the last piece of work; null while there is nothing to say. */
    public ObjectProperty<@Nullable Told> told() {
        return told;
    }
}
