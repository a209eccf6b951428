package app.praetor.ui.settings;

import app.praetor.ui.task.UiTasks;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** How the workspace is locked. It keeps no secret but a recovery code, for as long as that is shown. */
public final class SecurityViewModel {
    /** Shorter ones are found by trying. */
    public static final int SHORTEST = 10;

    private final Security security;
    private final UiTasks tasks;
    private final ObjectProperty<Security.@Nullable State> state = new SimpleObjectProperty<>();
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final StringProperty problem = new SimpleStringProperty("");
    private final StringProperty problemText = new SimpleStringProperty("");
    private final StringProperty done = new SimpleStringProperty("");
    private final StringProperty recoveryCode = new SimpleStringProperty("");

    public SecurityViewModel(Security security, UiTasks tasks) {
        this.security = security;
        this.tasks = tasks;
    }

    /** Reads how it is locked. */
    public void load() {
        tasks.run(security::state).onSuccess(state::set).start();
    }

    /**
     * Sets a passphrase; all three are zeroed afterwards. False when they cannot be used, which {@link #problem} says.
     *
     * @param current empty when there is none yet
     */
    public boolean changePassphrase(char[] current, char[] next, char[] again) {
        boolean same = Arrays.equals(next, again);
        Arrays.fill(again, '\0');
        done.set("");
        problemText.set("");
        problem.set(next.length < SHORTEST ? "security.short" : same ? "" : "security.different");
        if (!problem.get().isEmpty()) {
            Arrays.fill(current, '\0');
            Arrays.fill(next, '\0');
            return false;
        }
        change(
                () -> {
                    try {
                        security.changePassphrase(current, next);
                    } finally {
                        Arrays.fill(current, '\0');
                        Arrays.fill(next, '\0');
                    }
                },
                "security.passphrase.set");
        return true;
    }

    /** Keeps the key on this device again; what is given is zeroed afterwards. */
    public void removePassphrase(char[] current) {
        change(
                () -> {
                    try {
                        security.removePassphrase(current);
                    } finally {
                        Arrays.fill(current, '\0');
                    }
                },
                "security.passphrase.removed");
    }

    /** Makes a recovery code and shows it. */
    public void newRecoveryCode() {
        change(
                () -> {
                    char[] code = security.newRecoveryCode();
                    String shown = new String(code);
                    Arrays.fill(code, '\0');
                    tasks.onUi(() -> recoveryCode.set(shown));
                },
                "");
    }

    /** The code was written down. */
    public void forgetRecoveryCode() {
        recoveryCode.set("");
    }

    /** Locks now. */
    public void lock() {
        security.lock();
    }

    private void change(UiTasks.Action work, String told) {
        if (working.get()) {
            return;
        }
        working.set(true);
        problem.set("");
        problemText.set("");
        done.set("");
        tasks.run(() -> {
                    work.run();
                    return security.state();
                })
                .onSuccess(now -> {
                    working.set(false);
                    state.set(now);
                    done.set(told);
                })
                .onError(Exception.class, failure -> {
                    working.set(false);
                    String said = failure.getMessage();
                    problemText.set(said == null ? failure.getClass().getSimpleName() : said);
                })
                .start();
    }

    /** How it is locked; null until it is known. */
    public ObjectProperty<Security.@Nullable State> state() {
        return state;
    }

    public BooleanProperty working() {
        return working;
    }

    /** Message key of what is wrong with what was typed; empty when nothing is. */
    public StringProperty problem() {
        return problem;
    }

    /** Why the last change did not happen, in words; empty when it did. */
    public StringProperty problemText() {
        return problemText;
    }

    /** Message key of what was done; empty when there is nothing to say. */
    public StringProperty done() {
        return done;
    }

    /** The code to be written down; empty when none is shown. */
    public StringProperty recoveryCode() {
        return recoveryCode;
    }
}
