package app.praetor.ui.unlock;

import app.praetor.ui.task.UiTasks;
import app.praetor.ui.unlock.Door.Way;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One secret, one try at a time. It keeps no secret: what is submitted is zeroed after the try. */
public final class UnlockViewModel {
    private final Door door;
    private final UiTasks tasks;
    private final Runnable opened;
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.PASSPHRASE);
    private final StringProperty problem = new SimpleStringProperty("");
    private final BooleanProperty trying = new SimpleBooleanProperty();

    /**
     * @param problem why the workspace stayed locked so far; empty when nothing was tried
     * @param opened runs on the JavaFX thread when the workspace is open
     */
    public UnlockViewModel(Door door, UiTasks tasks, String problem, Runnable opened) {
        this.door = door;
        this.tasks = tasks;
        this.opened = opened;
        this.problem.set(problem);
        way.subscribe((before, now) -> this.problem.set(""));
    }

    /** Tries the secret and zeroes it. False when it is empty or another try is under way. */
    public boolean submit(char[] secret) {
        if (secret.length == 0 || trying.get()) {
            Arrays.fill(secret, '\0');
            return false;
        }
        Way now = way.get();
        trying.set(true);
        problem.set("");
        tasks.run(() -> {
                    try {
                        door.unlock(now, secret);
                        return true;
                    } finally {
                        Arrays.fill(secret, '\0');
                    }
                })
                .onSuccess(done -> {
                    trying.set(false);
                    opened.run();
                })
                .onError(Exception.class, failure -> {
                    trying.set(false);
                    String said = failure.getMessage();
                    problem.set(said == null ? failure.getClass().getSimpleName() : said);
                })
                .start();
        return true;
    }

    /** Whether there is another way to choose. */
    public boolean hasRecoveryCode() {
        return door.hasRecoveryCode();
    }

    /** What is asked for. */
    public ObjectProperty<Way> way() {
        return way;
    }

    /** Why it stayed locked, in words for the person; empty when nothing is wrong. */
    public StringProperty problem() {
        return problem;
    }

    /** True from the click until the answer, which takes its time. */
    public BooleanProperty trying() {
        return trying;
    }
}
