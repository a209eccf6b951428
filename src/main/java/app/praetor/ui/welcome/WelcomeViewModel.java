package app.praetor.ui.welcome;

import app.praetor.ui.task.UiTasks;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Two names and two ways to begin. */
public final class WelcomeViewModel {
    private static final int LONGEST = 255;

    private final Starter starter;
    private final UiTasks tasks;
    private final Runnable opened;
    private final @Nullable Runnable back;
    private final BooleanProperty ownFile = new SimpleBooleanProperty();
    private final StringProperty workspace = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty workspaceProblem = new SimpleStringProperty("");
    private final StringProperty userProblem = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Throwable> failure = new SimpleObjectProperty<>();

    /**
     * @param opened runs on the JavaFX thread when the workspace is there
     */
    public WelcomeViewModel(Starter starter, UiTasks tasks, Runnable opened) {
        this(starter, tasks, opened, null, false);
    }

    /**
     * The same for another organization of a workspace.
     *
     * @param back returns to the one that was open; null in a first start
     * @param ownFile what is proposed for its file
     */
    public WelcomeViewModel(Starter starter, UiTasks tasks, Runnable opened, @Nullable Runnable back, boolean ownFile) {
        this.back = back;
        this.ownFile.set(ownFile);
        this.starter = starter;
        this.tasks = tasks;
        this.opened = opened;
        workspace.subscribe(text -> clear(workspaceProblem));
        user.subscribe(text -> clear(userProblem));
    }

    /** Checks both names and makes the workspace; false when a name is missing. */
    public boolean create() {
        workspaceProblem.set(problem(workspace.get()));
        userProblem.set(problem(user.get()));
        if (!workspaceProblem.get().isEmpty() || !userProblem.get().isEmpty()) {
            return false;
        }
        String name = workspace.get().strip();
        String who = user.get().strip();
        boolean own = ownFile.get();
        start(() -> starter.create(name, who, own));
        return true;
    }

    /**
     * Makes a workspace with the sample; names that were not given are taken from the arguments.
     *
     * @param workspaceName what to call the workspace when the field is empty
     * @param userName what to call the user when the field is empty
     */
    public void trySample(String workspaceName, String userName) {
        String name =
                workspace.get().isBlank() ? workspaceName : workspace.get().strip();
        String who = user.get().isBlank() ? userName : user.get().strip();
        start(() -> starter.trySample(name, who));
    }

    private void start(Runnable work) {
        if (working.get()) {
            return;
        }
        working.set(true);
        failure.set(null);
        tasks.run(() -> {
                    work.run();
                    return true;
                })
                .busy(busy)
                .onSuccess(done -> {
                    working.set(false);
                    opened.run();
                })
                .onError(Throwable.class, problem -> {
                    working.set(false);
                    failure.set(problem);
                })
                .start();
    }

    private static String problem(String text) {
        String name = text.strip();
        return name.isEmpty() ? "welcome.missing" : name.length() > LONGEST ? "welcome.toolong" : "";
    }

    private static void clear(StringProperty problem) {
        if (!Objects.equals(problem.get(), "")) {
            problem.set("");
        }
    }

    /** Whether this adds to a workspace that exists. */
    public boolean another() {
        return back != null;
    }

    /** Leaves without making anything. */
    public void back() {
        if (back != null && !working.get()) {
            back.run();
        }
    }

    /** Whether the organization gets a file of its own. */
    public BooleanProperty ownFile() {
        return ownFile;
    }

    public StringProperty workspace() {
        return workspace;
    }

    public StringProperty user() {
        return user;
    }

    /** Message key of what is wrong with the workspace's name; empty when nothing is. */
    public StringProperty workspaceProblem() {
        return workspaceProblem;
    }

    /** Message key of what is wrong with the user's name; empty when nothing is. */
    public StringProperty userProblem() {
        return userProblem;
    }

    public BooleanProperty busy() {
        return busy;
    }

    /** True from the click until the answer, however quick: a second click does nothing. */
    public BooleanProperty working() {
        return working;
    }

    public ObjectProperty<@Nullable Throwable> failure() {
        return failure;
    }
}
